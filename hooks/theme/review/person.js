// Who writes: chosen once, and remembered by the browser.

import { keepText, recall } from "./storage.js";

/** @import { Person } from "../../types/review" */

const KEY = "review-by";

/** @type {() => string} */
export const person = () => recall("localStorage", KEY) ?? "";

/** @param {string} slug */
export function choose(slug) {
  keepText("localStorage", KEY, slug);
  showOwn();
}

// One's own notes and replies can be changed.
export function showOwn() {
  const slug = person();
  const me = /** @type {HTMLSelectElement | null} */ (document.querySelector("[name=me]"));
  if (me && [...me.options].some(({ value }) => value === slug)) me.value = slug;
  for (const tools of document.querySelectorAll(".note-own")) tools.hidden = !slug || tools.dataset.by !== slug;
}

/**
 * @param {HTMLSelectElement} select
 * @param {Person[]} people
 */
export function fill(select, people) {
  select.append(...people.map(({ slug, name }) => new Option(name, slug)));
  select.value = person();
  if (select.selectedIndex < 0) select.value = "";
}
