// Shows each note on a piece beside its words, and gives the ways to write if the preview takes notes. What is written is
// text and is shown as text.

import { drafts } from "./drafts.js";
import { openForm, restore, submit } from "./note_form.js";
import { choose, fill, showOwn } from "./person.js";
import { find, mark, read } from "./quote.js";
import { firstTarget } from "./subject.js";
import { fetchState } from "./writing.js";

const GAP = 12; // Between two notes in the margin, in CSS pixels.
const LONG = 500; // A note of more characters is shown in part at first.

export function enhance(article, bar) {
  const section = document.querySelector(".notes");
  if (!section) return;
  const text = article.querySelector(".text") ?? article;
  const { notes: address, blocks } = section.dataset;
  const desk = { section, article, text, bar, address, blocks, state: null, form: null };
  desk.arrange = () => arrange(desk);
  desk.open = (draft) => open(desk, draft);
  placeNotes(desk);
  // Fonts, pictures and charts come later and move what stands below them.
  desk.sizes = new ResizeObserver(desk.arrange);
  for (const element of [text, ...text.querySelectorAll(":scope > .note")]) desk.sizes.observe(element);
  document.fonts?.ready.then(desk.arrange);
  fetchState(desk).then((state) => {
    if (!state) return; // This preview takes no notes: they are for reading.
    desk.state = state;
    enableWriting(desk);
    restore(desk);
  });
}

// Put each open note beside its words. Notes whose words are not found get a list of their own.
function placeNotes(desk) {
  const { section, article, text } = desk;
  const content = read(article, desk.blocks);
  const lost = section.querySelector(".notes-lost");
  for (const note of section.querySelectorAll(".notes-open > .note")) {
    const place = locate(content, note.dataset, note.dataset.note);
    if (place) putBeside(text, place, note);
    else if (!("whole" in note.dataset)) lost.append(note);
  }
  for (const body of document.querySelectorAll(".note-body")) fold(desk, body);
  lost.hidden = !lost.querySelector(".note");
  section.classList.toggle("empty", !section.querySelector(".note"));
  article.addEventListener("click", (event) => {
    const id = event.target.closest("mark.quoted")?.dataset.of;
    const note = id && document.getElementById(`note-${id}`);
    if (note && !event.target.closest("a")) note.focus();
  });
  arrange(desk);
}

// A long note would push all others away.
function fold(desk, body) {
  if (body.textContent.length <= LONG) return;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Show all" });
  button.setAttribute("aria-expanded", "false");
  body.classList.add("folded");
  body.after(button);
  button.addEventListener("click", () => {
    const isFolded = body.classList.toggle("folded");
    button.textContent = isFolded ? "Show all" : "Show less";
    button.setAttribute("aria-expanded", String(!isFolded));
    desk.arrange();
  });
}

// The element beside which a note belongs, with its words marked; null if they are not found.
function locate(content, target, id) {
  if (target.exact) {
    const stretch = find(content, target);
    if (stretch) {
      const marks = mark(content, stretch, () => Object.assign(document.createElement("mark"), { className: "quoted" }));
      for (const element of marks) element.dataset.of = id;
      return marks[0];
    }
  }
  return target.chart ? document.getElementById(target.chart) : null;
}

function putBeside(text, place, note) {
  let block = place;
  while (block.parentElement && block.parentElement !== text) block = block.parentElement;
  if (block.parentElement !== text) text.prepend(note); // (the title or the standfirst)
  else {
    while (block.nextElementSibling?.matches(".note")) block = block.nextElementSibling;
    block.after(note);
  }
  note.quoted = place;
}

// In the margin each note begins beside its words, or below the note before it. All is measured before anything moves.
function arrange({ text }) {
  const notes = [...text.querySelectorAll(":scope > .note")];
  document.body.classList.toggle("noted", notes.length > 0);
  const margin = notes.length > 0 && getComputedStyle(notes[0]).position === "absolute";
  const top = text.getBoundingClientRect().top;
  const boxes = notes.map((note) => [(note.quoted ?? note).getBoundingClientRect().top - top, note.offsetHeight]);
  let free = 0;
  notes.forEach((note, index) => {
    if (!margin) return note.style.removeProperty("top");
    const at = Math.max(boxes[index][0], free);
    note.style.top = `${at}px`;
    free = at + boxes[index][1] + GAP;
  });
  text.style.setProperty("--notes-end", `${free}px`);
}

// Show the buttons by which notes are written.
function enableWriting(desk) {
  const { bar, article, section, state } = desk;
  const button = bar.querySelector(".review-note");
  button.hidden = false;
  // A click on the button would take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => open(desk, newDraft("note", { target: firstTarget(desk) })));
  section.querySelector(".note-whole").addEventListener("click", () => open(desk, newDraft("note", { target: { whole: true } })));
  const me = section.querySelector("[name=me]");
  fill(me, state.people);
  me.addEventListener("change", () => choose(me.value));
  section.querySelector(".notes-me").hidden = false;
  section.classList.add("writable");
  for (const tools of document.querySelectorAll(".note .note-tools")) tools.hidden = false;
  showOwn();
  for (const root of [article, section]) root.addEventListener("click", (event) => act(desk, event));
}

const newDraft = (action, more) => ({ key: `${action}-${Date.now().toString(36)}`, action, ...more });

function act(desk, event) {
  const button = event.target.closest("button[data-action]");
  const note = button?.closest("[data-note]");
  if (!note) return;
  const { action } = button.dataset;
  const answer = button.closest("[data-reply]");
  const id = note.dataset.note;
  const status = note.querySelector(":scope > .note-status");
  if (action === "reply") return open(desk, { key: `reply-${id}`, action, note: id });
  if (action === "edit") {
    const original = (answer ?? note).querySelector(".note-body").textContent;
    const of = answer?.dataset.reply;
    return open(desk, { key: `edit-${of ?? id}`, action, note: id, of, original, body: original, suggestion: of ? undefined : note.dataset.suggestion });
  }
  if (action === "delete" && !button.dataset.sure) {
    button.dataset.sure = "yes";
    button.textContent = "Delete it? Press again";
    return;
  }
  submit(desk, { action, note: id, of: answer?.dataset.reply }, status);
}

// Open a form where it belongs: beside the words, or below the note that it is about.
function open(desk, draft) {
  const { section, text } = desk;
  const note = draft.note && document.getElementById(`note-${draft.note}`);
  // One for the same reply or edit that was begun before goes on.
  const begun = drafts(desk.address).find(({ key }) => key === draft.key);
  openForm(desk, { ...draft, ...begun }, (form) => {
    if (note) {
      note.after(form);
      form.quoted = note.quoted;
      return;
    }
    const place = draft.target ? locate(read(desk.article, desk.blocks), draft.target, "") : null;
    if (place) putBeside(text, place, form);
    else section.querySelector(".notes-open").before(form);
  });
}

