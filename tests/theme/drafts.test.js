// Drafts of notes in a browser whose storage is full.

import assert from "node:assert/strict";
import { test } from "node:test";

let hasRoom = true;
const methods = {
  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  },
  setItem(key, text) {
    if (!hasRoom) throw new Error("QuotaExceededError");
    this[key] = text;
  },
  removeItem(key) {
    delete this[key];
  },
};
const localStorage = Object.create(methods);
const location = { href: "http://localhost/" };
Object.assign(globalThis, { window: { localStorage }, location, addEventListener() {} });
const { drafts, forget, isFleeting, keep } = await import("../../hooks/theme/review/drafts.js");

test("what a full storage does not take is kept by the page", () => {
  const address = "/desk/notes/lifeline";
  const kept = () => [drafts(address).map(({ body }) => body), isFleeting(address, "note-1")];
  let draft = keep(address, { key: "note-1", action: "note", body: "Half" });
  assert.deepEqual(kept(), [["Half"], false]);
  hasRoom = false;
  for (const body of ["Half a", "Half a sentence"]) draft = keep(address, { ...draft, body });
  assert.deepEqual(kept(), [["Half a sentence"], true]);
  hasRoom = true;
  keep(address, { ...draft, body: "A sentence." });
  assert.deepEqual(kept(), [["A sentence."], false]);
  forget(address, "note-1");
  assert.deepEqual(kept(), [[], false]);
});
