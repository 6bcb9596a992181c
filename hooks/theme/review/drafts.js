// Keeps what is being written until it is saved or discarded: through reloads, other pages and restarts of the browser.
// Each draft has an entry of its own, so that two windows do not write over each other.

const PREFIX = "review-draft:";
const memory = new Map(); // Where the browser allows no storage.

function storage() {
  try {
    localStorage.setItem("review-test", "");
    localStorage.removeItem("review-test");
    return localStorage;
  } catch {
    return null;
  }
}

const entry = (address, key) => `${PREFIX}${address}:${key}`;

// Keep a draft. False if it is kept in this window only, until it is closed.
export function keep(address, draft) {
  const text = JSON.stringify({ ...draft, at: Date.now() });
  try {
    localStorage.setItem(entry(address, draft.key), text);
    memory.delete(entry(address, draft.key));
    return true;
  } catch {
    memory.set(entry(address, draft.key), text);
    return false;
  }
}

export function forget(address, key) {
  memory.delete(entry(address, key));
  storage()?.removeItem(entry(address, key));
}

// The drafts of a piece, the oldest first.
export function drafts(address) {
  const start = entry(address, "");
  const store = storage();
  const names = store ? Object.keys(store).filter((name) => name.startsWith(start)) : [];
  const texts = [...names.map((name) => store.getItem(name)), ...[...memory].filter(([name]) => name.startsWith(start)).map(([, text]) => text)];
  return texts.flatMap(read).sort((one, other) => one.at - other.at);
}

function read(text) {
  try {
    const draft = JSON.parse(text);
    return draft.key && draft.action ? [draft] : [];
  } catch {
    return []; // Another version of the preview wrote it.
  }
}
