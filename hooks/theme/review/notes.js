// The notes on a piece: each beside its words, and, where the preview takes notes, a form to write them. What is written
// is text and is shown as text. A draft lives in the tab until it is saved, since a preview reloads when files change.

import { current } from "./place.js";
import { find, mark, quote, read } from "./quote.js";
import { ask, send } from "./writing.js";

const GAP = 12; // Between two notes in the margin, in CSS pixels.
const DRAFT = "review-draft:";
const WHO = "review-by";

export function enhance(article, bar) {
  const section = document.querySelector(".notes");
  if (!section) return;
  const text = article.querySelector(".text") ?? article;
  const { notes: address, blocks } = section.dataset;
  const desk = { section, article, text, bar, address, blocks, state: null, form: null };
  settle(desk);
  desk.sizes = new ResizeObserver(() => arrange(desk));
  desk.sizes.observe(text);
  ask(desk).then((state) => {
    if (!state) return; // Nobody takes notes here: they are for reading.
    desk.state = state;
    allow(desk);
    restore(desk);
  });
}

// Put each open note beside its words. Those whose words are gone stay in a list of their own.
function settle(desk) {
  const { section, article, text } = desk;
  const known = read(article, desk.blocks);
  const lost = section.querySelector(".notes-lost");
  for (const note of section.querySelectorAll(".notes-open > .note")) {
    const place = locate(known, note.dataset, note.dataset.note);
    if (place) beside(text, place, note);
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

// The element beside which a note belongs, with its words marked; null where they are gone.
function locate(known, target, id) {
  if (target.exact) {
    const found = find(known, target);
    if (found) {
      const marks = mark(known, found, () => Object.assign(document.createElement("mark"), { className: "quoted" }));
      for (const one of marks) one.dataset.of = id;
      return marks[0];
    }
  }
  return target.chart ? document.getElementById(target.chart) : null;
}

function beside(text, place, note) {
  let block = place;
  while (block.parentElement && block.parentElement !== text) block = block.parentElement;
  if (block.parentElement !== text) text.prepend(note); // (the title or the standfirst)
  else {
    while (block.nextElementSibling?.matches(".note")) block = block.nextElementSibling;
    block.after(note);
  }
  note.quoted = place;
}

// In the margin each note begins where its words do, or below the one before it. All is measured before anything moves.
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

// Writing is possible: show what leads to it.
function allow(desk) {
  const { bar, article, section } = desk;
  const button = bar.querySelector(".review-note");
  button.hidden = false;
  // A click on the button would take the selection away.
  button.addEventListener("pointerdown", (event) => event.preventDefault());
  button.addEventListener("click", () => open(desk, { action: "note", target: aim(desk) }));
  for (const tools of document.querySelectorAll(".note > .note-tools")) tools.hidden = false;
  for (const root of [article, section]) {
    root.addEventListener("click", (event) => {
      const action = event.target.closest("button[data-action]")?.dataset.action;
      const note = event.target.closest(".note")?.dataset.note;
      if (!action || !note) return;
      if (action === "reply") open(desk, { action, note });
      else act(desk, { action, note }, event.target);
    });
  }
}

// What a new note is about: the words selected, or else the paragraph or the chart at the top of the window.
function aim({ article, blocks }) {
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

// A form for a new note or a reply. `draft`: what to do, and what was written already.
function open(desk, draft) {
  const { section, text, state } = desk;
  if (!draft.action || (draft.action === "note" && !draft.target)) return;
  close(desk);
  const form = section.querySelector("template").content.firstElementChild.cloneNode(true);
  desk.form = form;
  form.dataset.unsaved = "";
  const { by, body, suggestion } = form.elements;
  by.append(...state.people.map(({ slug, name }) => new Option(name, slug)));
  by.value = draft.by ?? localStorage.getItem(WHO) ?? "";
  body.value = draft.body ?? "";
  suggestion.value = draft.suggestion ?? "";
  form.querySelector(".note-replace").open = Boolean(draft.suggestion);
  form.querySelector(".note-secret").hidden = !state.secret;
  if (draft.action === "note") {
    form.querySelector(".note-quote").textContent = draft.target.exact ?? `The chart ${draft.target.chart}`;
    const place = locate(read(desk.article, desk.blocks), draft.target, "");
    if (place) beside(text, place, form);
    else section.querySelector(".notes-lost").before(form);
  } else {
    form.querySelector(".note-quote").remove();
    form.querySelector(".note-replace").remove();
    document.getElementById(`note-${draft.note}`).after(form);
    form.quoted = form.previousElementSibling.quoted;
  }
  const keep = () => {
    const written = { by: by.value, body: body.value, suggestion: suggestion?.value ?? "" };
    sessionStorage.setItem(DRAFT + desk.address, JSON.stringify({ ...draft, ...written }));
  };
  keep();
  form.addEventListener("input", keep);
  form.addEventListener("reset", () => close(desk));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(desk);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    localStorage.setItem(WHO, by.value);
    state.key = form.elements.secret.value || state.key;
    const wanted = suggestion?.closest("details").open && form.contains(suggestion);
    act(desk, { ...draft, body: body.value.trim(), ...(wanted ? { suggestion: suggestion.value } : {}) }, form);
  });
  arrange(desk);
  desk.sizes.observe(form);
  (by.value ? body : by).focus();
  getSelection().removeAllRanges();
}

function close(desk) {
  sessionStorage.removeItem(DRAFT + desk.address);
  const within = desk.form?.contains(document.activeElement);
  desk.form?.remove();
  desk.form = null;
  if (within) desk.bar.querySelector(".review-note").focus();
  // (preview.js waits for the end of writing)
  document.dispatchEvent(new Event("focusout"));
  for (const one of document.querySelectorAll('mark.quoted[data-of=""]')) one.replaceWith(...one.childNodes);
  desk.text.normalize();
  arrange(desk);
}

// Send it. What is written stays in the form until the preview has taken it.
async function act(desk, { action, note, target, body, suggestion }, from) {
  const by = desk.form?.elements.by.value || localStorage.getItem(WHO);
  const form = desk.form ?? from.closest(".note");
  const said = form.querySelector(".note-said") ?? desk.bar.querySelector(".review-said");
  if (!by) {
    said.textContent = "Write a note or a reply first, so that the preview knows who you are.";
    return;
  }
  said.textContent = "Saving …";
  const answer = await send(desk, { action, by, note, target, body, suggestion });
  if (answer.error) {
    said.textContent = `${answer.error.message} ${answer.error.hint ?? ""}`;
    return;
  }
  said.textContent = "Saved.";
  sessionStorage.setItem("review-seen", answer.note);
  if (from === desk.form) close(desk);
  // The preview makes the page anew and loads it again; where it does not watch its files, this does.
  setTimeout(() => location.reload(), 3000);
}

// After a reload: what was being written, or the note that was just saved.
function restore(desk) {
  const seen = sessionStorage.getItem("review-seen");
  sessionStorage.removeItem("review-seen");
  if (seen) document.getElementById(`note-${seen}`)?.focus({ preventScroll: true });
  const draft = JSON.parse(sessionStorage.getItem(DRAFT + desk.address) ?? "null");
  if (draft && (draft.action === "note" || document.getElementById(`note-${draft.note}`))) open(desk, draft);
}
