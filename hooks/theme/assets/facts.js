// Shows in a card where a fact comes from: on hover, on focus or on tap (a second tap follows the link). Without this script
// the link has a title. All facts share one card. Screen readers get it as the description of the link.

import { say } from "./words.js";

const card = Object.assign(document.createElement("div"), {
  id: "fact-card",
  className: "fact-card",
  role: "tooltip",
  hidden: true,
});
/** @type {HTMLElement | null} */
let link = null; // The link whose card is shown.
/** @type {number | undefined} */
let leaving = 0;
/** @type {HTMLElement | null} */
let tapped = null; // The fact under a finger whose card was not shown when the finger came down.

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
const fact = (event) => (event.target instanceof Element ? event.target.closest("a.fact") : null);
/**
 * @param {string | undefined} text
 * @param {string} className
 */
const line = (text, className = "") => Object.assign(document.createElement("p"), { textContent: text, className });

/** @param {HTMLElement} to */
function show(to) {
  clearTimeout(leaving);
  if (link === to) return;
  hide();
  link = to;
  // With a title, the browser's own tooltip would cover the card.
  if (to.title) {
    to.dataset.title = to.title;
    to.removeAttribute("title");
  }
  const [label, ...rest] = (to.dataset.title ?? "").split("\n");
  const amount = /^(true|false)$/.test(to.dataset.value ?? "") ? [] : [line(rest.shift(), "fact-value")];
  card.replaceChildren(line(label), ...amount, ...rest.map((text) => line(text, "fact-origin")));
  if (!card.isConnected) (document.querySelector("main") ?? document.body).append(card);
  card.hidden = false;
  place(to.getBoundingClientRect(), card.getBoundingClientRect());
  to.setAttribute("aria-describedby", card.id);
}

/**
 * Put the card below the words, or above them if there is no room below; never beyond the edge of the window.
 * @param {DOMRect} words
 * @param {DOMRect} size
 */
function place(words, { width, height }) {
  const above = words.bottom + height + 16 > innerHeight && words.top > height + 16;
  const top = above ? words.top - height - 6 : words.bottom + 6;
  const left = Math.max(16, Math.min(words.left, document.documentElement.clientWidth - width - 16));
  const origin = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
  Object.assign(card.style, { top: `${top - origin.top}px`, left: `${left - origin.left}px` });
}

function hide() {
  clearTimeout(leaving);
  link?.removeAttribute("aria-describedby");
  link = null;
  card.hidden = true;
}

// Wait before hiding: the pointer may move from the words to the card.
const leave = () => {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (!link?.matches(":hover, :focus-visible") && !card.matches(":hover")) hide();
  }, 200);
};

document.addEventListener("pointerover", (event) => {
  const under = fact(event);
  if (event.pointerType !== "touch" && under) show(under);
});
document.addEventListener("pointerout", (event) => {
  if (event.pointerType !== "touch" && link) leave();
});
document.addEventListener("focusin", (event) => {
  const under = fact(event);
  if (under?.matches(":focus-visible")) show(under);
});
document.addEventListener("focusout", () => {
  if (link) leave();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
});
document.addEventListener("pointerdown", (event) => {
  const under = fact(event);
  tapped = event.pointerType === "touch" && under !== link ? under : null;
  if (!under && !card.contains(/** @type {Node} */ (event.target))) hide();
});
// In the capture phase, so that it runs before the site's own navigation.
document.addEventListener(
  "click",
  (event) => {
    const under = fact(event);
    if (!under) return;
    if (under === tapped) {
      event.preventDefault();
      event.stopPropagation();
      show(under);
      card.append(line(say("Tap again to go to the data"), "fact-more"));
      place(under.getBoundingClientRect(), card.getBoundingClientRect());
      tapped = null;
    } else hide();
  },
  { capture: true },
);
// What the card says last on a phone can be tapped, too.
card.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest(".fact-more")) link?.click();
});
// A phone is turned, a page zoomed, something above the words has opened: they stand elsewhere then.
new ResizeObserver(() => {
  if (link) place(link.getBoundingClientRect(), card.getBoundingClientRect());
}).observe(document.body);
window.document$?.subscribe(hide);
