// The end of a piece: copies its citation and its address, and opens the system's sheet for sharing; other pages have such
// buttons for the addresses of feeds. Beside a long text its footnotes, where there is room. And what is far down on a page, when
// the first view stands. Without this script the address is a link, and the notes stand below the text.

import { onPages } from "./elements.js";

const WIDE = matchMedia("(min-width: 88em)");
const GAP = 12; // Between two notes, in CSS pixels.

/**
 * Copy what a button names, and say that it was done.
 * @param {HTMLElement} tools
 * @param {string | undefined} what "text" for the citation, "address" for the link
 */
async function copy(tools, what) {
  const citation = document.getElementById("__citation")?.textContent ?? "";
  const status = /** @type {HTMLElement} */ (tools.querySelector("[role=status]"));
  try {
    await navigator.clipboard.writeText(what === "text" ? citation.trim() : (tools.dataset.address ?? ""));
    status.textContent = status.dataset.done ?? "";
  } catch {
    status.textContent = status.dataset.failed ?? "";
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest(".piece-tools button");
  if (!(button instanceof HTMLElement)) return;
  const tools = /** @type {HTMLElement} */ (button.closest(".piece-tools"));
  const { address: url, title } = tools.dataset;
  if (button.dataset.copy) copy(tools, button.dataset.copy);
  else navigator.share({ title, url }).catch(() => {}); // The reader has closed the sheet.
});

function showTools() {
  for (const tools of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".piece-tools"))) {
    tools.hidden = false;
    const share = /** @type {HTMLElement | null} */ (tools.querySelector("[data-share]"));
    if (share) share.hidden = !("share" in navigator);
  }
}

/**
 * A copy of a footnote for those who see it: the note itself stays where screen readers and links find it.
 * @param {HTMLElement} note
 * @param {string} number
 */
function copyOf(note, number) {
  const shown = document.createElement("div");
  shown.className = "side-note";
  shown.append(...note.cloneNode(true).childNodes);
  for (const back of shown.querySelectorAll(".footnote-backref")) back.remove();
  for (const element of shown.querySelectorAll("[id]")) element.removeAttribute("id");
  for (const link of shown.querySelectorAll("a")) link.tabIndex = -1;
  (shown.firstElementChild ?? shown).setAttribute("data-number", number);
  return shown;
}

/** Put a copy of each footnote beside its first mark. In a preview the notes of reviewers stand there. */
function placeNotes() {
  document.querySelector(".side-notes")?.remove();
  const body = document.querySelector(".piece-body");
  if (!body || !WIDE.matches || document.querySelector(".notes")) return;
  const side = document.createElement("div");
  side.className = "side-notes";
  side.ariaHidden = "true";
  const top = body.getBoundingClientRect().top;
  const seen = new Set();
  const placed = [];
  for (const mark of /** @type {NodeListOf<HTMLAnchorElement>} */ (body.querySelectorAll("a.footnote-ref"))) {
    const note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
    if (!note || seen.has(note)) continue;
    seen.add(note);
    placed.push({ shown: copyOf(note, mark.textContent.trim()), at: mark.getBoundingClientRect().top - top });
  }
  if (!placed.length) return;
  side.append(...placed.map(({ shown }) => shown));
  body.append(side);
  // All is measured before anything moves.
  const heights = placed.map(({ shown }) => shown.offsetHeight);
  let free = 0;
  placed.forEach(({ shown, at }, index) => {
    const place = Math.max(at, free);
    shown.style.top = `${place}px`;
    free = place + heights[index] + GAP;
  });
}

let waiting = 0;
const watcher = new ResizeObserver(() => {
  cancelAnimationFrame(waiting);
  waiting = requestAnimationFrame(placeNotes);
});

/** Lay out what the first view could do without, part by part: who saves or prints the page gets the whole. */
function layOutRest() {
  const part = document.querySelector(".far");
  if (!part) return; // (`data-whole` stays: it may be meant for the page to which a reader is on the way back.)
  part.classList.remove("far");
  if (document.querySelector(".far")) whenIdle(layOutRest);
  else document.documentElement.removeAttribute("data-whole");
}

const PATIENCE = 500; // Milliseconds. On busy phones a browser may never find the time by itself.

/** @param {() => void} done what is done as soon as the browser has time */
const whenIdle = (done) =>
  typeof requestIdleCallback === "function" ? requestIdleCallback(done, { timeout: PATIENCE }) : setTimeout(done, 200);

WIDE.addEventListener("change", placeNotes);
onPages(() => {
  showTools();
  whenIdle(layOutRest);
  watcher.disconnect();
  // (Once here, it looks at each page by itself.)
  if (document.querySelector(".since")) import("./since.js");
  const text = document.querySelector(".piece-body > .text");
  if (text?.querySelector("a.footnote-ref")) watcher.observe(text);
});
