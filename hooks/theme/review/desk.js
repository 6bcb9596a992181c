// Narrows the desk to what waits for a person or an institute. The choice stands in the address, so it can be bookmarked.

const KEYS = ["person", "institute"];

function enhance(form) {
  const address = new URL(location.href);
  for (const key of KEYS) form.elements[key].value = address.searchParams.get(key) ?? "";
  form.hidden = false;
  form.addEventListener("change", () => {
    const changed = new URL(location.href);
    for (const key of KEYS) {
      if (form.elements[key].value) changed.searchParams.set(key, form.elements[key].value);
      else changed.searchParams.delete(key);
    }
    history.replaceState(history.state, "", changed);
    narrow(form);
  });
  narrow(form);
}

function narrow(form) {
  const { person, institute } = Object.fromEntries(KEYS.map((key) => [key, form.elements[key].value]));
  const rows = [...document.querySelectorAll(".desk [data-people]")];
  for (const row of rows) {
    const people = row.dataset.people.split(" ");
    const institutes = row.dataset.institutes.split(" ");
    row.hidden = Boolean((person && !people.includes(person)) || (institute && !institutes.includes(institute)));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  form.querySelector("[role=status]").textContent = person || institute ? `${shown} of ${rows.length} rows are shown.` : "";
}

// Instant navigation puts a new page in place of the old one.
document$.subscribe(() => {
  const form = document.querySelector(".desk-filter");
  if (form && form.hidden) enhance(form);
});
