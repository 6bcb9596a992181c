// The form in which a note, a reply or other words for one of these are written. What is typed is kept from the first letter
// on, and goes only when it was saved or discarded.

import { find } from "../assets/elements.js";
import { say } from "../assets/words.js";
import { showDrafts, titleOf } from "./draft_list.js";
import { drafts, forget, isFleeting, keep, newKey } from "./drafts.js";
import { unmark } from "./margin.js";
import { choose, fill, person } from "./person.js";
import { drop, keepText, recall } from "./storage.js";
import { enhanceSubject } from "./subject.js";
import { send } from "./writing.js";

/** @import { Desk, Draft, Fields, Form } from "../../types/review" */

const SAVED_KEY = "review-seen"; // In the storage of the window: the note that was just saved,
const OPEN_KEY = "review-open"; // and the draft that is open in it.
const MARK = "form"; // The id of the marks of the words that the form is about.
const MOST = 10_000; // Characters of a note or a suggestion, as in review/note.py. (`maxlength` would cut off what is pasted.)

/**
 * Open a form. `draft` says what it is for (action, note, of, target), and holds what was written already.
 * @param {Desk} desk
 * @param {Draft} draft
 */
export function openForm(desk, draft) {
  if (desk.form?.draft.key === draft.key) return desk.form.elements.body.focus();
  const opener = document.activeElement;
  closeForm(desk);
  const { content } = find(desk.section, "template", HTMLTemplateElement);
  const form = /** @type {Form} */ (find(content, "form").cloneNode(true));
  Object.assign(form, { draft, opener });
  desk.form = form;
  form.dataset.unsaved = "";
  find(form, ".note-title").textContent = titleOf(draft.action);
  fill(form.elements.by, desk.state?.people ?? []);
  if (draft.by) form.elements.by.value = draft.by;
  write(form, draft);
  showDrafts(desk); // (before the form stands among them)
  desk.put(form, draft, MARK);
  const isNote = draft.action === "note";
  form.targetOf = isNote ? enhanceSubject(form, desk, draft.target ?? { whole: true }) : () => undefined;
  for (const part of form.querySelectorAll(".note-about, .note-words, .note-chosen")) part.hidden ||= !isNote;
  if (draft.action === "edit") find(form, ".note-me").hidden = true; // Only who wrote it can.
  if (!isNote) find(form, ".note-replace").hidden = draft.action === "reply" || Boolean(draft.of) || !quotedBy(draft);
  listen(desk, form);
  keepText("sessionStorage", OPEN_KEY, draft.key);
  desk.arrange();
  desk.sizes.observe(form);
  form.scrollIntoView({ block: "nearest" });
  (form.elements.by.value ? form.elements.body : form.elements.by).focus({ preventScroll: true });
  getSelection()?.removeAllRanges();
}

/**
 * @param {Draft} draft
 * @returns {string}
 */
const quotedBy = ({ note }) => document.getElementById(`note-${note}`)?.dataset.exact ?? "";

/**
 * Write a draft into the fields.
 * @param {Form} form
 * @param {Draft} draft
 */
function write(form, draft) {
  const { body, suggestion } = form.elements;
  body.value = draft.body ?? "";
  suggestion.value = draft.suggestion ?? "";
  find(form, ".note-replace", HTMLDetailsElement).open = draft.suggestion !== undefined;
  if (!draft.at) return;
  find(form, ".note-kept").textContent = say("Kept from %(time)s.", {
    time: new Date(draft.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" }),
  });
}

/**
 * Keep what is written now.
 * @param {Desk} desk
 * @param {Form} form
 */
function remember(desk, form) {
  if (desk.form !== form) return; // A field that is taken away says that it has changed.
  const { by, body, suggestion } = form.elements;
  const replace = find(form, ".note-replace", HTMLDetailsElement);
  const target = form.targetOf();
  const quoted = target?.exact ?? quotedBy(form.draft);
  if (replace.open && suggestion.value === (form.begun ?? "") && form.draft.suggestion === undefined)
    suggestion.value = form.begun = quoted;
  const suggests = !replace.hidden && replace.open && suggestion.value !== quoted;
  form.draft = {
    ...form.draft,
    by: by.value,
    body: body.value,
    suggestion: suggests ? suggestion.value : undefined,
    target,
  };
  if (!isWorthKeeping(form.draft)) return forget(desk.address, form.draft.key);
  form.draft = keep(desk.address, form.draft);
  keepText("sessionStorage", OPEN_KEY, form.draft.key);
  if (isFleeting(desk.address, form.draft.key))
    tell(form, say("This browser keeps nothing: save before you leave the page."));
}

/** @param {Draft} draft */
const isWorthKeeping = ({ action, body, suggestion, original, first }) =>
  action === "edit" ? body !== original || suggestion !== first : Boolean(body?.trim() || suggestion);

/**
 * @param {Form} form
 * @param {string} text
 */
const tell = (form, text) => (find(form, ".note-status").textContent = text);

/**
 * @param {Desk} desk
 * @param {Form} form
 */
function listen(desk, form) {
  const { by } = form.elements;
  for (const type of ["input", "change", "select"]) form.addEventListener(type, () => remember(desk, form));
  find(form, ".note-replace").addEventListener("toggle", () => remember(desk, form));
  by.addEventListener("change", () => choose(by.value));
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    forget(desk.address, form.draft.key);
    closeForm(desk);
  });
  find(form, "[data-close]").addEventListener("click", () => closeForm(desk));
  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") closeForm(desk);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.isSending) return; // It was pressed twice.
    const lack = missing(form.elements);
    if (lack) {
      tell(form, lack.reason);
      return lack.field.focus();
    }
    choose(by.value);
    remember(desk, form);
    await sendForm(desk, form);
  });
}

