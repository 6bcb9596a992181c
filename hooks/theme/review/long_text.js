// A long note would push all others away: it is shown in part at first, and then scrolls within itself.

import { say } from "../assets/words.js";

const MOST = 500; // Characters that are shown as they are,
const MOST_LINES = 8; // and lines, as in review.css.

/**
 * Shorten a text if it is long. `changed` is called when its height has changed.
 * @param {HTMLElement} element
 * @param {() => void} changed
 */
export function shorten(element, changed) {
  const { textContent } = element;
  if (textContent.length <= MOST && textContent.split("\n").length <= MOST_LINES) return;
  const button = Object.assign(document.createElement("button"), { type: "button" });
  /** @param {boolean} isOpen */
  const show = (isOpen) => {
    element.classList.toggle("shortened", !isOpen);
    element.classList.toggle("lengthened", isOpen);
    if (isOpen)
      element.tabIndex = 0; // (so that the arrow keys scroll it)
    else element.removeAttribute("tabindex");
    element.scrollTop = 0;
    button.textContent = isOpen ? say("Show less") : say("Show all");
    button.setAttribute("aria-expanded", String(isOpen));
    changed();
  };
  element.after(button);
  button.addEventListener("click", () => show(element.matches(".shortened")));
  show(false);
}
