// Writes a draft into a storage, goes on when that has no room left, and prints what is read again as JSON. The script that
// keeps drafts is given as a path.

import { pathToFileURL } from "node:url";

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
Object.assign(globalThis, { localStorage, window: { localStorage }, location: { href: "http://localhost/" }, addEventListener() {} });
const { drafts, forget, isFleeting, keep } = await import(pathToFileURL(process.argv[2]));

const address = "/desk/notes/lifeline";
const look = () => [drafts(address).map(({ body }) => body), isFleeting(address, "note-1")];
let draft = keep(address, { key: "note-1", action: "note", body: "Half" });
const states = { room: look() };
hasRoom = false;
for (const body of ["Half a", "Half a sentence"]) draft = keep(address, { ...draft, body });
states.full = look();
hasRoom = true;
keep(address, { ...draft, body: "A sentence." });
states.again = look();
forget(address, "note-1");
states.forgotten = look();
console.log(JSON.stringify(states));