/**
 * The field that keeps a form from being sent, and why; undefined if none does.
 * @param {Fields} fields
 * @returns {{ field: HTMLElement, reason: string } | undefined}
 */
function missing({ by, body, suggestion }) {
  if (!by.value) return { field: by, reason: say("Say who you are first.") };
  if (!body.value.trim()) return { field: body, reason: say("Write some words first.") };
  /** @param {HTMLTextAreaElement} field */
  const count = ({ value }) => [...value].length;
  const long = [body, suggestion].find((field) => count(field) > MOST);
  /** @param {number} amount */
  const number = (amount) => amount.toLocaleString("en-GB");
  if (!long) return undefined;
  const reason = say(
    "These are %(number)s characters, and at most %(most)s are taken. Nothing was cut off: say a part of it in another note.",
    { number: number(count(long)), most: number(MOST) },
  );
  return { field: long, reason };
}

/**
 * @param {Desk} desk
 * @param {Form} form
 */
async function sendForm(desk, form) {
  const { key, action, note, of, target, body, suggestion } = form.draft;
  const fields = form.querySelectorAll("textarea");
  form.isSending = true;
  for (const field of fields) field.readOnly = true; // What is typed now would not be saved.
  const isSaved = await submit(
    desk,
    { action, note, of, target, body: body?.trim(), suggestion },
    find(form, ".note-status"),
  );
  form.isSending = false;
  for (const field of fields) field.readOnly = false;
  if (!isSaved) return;
  forget(desk.address, key);
  if (desk.form === form) closeForm(desk);
  showDrafts(desk);
}

/**
 * Close the form. What was written in it stays among the drafts.
 * @param {Desk} desk
 */
function closeForm(desk) {
  const { form } = desk;
  if (!form) return;
  desk.form = null;
  drop("sessionStorage", OPEN_KEY);
  const hadFocus = form.contains(document.activeElement);
  const { opener } = form;
  form.remove();
  unmark(MARK);
  showDrafts(desk);
  if (hadFocus)
    (opener instanceof HTMLElement && opener.isConnected && opener !== document.body
      ? opener
      : find(desk.bar, ".review-note")
    ).focus();
  document.dispatchEvent(new Event("focusout")); // preview.js waits for the end of writing.
}

/**
 * Another window has kept or forgotten a draft.
 * @param {Desk} desk
 * @param {Draft | null} before
 * @param {Draft | null} after
 */
export function changedElsewhere(desk, before, after) {
  const { form } = desk;
  if (!form || form.draft.key !== (before ?? after)?.key || form.isSending) return showDrafts(desk);
  if (!after && before?.version === form.draft.version) return closeForm(desk); // It was saved or discarded there.
  if (after && after.base === form.draft.version) {
    form.draft = after;
    return write(form, after);
  }
  // Both have gone on with it: what stands here becomes a draft of its own.
  form.draft = { ...form.draft, key: newKey(form.draft.action), version: undefined };
  remember(desk, form);
}

/**
 * Send a request, and say what became of it. True if the preview has taken it.
 * @param {Desk} desk
 * @param {object} request
 * @param {Element} status
 */
export async function submit(desk, request, status) {
  if (!person()) {
    status.textContent = say("Say who you are first: choose your name under Notes.");
    find(desk.section, "[name=me]").focus();
    return false;
  }
  status.textContent = say("Saving …");
  const answer = await send(desk, { ...request, by: person() });
  if (answer.error) {
    status.textContent = [answer.error.message, answer.error.hint].filter(Boolean).join(" ");
    desk.arrange();
    status.scrollIntoView({ block: "nearest" });
    return false;
  }
  status.textContent = "";
  find(desk.bar, ".review-status").textContent = say("Saved.");
  keepText("sessionStorage", SAVED_KEY, answer.note ?? "");
  // The preview builds the page anew and reloads it. If it does not watch its files, this reloads it.
  setTimeout(() => desk.form ?? document.querySelector("[data-unsaved]") ?? location.reload(), 3000);
  return true;
}

/**
 * After a reload, show what was being written, and the note that was just saved.
 * @param {Desk} desk
 */
export function restore(desk) {
  const saved = recall("sessionStorage", SAVED_KEY);
  drop("sessionStorage", SAVED_KEY);
  if (saved) document.getElementById(`note-${saved}`)?.focus({ preventScroll: true });
  const key = recall("sessionStorage", OPEN_KEY);
  const open = drafts(desk.address).find((draft) => draft.key === key);
  if (open) desk.open(open);
  else showDrafts(desk);
}
