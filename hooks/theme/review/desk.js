// Narrows the desk to what waits for a person or an institute. The choice stands in the address, so it can be bookmarked.

import { find, onPages } from "../assets/elements.js";
import { say } from "../assets/words.js";

const KEYS = ["person", "institute"];

/**
 * @param {Element} filter
 * @param {string} key
 * @returns {HTMLSelectElement}
 */
const field = (filter, key) => find(filter, `[name=${key}]`, HTMLSelectElement);

/** @param {HTMLElement} filter */
function enhance(filter) {
  const address = new URL(location.href);
  for (const key of KEYS) field(filter, key).value = address.searchParams.get(key) ?? "";
  filter.hidden = false;
  filter.addEventListener("change", () => {
    const changed = new URL(location.href);
    for (const key of KEYS) {
      const { value } = field(filter, key);
      if (value) changed.searchParams.set(key, value);
      else changed.searchParams.delete(key);
    }
    history.replaceState(history.state, "", changed);
    narrow(filter);
  });
  narrow(filter);
}

/** @param {HTMLElement} filter */
function narrow(filter) {
  const { person, institute } = Object.fromEntries(KEYS.map((key) => [key, field(filter, key).value]));
  const rows = [...document.querySelectorAll(".desk [data-people]")];
  for (const row of rows) {
    const people = (row.dataset.people ?? "").split(" ");
    const institutes = (row.dataset.institutes ?? "").split(" ");
    row.hidden = Boolean((person && !people.includes(person)) || (institute && !institutes.includes(institute)));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  find(filter, "[role=status]").textContent =
    person || institute ? say("%(shown)s of %(total)s rows are shown.", { shown, total: rows.length }) : "";
}

// Instant navigation puts a new page in place of the old one.
onPages(() => {
  const filter = document.querySelector(".desk-filter");
  if (filter?.hidden) enhance(filter);
});
