// What is new since a reader's last visit: a mark beside each entry of a list that was not there then. Only who asks for it gets
// it, since the browser has to keep when lists were looked at and what stood in them. Nothing of that is sent.

import { find, onPages } from "./elements.js";
import { say } from "./words.js";
import { afterLook, begin, isNew } from "./visits.js";

const NAME = "__since";

/** @returns {import("./visits.js").Visits | null} what is kept; null for who has not asked for it */
const kept = () => window.__md_get(NAME);

/** Whether this browser keeps anything; else nothing is offered. */
function canKeep() {
  try {
    return !!localStorage;
  } catch {
    return false;
  }
}

/** The days of entries are the editors', so they are named as the page names days. @param {string} day */
function dayWords(day) {
  const { lang } = document.documentElement;
  const words = new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
  return words.format(new Date(day));
}

/** An entry by its day and its address: the same dataset may change again. @param {HTMLElement} entry */
const keyOf = (entry) => `${entry.dataset.day} ${find(entry, ":is(h2, h3, h4) a", HTMLAnchorElement).pathname}`;

/**
 * Mark an entry, for the eye by the style sheet, for screen readers by a word; or take both away.
 * @param {HTMLElement} entry
 * @param {boolean} marked
 */
function markEntry(entry, marked) {
  entry.classList.toggle("is-new", marked);
  entry.querySelector(".new-word")?.remove();
  if (!marked) return;
  const word = document.createElement("span");
  Object.assign(word, {
    className: "new-word unseen",
    lang: document.documentElement.lang,
    textContent: `${say("New:")} `,
  });
  find(entry, ":is(h2, h3, h4) a").prepend(word);
}

/**
 * @param {import("./visits.js").Visits | null} visits
 * @param {boolean} some whether anything is new
 */
function statusWords(visits, some) {
  if (!visits) return "";
  if (!visits.since) return say("Marked from your next visit on");
  const day = dayWords(visits.since);
  return some ? say("New since %(day)s", { day }) : say("Nothing new since %(day)s", { day });
}

/** Mark what is new on this page, and say beside each list what the marks mean. */
function show() {
  const lines = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".since"));
  if (!lines.length || !canKeep()) return;
  const visits = kept();
  for (const entry of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-day]")))
    markEntry(entry, !!visits && isNew(visits, keyOf(entry)));
  for (const line of lines) {
    const some = !!(line.closest("section") ?? document).querySelector(".is-new");
    find(line, "[role=status]").textContent = statusWords(visits, some);
    const button = line.querySelector("button");
    if (button) button.textContent = (visits ? button.dataset.stop : button.dataset.start) ?? "";
    line.dataset.ready = "";
    line.classList.toggle("some", some);
  }
}

/** Note what the lists of this page show. */
function look() {
  const visits = kept();
  const entries = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-day]")]);
  if (visits && document.querySelector(".since"))
    window.__md_set(NAME, afterLook(visits, entries.map(keyOf), Date.now()));
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element && target.closest(".since button"))) return;
  if (kept()) localStorage.removeItem(`${window.__md_scope.pathname}.${NAME}`);
  else window.__md_set(NAME, begin(null, Date.now()));
  look();
  show();
});

onPages(() => {
  const visits = kept();
  if (visits && document.querySelector(".since")) window.__md_set(NAME, begin(visits, Date.now()));
  show();
  look();
});
