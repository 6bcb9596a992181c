// Who writes: chosen once, and remembered by the browser.

const KEY = "review-by";
let chosen = "";

export function person() {
  try {
    return localStorage.getItem(KEY) ?? chosen;
  } catch {
    return chosen;
  }
}

export function choose(slug) {
  chosen = slug;
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // (kept until the page is left)
  }
  showOwn();
}

// One's own notes and replies can be changed.
export function showOwn() {
  const slug = person();
  const me = document.querySelector("[name=me]");
  if (me && [...me.options].some(({ value }) => value === slug)) me.value = slug;
  for (const tools of document.querySelectorAll(".note-own")) tools.hidden = !slug || tools.dataset.by !== slug;
}

export function fill(select, people) {
  select.append(...people.map(({ slug, name }) => new Option(name, slug)));
  select.value = person();
  if (select.selectedIndex < 0) select.value = "";
}
