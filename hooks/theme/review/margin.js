// Where notes stand: each beside its words in the margin of a wide window, and below their paragraph in a narrow one.

import { find, mark } from "./quote.js";

/** @import { NoteElement, Read, Target } from "../../types/review" */

const GAP = 12; // Between two notes in the margin, in CSS pixels.

/**
 * The element beside which a note belongs, with its words marked; null if they are not found. `id` names the marks.
 * @param {Read} content
 * @param {Target} target
 * @param {string} id
 * @returns {HTMLElement | null}
 */
export function locate(content, target, id) {
  if (target.exact) {
    const stretch = find(content, target);
    if (stretch) {
      const marks = mark(content, stretch, () =>
        Object.assign(document.createElement("mark"), { className: "quoted" }),
      );
      for (const element of marks) element.dataset.of = id;
      return marks[0];
    }
  }
  return target.chart ? document.getElementById(target.chart) : null;
}

/**
 * Take the marks with an id away.
 * @param {string} id
 */
export function unmark(id) {
  for (const element of document.querySelectorAll("mark.quoted")) {
    if (element.dataset.of !== id) continue;
    const { parentNode } = element;
    element.replaceWith(...element.childNodes);
    parentNode?.normalize();
  }
}

/**
 * Put a note beside its words. The form stands before the notes that are there: whoever writes sees the words.
 * @param {HTMLElement} text
 * @param {HTMLElement} place
 * @param {NoteElement} note
 */
export function putBeside(text, place, note) {
  let block = place;
  while (block.parentElement && block.parentElement !== text) block = block.parentElement;
  // Notes on the title or the standfirst begin the text; others follow their paragraph, and the notes that do so already.
  let next = block.parentElement === text ? block.nextElementSibling : text.firstElementChild;
  while (!note.matches(".note-form") && next?.matches(".note")) next = next.nextElementSibling;
  text.insertBefore(note, next);
  note.quoted = place;
}

/**
 * In the margin each note begins beside its words, or below the note before it. All is measured before anything moves.
 * @param {{ text: HTMLElement }} desk
 */
export function arrange({ text }) {
  const notes = /** @type {NoteElement[]} */ ([...text.querySelectorAll(":scope > .note")]);
  document.body.classList.toggle("noted", notes.length > 0);
  const margin = notes.length > 0 && getComputedStyle(notes[0]).position === "absolute";
  const top = text.getBoundingClientRect().top;
  const boxes = notes.map((note) => [
    (note.quoted?.isConnected ? note.quoted : note).getBoundingClientRect().top - top,
    note.offsetHeight,
  ]);
  let free = 0;
  notes.forEach((note, index) => {
    if (!margin) return note.style.removeProperty("top");
    const at = Math.max(boxes[index][0], free);
    note.style.top = `${at}px`;
    free = at + boxes[index][1] + GAP;
  });
  text.style.setProperty("--notes-end", `${free}px`);
}
