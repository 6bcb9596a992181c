// The form in which a note, a reply or other words for one of these are written. What is typed is kept from the first letter
// on, and goes only when it was saved or discarded.

import { drafts, forget, keep } from "./drafts.js";
import { choose, fill, person } from "./person.js";
import { enhanceSubject } from "./subject.js";
import { send } from "./writing.js";

const TITLES = { note: "A note", reply: "A reply", edit: "Other words for what you wrote" };
const SAVED_KEY = "review-seen";

// Open a form. `draft` says what it is for (action, note, of, target), and holds what was written already.
export function openForm(desk, draft, place) {
  if (desk.form?.draft.key === draft.key) return desk.form.elements.body.focus();
  closeForm(desk);
  const form = desk.section.querySelector("template").content.firstElementChild.cloneNode(true);
  Object.assign(form, { draft, opener: document.activeElement });
  desk.form = form;
  form.dataset.unsaved = "";
  form.querySelector(".note-title").textContent = TITLES[draft.action];
  const { by, body, suggestion } = form.elements;
  fill(by, desk.state.people);
  if (draft.by) by.value = draft.by;
  body.value = draft.body ?? "";
  suggestion.value = draft.suggestion ?? "";
  form.querySelector(".note-replace").open = Boolean(draft.suggestion);
  place(form);
  const isNote = draft.action === "note";
  const targetOf = isNote ? enhanceSubject(form, desk, draft.target) : () => undefined;
  for (const part of form.querySelectorAll(".note-about, .note-words, .note-chosen")) part.hidden ||= !isNote;
  if (draft.action === "reply" || draft.of) form.querySelector(".note-replace").remove();
  listen(desk, form, targetOf);
  showDrafts(desk);
  desk.arrange();
  desk.sizes.observe(form);
  form.scrollIntoView({ block: "nearest" });
  (by.value ? body : by).focus({ preventScroll: true });
  getSelection().removeAllRanges();
}

function listen(desk, form, targetOf) {
  const { by, body, suggestion } = form.elements;
  const status = form.querySelector(".note-status");
  const remember = () => {
    if (desk.form !== form) return; // A field that is taken away says that it has changed.
    const { key, action, note, of, original } = form.draft;
    const written = { by: by.value, body: body.value, suggestion: suggestion?.value ?? "", target: targetOf() };
    form.draft = { key, action, note, of, original, ...written, open: true };
    if (!isWorthKeeping(form.draft)) return forget(desk.address, key);
    const isSafe = keep(desk.address, form.draft);
    if (!isSafe) status.textContent = "This browser keeps nothing: save before you leave the page.";
  };
  for (const type of ["input", "change", "select"]) form.addEventListener(type, remember);
  by.addEventListener("change", () => choose(by.value));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    forget(desk.address, form.draft.key);
    form.draft.body = "";
    closeForm(desk);
  });
  form.querySelector("[data-close]").addEventListener("click", () => closeForm(desk));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeForm(desk);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choose(by.value);
    remember();
    const { key, action, note, of, target } = form.draft;
    const suggests = suggestion && form.contains(suggestion) && suggestion.closest("details").open && !form.querySelector(".note-replace").hidden;
    const request = { action, note, of, target, body: body.value.trim(), ...(suggests ? { suggestion: suggestion.value } : {}) };
    submit(desk, request, status, () => {
      forget(desk.address, key);
      form.draft.body = "";
      closeForm(desk);
    });
  });
}

const isWorthKeeping = (draft) => Boolean((draft.body.trim() && draft.body !== draft.original) || draft.suggestion);

// Close the form. What is in it stays among the drafts.
export function closeForm(desk) {
  const { form } = desk;
  if (!form) return;
  desk.form = null;
  if (isWorthKeeping({ suggestion: "", ...form.draft, body: form.draft.body ?? "" })) keep(desk.address, { ...form.draft, open: false });
  const hadFocus = form.contains(document.activeElement);
  form.remove();
  for (const element of document.querySelectorAll('mark.quoted[data-of=""]')) element.replaceWith(...element.childNodes);
  desk.text.normalize();
  showDrafts(desk);
  desk.arrange();
  if (hadFocus) (form.opener?.isConnected && form.opener !== document.body ? form.opener : desk.bar.querySelector(".review-note")).focus();
  document.dispatchEvent(new Event("focusout")); // preview.js waits for the end of writing.
}

// List what was written and not saved, with the ways to go on or to throw it away.
export function showDrafts(desk) {
  const list = desk.section.querySelector(".note-drafts");
  const left = drafts(desk.address).filter(({ key }) => key !== desk.form?.draft.key);
  list.replaceChildren(...left.map((draft) => entry(desk, draft)));
  desk.section.classList.toggle("drafted", left.length > 0);
  const count = desk.bar.querySelector(".review-drafts");
  if (!count) return;
  count.hidden = !left.length;
  count.textContent = left.length === 1 ? "1 note not saved" : `${left.length} notes not saved`;
}

function entry(desk, draft) {
  const item = document.createElement("li");
  const words = Object.assign(document.createElement("bdi"), { textContent: (draft.body || draft.suggestion || "").slice(0, 160) });
  const button = (text, act) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
    made.addEventListener("click", act);
    return made;
  };
  const discard = () => {
    forget(desk.address, draft.key);
    showDrafts(desk);
    desk.section.querySelector("h2").focus?.();
  };
  item.append(`${TITLES[draft.action]}, not saved: “`, words, "” ", button("Continue", () => desk.open(draft)), " ", button("Discard", discard));
  return item;
}

// Send a request. `done` is called when the preview has taken it.
export async function submit(desk, request, status, done) {
  if (!person()) {
    status.textContent = "Say who you are first: choose your name under Notes.";
    desk.section.querySelector("[name=me]").focus();
    return;
  }
  status.textContent = "Saving …";
  const answer = await send(desk, { ...request, by: person() });
  if (answer.error) {
    status.textContent = [answer.error.message, answer.error.hint].filter(Boolean).join(" ");
    desk.arrange();
    return;
  }
  status.textContent = "Saved.";
  sessionStorage.setItem(SAVED_KEY, answer.note);
  done?.();
  // The preview builds the page anew and reloads it. If it does not watch its files, this reloads it.
  setTimeout(() => desk.form ?? location.reload(), 3000);
}

// After a reload, show what was being written, and the note that was just saved.
export function restore(desk) {
  const saved = sessionStorage.getItem(SAVED_KEY);
  sessionStorage.removeItem(SAVED_KEY);
  if (saved) document.getElementById(`note-${saved}`)?.focus({ preventScroll: true });
  const open = drafts(desk.address).filter((draft) => draft.open).at(-1);
  if (open) desk.open(open);
  showDrafts(desk);
}
