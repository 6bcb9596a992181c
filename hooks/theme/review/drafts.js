// Keeps what is being written until it is saved or discarded: through reloads, other pages and restarts of the browser.
// Each draft has an entry of its own. Two windows that go on with the same one do not write over each other: an entry has
// a version, and who finds another one there than it has read writes into a new entry.

import { drop, isOnlyHere, keepText, keysFrom, recall } from "./storage.js";

/** @import { Draft } from "../../types/review" */

const PREFIX = "review-draft:";
const AREA = "localStorage";

const random = () => Math.random().toString(36).slice(2);
/**
 * @param {string} address
 * @param {string} key
 */
const entry = (address, key) => `${PREFIX}${new URL(address, location.href).pathname}:${key}`;

/** @param {string} action */
export const newKey = (action) => `${action}-${random()}`;

/**
 * Keep a draft, and return it as it is kept.
 * @param {string} address
 * @param {Draft} draft
 * @returns {Draft}
 */
export function keep(address, draft) {
  const present = read(recall(AREA, entry(address, draft.key)));
  const key = present && present.version !== draft.version ? newKey(draft.action) : draft.key;
  const kept = { ...draft, key, base: draft.version, version: random(), at: Date.now() };
  keepText(AREA, entry(address, key), JSON.stringify(kept));
  return kept;
}

/**
 * @param {string} address
 * @param {string} key
 */
export function forget(address, key) {
  drop(AREA, entry(address, key));
}

/**
 * Whether a draft would be lost with the page, since the browser keeps nothing.
 * @param {string} address
 * @param {string} key
 */
export const isFleeting = (address, key) => isOnlyHere(entry(address, key));

/**
 * The drafts of a piece, the oldest first.
 * @param {string} address
 * @returns {Draft[]}
 */
export function drafts(address) {
  const texts = keysFrom(AREA, entry(address, "")).map((key) => recall(AREA, key));
  return texts
    .map(read)
    .filter((draft) => draft !== null)
    .sort((one, other) => (one.at ?? 0) - (other.at ?? 0));
}

/** @type {((event: StorageEvent) => void) | null} */
let listener = null; // Of the page that is shown: instant navigation puts another in its place.

/**
 * Call a function when another window keeps or forgets a draft of a piece, with the draft before and after.
 * @param {string} address
 * @param {(before: Draft | null, after: Draft | null) => void} act
 */
export function follow(address, act) {
  listener = ({ key, oldValue, newValue }) => {
    if (key?.startsWith(entry(address, ""))) act(read(oldValue), read(newValue));
  };
}
addEventListener("storage", (event) => event.storageArea === safeArea() && listener?.(event));
addEventListener("beforeunload", (event) => {
  if (keysFrom(AREA, PREFIX).some(isOnlyHere)) event.preventDefault();
});

function safeArea() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/**
 * @param {string | null} text
 * @returns {Draft | null}
 */
function read(text) {
  try {
    const draft = JSON.parse(text ?? "null");
    return draft?.key && draft.action ? draft : null;
  } catch {
    return null; // Another version of the preview wrote it.
  }
}
