// The bar of a preview: it shows changes, copies the link to a paragraph, and leads from a finding or a note to its place.

import { find, onPages, target } from "../assets/elements.js";
import { say } from "../assets/words.js";
import { enhance as enhanceNotes } from "./notes.js";
import { current, highlight, removeHighlight } from "./place.js";
import { keepText, recall } from "./storage.js";

const SHOWN_KEY = "review-changes"; // In the storage of the tab: kept from page to page and through reloads.

/** @param {HTMLElement} bar */
function enhance(bar) {
  const end = bar.querySelector("[data-end]")?.dataset.end;
  if (end && Date.now() >= Date.parse(end)) return close(bar);
  const status = find(bar, ".review-status");
  const article = document.querySelector(".page article");

  const changes = bar.querySelector(".review-changes");
  /** @param {boolean} on */
  const show = (on) => {
    document.body.classList.toggle("show-changes", on);
    changes?.setAttribute("aria-pressed", String(on));
  };
  show(Boolean(changes) && recall("sessionStorage", SHOWN_KEY) === "yes");
  changes?.addEventListener("click", () => {
    const on = changes.getAttribute("aria-pressed") !== "true";
    keepText("sessionStorage", SHOWN_KEY, on ? "yes" : "no");
    show(on);
    if (on) article?.querySelector(".change, .change-new")?.scrollIntoView({ block: "center" });
  });

  const copy = bar.querySelector(".review-copy");
  for (const type of ["focus", "pointerenter"]) copy?.addEventListener(type, () => article && highlight(article));
  for (const type of ["blur", "pointerleave"]) copy?.addEventListener(type, removeHighlight);
  copy?.addEventListener("click", async () => {
    const block = article && current(article);
    const link = new URL(location.href);
    link.hash = block?.id ?? "";
    history.replaceState(history.state, "", link);
    try {
      await navigator.clipboard.writeText(link.href);
      status.textContent = say("Copied. The address leads to the paragraph that is marked.");
    } catch {
      status.textContent = say("The address of this page now leads to the paragraph that is marked.");
    }
  });

  // A panel closes when one of its links is followed.
  bar.addEventListener("click", (event) => {
    if (target(event).closest(".review-panel a")) target(event).closest("details")?.removeAttribute("open");
  });
  bar.addEventListener("keydown", (event) => {
    const open =
      event.key === "Escape" && /** @type {HTMLDetailsElement | null} */ (bar.querySelector("details[open]"));
    if (!open) return;
    open.open = false;
    find(open, "summary").focus();
  });
  if (article) enhanceNotes(article, bar);
}

/**
 * A preview that is a folder of files can be read by everybody who has the files. After its last day a browser no longer
 * shows it.
 * @param {HTMLElement} bar
 */
function close(bar) {
  find(bar, ".review-line").remove();
  find(bar, "[data-end]").textContent = say("This preview has ended. Ask the editors for a new one.");
  find(document, ".page").replaceChildren();
}

// Instant navigation puts a new bar and a new article in place of the old ones.
onPages(() => {
  const bar = document.querySelector(".review");
  if (!bar || bar.dataset.ready) return;
  bar.dataset.ready = "";
  enhance(bar);
});
