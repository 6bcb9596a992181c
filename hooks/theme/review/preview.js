// In a preview only: an open page follows what is saved, and a line at its foot says which pages were built anew, why, and how
// long it took. A page is reloaded only if it has changed itself, and never while somebody is writing in it. A preview that
// has ended is told, too: nothing that is saved would show.

import { say, sayCount } from "../assets/words.js";
import { nextStep } from "./preview_step.js";

/** @import { Status } from "../../types/review" */

const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="preview-epoch"]'));
const root = meta?.dataset.root ?? "";
const loaded = Number(meta?.content); // The epoch of this page.
let epoch = loaded; // Of the last build that it was told of.
const PATIENCE = 20_000; // Milliseconds without an answer after which it is told. To start again takes less.
let silentSince = 0; // Since when there is no answer; 0 while there is.
let isSilent = false; // Whether that was told.
/** @type {number | undefined} */
let fading; // The timer that takes a line away.

const ownAddress = () => decodeURIComponent(location.pathname).replace(root, "");
const isWriting = () =>
  Boolean(
    document.activeElement?.matches("textarea, input:not([type=checkbox])") || document.querySelector("[data-unsaved]"),
  );
/** @param {number} ms */
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
/** @returns {Promise<Status>} */
const fetchStatus = async () => (await fetch(`${root}preview/status.json`, { cache: "no-store" })).json();

/**
 * @param {string} text
 * @param {string} kind
 */
function showLine(text, kind = "") {
  let line = document.querySelector(".preview-line");
  if (!line) {
    line = Object.assign(document.createElement("p"), { className: "preview-line" });
    line.setAttribute("role", "status");
    document.body.append(line);
  }
  line.className = `preview-line ${kind}`;
  line.textContent = text;
  clearTimeout(fading);
  if (!kind) fading = setTimeout(() => line.remove(), 6000);
}

/** @param {Status} status */
function showStatus({ builds, engine, error, progress }) {
  const last = builds.at(-1);
  if (error) return showLine(say("The last save could not be shown: %(error)s", { error }), "stays error");
  if (engine)
    return showLine(
      say("The engine runs on as it was before the last save of it: %(error)s", { error: engine }),
      "stays error",
    );
  if (progress) return showLine(progress, "stays");
  if (!last) return;
  const count = last.pages.length;
  const first = last.because.slice(0, 3).join(", ");
  const why =
    last.because.length > 3
      ? say("%(words)s and %(number)s more", { words: first, number: last.because.length - 3 })
      : first;
  if (!count)
    return showLine(
      why ? say("No page shows a change after the save of %(files)s.", { files: why }) : say("No page has changed."),
    );
  const subject =
    count === 1 && last.pages[0] === ownAddress() ? say("This page") : sayCount("%(num)s page", "%(num)s pages", count);
  const values = { pages: subject, seconds: last.seconds, files: why };
  showLine(
    why
      ? sayCount(
          "%(pages)s was made anew in %(seconds)s s, because of %(files)s.",
          "%(pages)s were made anew in %(seconds)s s, because of %(files)s.",
          count,
          values,
        )
      : sayCount(
          "%(pages)s was made anew in %(seconds)s s.",
          "%(pages)s were made anew in %(seconds)s s.",
          count,
          values,
        ),
  );
}

/** @param {string} address */
function showGone(address) {
  if (!address) return showLine(say("This page is gone: what it was made of was deleted or renamed."), "stays error");
  showLine(say("This page is gone. It has another address now:"), "stays");
  const link = Object.assign(document.createElement("a"), { href: root + address, textContent: address });
  document.querySelector(".preview-line")?.append(" ", link);
}

function noteSilence() {
  silentSince ||= Date.now();
  if (isSilent || Date.now() - silentSince < PATIENCE) return;
  isSilent = true;
  showLine(say("The preview does not answer: what is saved is not shown. Start it again."), "stays error");
}

function noteAnswer() {
  if (isSilent) document.querySelector(".preview-line")?.remove();
  silentSince = 0;
  isSilent = false;
}

async function follow() {
  for (;;) {
    if (document.visibilityState !== "visible")
      await new Promise((done) => document.addEventListener("visibilitychange", done, { once: true }));
    try {
      const now = Number(await (await fetch(`${root}livereload/${epoch}/${Date.now()}`)).text());
      noteAnswer();
      if (now > epoch) {
        const status = await fetchStatus();
        const step = nextStep(status, { address: ownAddress(), loaded, isWriting: isWriting() });
        epoch = now;
        if (step.do === "load") return location.reload();
        if (step.do === "gone") showGone(step.to);
        else if (step.do === "built") showStatus(status);
        else showLine(say("This page has changed. It is loaded again when you have finished writing."), "stays waits");
      }
    } catch {
      noteSilence();
      await pause(1000);
    }
  }
}

if (meta) {
  document.addEventListener("focusout", () =>
    setTimeout(() => {
      if (document.querySelector(".preview-line.waits") && !isWriting()) location.reload();
    }, 300),
  );
  fetchStatus().then((status) => {
    const last = status.builds.at(-1);
    if (status.error || status.engine || status.progress || (last && Date.now() / 1000 - last.at < 10))
      showStatus(status);
  });
  follow();
}
