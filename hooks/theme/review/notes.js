// Shows each note on a piece beside its words, and gives the ways to write if the preview takes notes. What is written is
// text and is shown as text.

import { find, target } from "../assets/elements.js";
import { say } from "../assets/words.js";
import { showDrafts } from "./draft_list.js";
import { drafts, follow, newKey } from "./drafts.js";
import { shorten } from "./long_text.js";
import { arrange, locate, putBeside } from "./margin.js";
import { changedElsewhere, openForm, restore, submit } from "./note_form.js";
import { choose, fill, showOwn } from "./person.js";
import { read } from "./quote.js";
import { firstTarget } from "./subject.js";
import { fetchState } from "./writing.js";

/** @import { Desk, Draft, NoteElement, Target } from "../../types/review" */

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} bar
 */
export function enhance(article, bar) {
  const section = document.querySelector(".notes");
  if (!section) return;
  const text = article.querySelector(".text") ?? article;
  const { notes: address = "", blocks = "", aside = "" } = section.dataset;
  const arrangeAll = () => arrange({ text });
  /** @type {Desk} */
  const desk = {
    section,
    article,
    text,
    bar,
    address,
    state: null,
    form: null,
    read: () => read(article, blocks, aside),
    arrange: arrangeAll,
    open: (draft) => open(desk, draft),
    put: (element, draft, id) => put(desk, element, draft, id),
    // Fonts, pictures and charts come later and move what stands below them.
    sizes: new ResizeObserver(arrangeAll),
  };
  placeNotes(desk);
  for (const element of text.children) desk.sizes.observe(element);
  desk.sizes.observe(text);
  document.fonts?.ready.then(desk.arrange);
  if (!address) return; // This preview takes no notes: they are for reading.
  follow(address, (before, after) => changedElsewhere(desk, before, after));
  begin(desk);
}

/**
 * Ask the preview for what is needed to write. If it does not answer, what was written is there all the same.
 * @param {Desk} desk
 */
async function begin(desk) {
  const { section } = desk;
  const status = find(section, ".notes-status");
  const again = find(section, ".notes-again");
  const state = await fetchState(desk);
  again.hidden = !state.error;
  section.classList.add("writable");
  if (state.error) {
    status.textContent = `${say("Notes cannot be written now.")} ${state.error.message} ${state.error.hint ?? ""}`;
    again.onclick = () => begin(desk);
    return showDrafts(desk);
  }
  status.textContent = "";
  desk.state = state;
  enableWriting(desk);
  restore(desk);
}

/**
 * Put each open note beside its words. Notes whose words are not found get a list of their own.
 * @param {Desk} desk
 */
function placeNotes(desk) {
  const { section, article, text } = desk;
  const content = desk.read();
  const lost = find(section, ".notes-lost");
  for (const note of section.querySelectorAll(".notes-open > .note")) {
    const place = locate(content, note.dataset, note.dataset.note ?? "");
    if (place) putBeside(text, place, note);
    else if (!("whole" in note.dataset)) lost.append(note);
  }
  for (const words of document.querySelectorAll(":is(.note-body, .note-suggestion)")) shorten(words, desk.arrange);
  lost.hidden = !lost.querySelector(".note");
  article.addEventListener("click", (event) => {
    const id = target(event).closest("mark.quoted")?.dataset.of;
    const note = id && document.getElementById(`note-${id}`);
    if (note && !target(event).closest("a")) note.focus();
  });
  arrange(desk);
}

/**
 * Show the buttons by which notes are written.
 * @param {Desk} desk
 */
function enableWriting(desk) {
  const { bar, article, section, state } = desk;
  const button = find(bar, ".review-note");
  button.hidden = false;
  // A click on the button would take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => open(desk, newNote(firstTarget(desk))));
  find(section, ".note-whole").addEventListener("click", () => open(desk, newNote({ whole: true })));
  const me = find(section, "[name=me]", HTMLSelectElement);
  fill(me, state?.people ?? []);
  me.addEventListener("change", () => choose(me.value));
  find(section, ".notes-me").hidden = false;
  for (const tools of document.querySelectorAll(".note .note-tools")) tools.hidden = false;
  showOwn();
  for (const root of [article, section]) root.addEventListener("click", (event) => act(desk, event));
}

/**
 * @param {Target} subject
 * @returns {Draft}
 */
const newNote = (subject) => ({ key: newKey("note"), action: "note", target: subject });

/**
 * @param {Desk} desk
 * @param {Event} event
 */
function act(desk, event) {
  const button = target(event).closest("button[data-action]");
  const note = button?.closest("[data-note]");
  if (!button || !note) return;
  const { action = "" } = button.dataset;
  const answer = button.closest("[data-reply]");
  const id = note.dataset.note;
  const of = answer?.dataset.reply;
  if (action === "reply") return open(desk, { key: newKey(action), action, note: id });
  if (action === "edit") {
    const original = find(answer ?? note, ".note-body").textContent;
    const first = of ? undefined : note.dataset.suggestion;
    return open(desk, {
      key: newKey(action),
      action,
      note: id,
      of,
      original,
      first,
      body: original,
      suggestion: first,
    });
  }
  if (action === "delete" && !button.dataset.sure) {
    button.dataset.sure = "yes";
    button.textContent = say("Delete it? Press again");
    button.addEventListener(
      "blur",
      () => {
        delete button.dataset.sure;
        button.textContent = say("Delete");
      },
      { once: true },
    );
    return;
  }
  submit(desk, { action, note: id, of }, find(note, ":scope > .note-status"));
}

/**
 * Open a form where it belongs. An answer or a change to the same words that was begun before goes on.
 * @param {Desk} desk
 * @param {Draft} draft
 */
function open(desk, draft) {
  /** @param {Draft} other */
  const isSame = (other) =>
    draft.note && other.action === draft.action && other.note === draft.note && other.of === draft.of;
  openForm(desk, drafts(desk.address).find(isSame) ?? draft);
}

/**
 * Put a form or a draft where it belongs: beside its words, below the note that it is about, or at the end of the page.
 * @param {Desk} desk
 * @param {NoteElement} element
 * @param {Draft} draft
 * @param {string} id
 */
function put({ section, text, read: readText }, element, draft, id) {
  const note = draft.note ? /** @type {NoteElement | null} */ (document.getElementById(`note-${draft.note}`)) : null;
  const place = !note && draft.target ? locate(readText(), draft.target, id) : null;
  if (note) {
    note.after(element);
    note.closest("details")?.setAttribute("open", ""); // (a note that was resolved or deleted)
    element.quoted = note.quoted;
  } else if (place) putBeside(text, place, element);
  else find(section, ".notes-open").before(element);
}
