// What was written and not saved, each where it belongs, with the ways to go on or to throw it away.

import { find } from "../assets/elements.js";
import { say, sayCount } from "../assets/words.js";
import { drafts, forget, isFleeting } from "./drafts.js";
import { unmark } from "./margin.js";

/** @import { Desk, Draft } from "../../types/review" */

/**
 * @param {string} action
 * @returns {string}
 */
export const titleOf = (action) =>
  ({ note: say("A note"), reply: say("A reply"), edit: say("Other words for what you wrote") })[action] ?? action;
const MOST_SHOWN = 160; // Characters of a draft.
/** @type {Intl.DateTimeFormatOptions} */
const MOMENT = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };

/**
 * Show the drafts of a piece, except the one in the form.
 * @param {Desk} desk
 */
export function showDrafts(desk) {
  for (const item of document.querySelectorAll(".note-draft")) {
    unmark(item.dataset.draft ?? "");
    item.remove();
  }
  const left = drafts(desk.address).filter(({ key }) => key !== desk.form?.draft.key);
  for (const draft of left) {
    const item = makeItem(desk, draft);
    desk.put(item, draft, draft.key);
    desk.sizes.observe(item);
  }
  desk.arrange();
  const link = /** @type {HTMLAnchorElement | null} */ (desk.bar.querySelector(".review-drafts"));
  if (!link) return;
  link.hidden = !left.length;
  link.textContent = sayCount("%(num)s draft not saved", "%(num)s drafts not saved", left.length);
  link.href = `#${document.querySelector(".note-draft")?.id ?? ""}`;
}

/**
 * @param {Desk} desk
 * @param {Draft} draft
 */
function makeItem(desk, draft) {
  const item = document.createElement("div");
  Object.assign(item, { className: "note note-draft", id: `draft-${draft.key}`, tabIndex: -1 });
  item.dataset.draft = draft.key;
  // (a page that holds what the browser does not keep is not loaded again)
  if (isFleeting(desk.address, draft.key)) item.dataset.unsaved = "";
  const head = document.createElement("p");
  head.className = "note-head";
  head.append(
    say("%(title)s, not saved. Kept from %(time)s.", {
      title: titleOf(draft.action),
      time: new Date(draft.at ?? 0).toLocaleString("en-GB", MOMENT),
    }),
  );
  const words = Object.assign(document.createElement("p"), { className: "note-body", dir: "auto" });
  const written = draft.body || draft.suggestion || "";
  words.textContent = written.length > MOST_SHOWN ? `${written.slice(0, MOST_SHOWN)}…` : written;
  const tools = document.createElement("p");
  tools.className = "note-tools";
  const discard = () => {
    forget(desk.address, draft.key);
    showDrafts(desk);
    find(desk.bar, ".review-note").focus();
  };
  tools.append(
    makeButton(say("Continue"), () => desk.open(draft)),
    " ",
    makeButton(say("Discard"), discard),
  );
  item.append(head, words, tools);
  return item;
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function makeButton(text, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  button.addEventListener("click", act);
  return button;
}
