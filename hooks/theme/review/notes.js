// Shows each note on a piece beside its words, and gives a form to write notes if the preview takes them. What is written
// is text and is shown as text. A draft stays in the tab until it is saved, since a preview reloads when files change.

import { current } from "./place.js";
import { find, mark, quote, read } from "./quote.js";
import { fetchState, send } from "./writing.js";

const GAP = 12; // Between two notes in the margin, in CSS pixels.
const DRAFT_KEY = "review-draft:"; // In the storage of the tab.
const AUTHOR_KEY = "review-by"; // In the storage of the browser.
const SAVED_KEY = "review-seen";

export function enhance(article, bar) {
  const section = document.querySelector(".notes");
  if (!section) return;
  const text = article.querySelector(".text") ?? article;
  const { notes: address, blocks } = section.dataset;
  const desk = { section, article, text, bar, address, blocks, state: null, form: null };
  placeNotes(desk);
  desk.sizes = new ResizeObserver(() => arrange(desk));
  desk.sizes.observe(text);
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
    else lost.append(note);
  }
  lost.hidden = !lost.querySelector(".note");
  section.classList.toggle("empty", !section.querySelector(".note"));
  article.addEventListener("click", (event) => {
    const id = event.target.closest("mark.quoted")?.dataset.of;
    const note = id && document.getElementById(`note-${id}`);
    if (note && !event.target.closest("a")) note.focus();
  });
  arrange(desk);
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
  const { bar, article, section } = desk;
  const button = bar.querySelector(".review-note");
  button.hidden = false;
  // A click on the button would take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => openForm(desk, { action: "note", target: newTarget(desk) }));
  for (const tools of document.querySelectorAll(".note > .note-tools")) tools.hidden = false;
  for (const root of [article, section]) {
    root.addEventListener("click", (event) => {
      const action = event.target.closest("button[data-action]")?.dataset.action;
      const note = event.target.closest(".note")?.dataset.note;
      if (!action || !note) return;
      if (action === "reply") openForm(desk, { action, note });
      else submit(desk, { action, note }, event.target);
    });
  }
}

// What a new note is about: the words selected, or else the paragraph or the chart at the top of the window.
function newTarget({ article, blocks }) {
  const selection = getSelection();
  const range = selection.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (range && article.contains(range.commonAncestorContainer)) {
    const words = quote(read(article, blocks), range);
    if (words) return words;
  }
  const place = current(article);
  const figure = place?.matches(".place") ? place.nextElementSibling : null;
  if (figure?.matches("figure.chart")) return { chart: figure.id };
  const whole = document.createRange();
  whole.selectNodeContents(place ?? article.querySelector("h1"));
  return quote(read(article, blocks), whole);
}

// Open a form for a new note or a reply. `draft` holds what it is for, and what was written already.
function openForm(desk, draft) {
  const { section, text, state } = desk;
  if (!draft.action || (draft.action === "note" && !draft.target)) return;
  closeForm(desk);
  const form = section.querySelector("template").content.firstElementChild.cloneNode(true);
  desk.form = form;
  form.dataset.unsaved = "";
  const { by, body, suggestion } = form.elements;
  by.append(...state.people.map(({ slug, name }) => new Option(name, slug)));
  by.value = draft.by ?? localStorage.getItem(AUTHOR_KEY) ?? "";
  body.value = draft.body ?? "";
  suggestion.value = draft.suggestion ?? "";
  form.querySelector(".note-replace").open = Boolean(draft.suggestion);
  if (draft.action === "note") {
    form.querySelector(".note-quote").textContent = draft.target.exact ?? `The chart ${draft.target.chart}`;
    const place = locate(read(desk.article, desk.blocks), draft.target, "");
    if (place) putBeside(text, place, form);
    else section.querySelector(".notes-lost").before(form);
  } else {
    form.querySelector(".note-quote").remove();
    form.querySelector(".note-replace").remove();
    document.getElementById(`note-${draft.note}`).after(form);
    form.quoted = form.previousElementSibling.quoted;
  }
  const keep = () => {
    const written = { by: by.value, body: body.value, suggestion: suggestion?.value ?? "" };
    sessionStorage.setItem(DRAFT_KEY + desk.address, JSON.stringify({ ...draft, ...written }));
  };
  keep();
  form.addEventListener("input", keep);
  form.addEventListener("reset", () => closeForm(desk));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeForm(desk);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    localStorage.setItem(AUTHOR_KEY, by.value);
    const suggests = suggestion?.closest("details").open && form.contains(suggestion);
    submit(desk, { ...draft, body: body.value.trim(), ...(suggests ? { suggestion: suggestion.value } : {}) }, form);
  });
  arrange(desk);
  desk.sizes.observe(form);
  (by.value ? body : by).focus();
  getSelection().removeAllRanges();
}

function closeForm(desk) {
  sessionStorage.removeItem(DRAFT_KEY + desk.address);
  const hadFocus = desk.form?.contains(document.activeElement);
  desk.form?.remove();
  desk.form = null;
  if (hadFocus) desk.bar.querySelector(".review-note").focus();
  // (preview.js waits for the end of writing)
  document.dispatchEvent(new Event("focusout"));
  for (const element of document.querySelectorAll('mark.quoted[data-of=""]')) element.replaceWith(...element.childNodes);
  desk.text.normalize();
  arrange(desk);
}

// Send a request. What was written stays in the form until the preview has taken it.
async function submit(desk, { action, note, target, body, suggestion }, from) {
  const by = desk.form?.elements.by.value || localStorage.getItem(AUTHOR_KEY);
  const form = desk.form ?? from.closest(".note");
  const status = form.querySelector(".note-status") ?? desk.bar.querySelector(".review-status");
  if (!by) {
    status.textContent = "Write a note or a reply first, so that the preview knows who you are.";
    return;
  }
  status.textContent = "Saving …";
  const answer = await send(desk, { action, by, note, target, body, suggestion });
  if (answer.error) {
    status.textContent = `${answer.error.message} ${answer.error.hint ?? ""}`;
    return;
  }
  status.textContent = "Saved.";
  sessionStorage.setItem(SAVED_KEY, answer.note);
  if (from === desk.form) closeForm(desk);
  // The preview builds the page anew and reloads it. If it does not watch its files, this reloads it.
  setTimeout(() => location.reload(), 3000);
}

// After a reload, show what was being written, or the note that was just saved.
function restore(desk) {
  const saved = sessionStorage.getItem(SAVED_KEY);
  sessionStorage.removeItem(SAVED_KEY);
  if (saved) document.getElementById(`note-${saved}`)?.focus({ preventScroll: true });
  const draft = JSON.parse(sessionStorage.getItem(DRAFT_KEY + desk.address) ?? "null");
  if (draft && (draft.action === "note" || document.getElementById(`note-${draft.note}`))) openForm(desk, draft);
}
