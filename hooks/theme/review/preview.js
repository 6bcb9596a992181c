// In a preview only: an open page follows what is saved, and a line says what was made anew, why, and how long it took.
// A page is loaded again only where it has changed itself, and never under the hands of somebody who is writing.
(() => {
  if (window.previewFollows) return;
  window.previewFollows = true;
  const meta = document.querySelector('meta[name="preview-epoch"]');
  if (!meta) return;
  const root = meta.dataset.root;
  let epoch = Number(meta.content);

  const here = () => decodeURIComponent(location.pathname).replace(root, "");
  const writing = () => document.activeElement?.matches("textarea, input:not([type=checkbox])") || document.querySelector("[data-unsaved]");
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const status = async () => (await fetch("/preview/status.json", { cache: "no-store" })).json();

  function tell(text, kind = "") {
    let line = document.querySelector(".preview-line");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "preview-line" });
      line.setAttribute("role", "status");
      document.body.append(line);
    }
    line.className = `preview-line ${kind}`;
    line.textContent = text;
    clearTimeout(tell.timer);
    if (!kind) tell.timer = setTimeout(() => line.remove(), 6000);
  }

  function say({ builds, restart, error, progress }) {
    const last = builds.at(-1);
    if (error) return tell(`The last save could not be shown: ${error}`, "stays error");
    if (restart) return tell("The engine itself has changed: stop the preview and start it again to see that.", "stays");
    if (progress) return tell(progress, "stays");
    if (!last) return;
    const count = last.pages.length;
    const why = last.because.slice(0, 3).join(", ") + (last.because.length > 3 ? ` and ${last.because.length - 3} more` : "");
    if (!count) return tell(why ? `No page shows a change after the save of ${why}.` : "No page has changed.");
    const made = count === 1 && last.pages[0] === here() ? "This page was" : `${count} page${count === 1 ? " was" : "s were"}`;
    tell(`${made} made anew in ${last.seconds} s${why ? `, because of ${why}` : ""}.`);
  }

  async function follow() {
    for (;;) {
      if (document.visibilityState !== "visible") await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
      try {
        const now = Number(await (await fetch(`/livereload/${epoch}/${Date.now()}`)).text());
        if (now > epoch) {
          const said = await status();
          const since = said.builds.filter((one) => one.epoch > epoch);
          epoch = now;
          if (!since.some((one) => one.whole || one.pages.includes(here()))) say(said);
          else if (writing()) tell("This page has changed. It is loaded again when you have finished writing.", "stays");
          else return location.reload();
        }
      } catch {
        await pause(3000);
      }
    }
  }

  document.addEventListener("focusout", () => setTimeout(() => {
    const line = document.querySelector(".preview-line.stays");
    if (line?.textContent.startsWith("This page has changed") && !writing()) location.reload();
  }, 300));
  status().then((said) => {
    const last = said.builds.at(-1);
    if (said.error || said.restart || said.progress || (last && Date.now() / 1000 - last.at < 10)) say(said);
  });
  follow();
})();
