// Opens the search: a dialog. What searches in it is loaded when it is first opened, so that no page has to wait for it.

import { say } from "./words.js";
import { find, onPages, target } from "./elements.js";

const OPENING_KEYS = new Set(["/", "s", "f"]);

/**
 * The words in the last part of an address: "china trade" in /analyses/china-trade/.
 * @param {string} path
 */
function wordsOf(path) {
  const name =
    path
      .replace(/\/(index\.html)?$/, "")
      .split("/")
      .pop() ?? "";
  // (Unlike decodeURIComponent this reads what is no UTF-8, too.)
  const text = new URLSearchParams(`name=${name}`).get("name");
  return (text ?? "")
    .replace(/\.html?$/, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** @param {HTMLDialogElement} dialog */
function enhance(dialog) {
  const field = find(dialog, ".search-words", HTMLInputElement);
  /** @type {Promise<() => Promise<void>> | undefined} */
  let searching; // A promise of the function that searches for the words in the field.
  let failures = 0;

  function search() {
    // A browser does not try an address again from which a module failed to load, so each try has another address.
    const script = new URL(`search-dialog.js${failures ? `?${failures}` : ""}`, import.meta.url);
    searching ??= import(script.href).then((module) => module.enhance(dialog));
    searching
      .then((run) => run())
      .catch((error) => {
        console.error(error);
        searching = undefined;
        failures += 1;
        find(dialog, ".search-status").textContent = say("The search did not load. Type again to try once more.");
      });
  }

  function open() {
    if (!dialog.open) dialog.showModal();
    field.select();
    search();
  }

  if (dialog.open) open(); // The reader was here before this script.
  find(document, ".head-search").addEventListener("click", (event) => {
    event.preventDefault(); // Else the browser opens it, too, and warns.
    open();
  });
  // On the page for unknown addresses: what the address names may have another one now.
  const missing = document.querySelector(".missing-search");
  missing?.removeAttribute("hidden");
  missing?.addEventListener("click", () => {
    field.value = wordsOf(location.pathname);
    open();
  });
  document.addEventListener("keydown", (event) => {
    // The field of a dialog that was just closed keeps the focus until the next frame.
    const writing =
      !dialog.contains(target(event)) && target(event).closest("input, textarea, select, [contenteditable]");
    if (!OPENING_KEYS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey || writing || dialog.open)
      return;
    event.preventDefault();
    open();
  });
  field.addEventListener("input", () => {
    if (!searching) search();
  });
  dialog.addEventListener("click", (event) => {
    // The target is the dialog itself if the click is outside its contents.
    if (event.target === dialog || target(event).closest("a, .search-close")) dialog.close();
  });
}

// Instant navigation keeps the head of the page and the dialog in it.
onPages(() => {
  const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.search"));
  if (!dialog || dialog.dataset.ready) return;
  dialog.dataset.ready = "";
  enhance(dialog);
});
