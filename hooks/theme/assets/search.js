// The search: a dialog over Pagefind's index. Nothing of Pagefind and of the index is loaded before it is first opened.

const BUNDLE = new URL("../pagefind/", import.meta.url);
const FIRST = 4; // Results of a kind before a reader asks for more.
const MORE = 10;
const PAUSE = 120; // Milliseconds in which somebody who types types on.
const OPENERS = new Set(["/", "s", "f"]);
const HINT = "Type to search analyses, charts, datasets and people.";
const FAILED = "The search did not load. Type again to try once more.";

let index; // The promise of it.
let tries = 0;

function loaded() {
  // A browser remembers an address from which a module did not load.
  const script = new URL(`pagefind.js${tries ? `?${tries}` : ""}`, BUNDLE);
  index ??= import(script)
    .then(async ({ createInstance }) => {
      const made = createInstance({ noWorker: true, excerptLength: 24 });
      await made.filters();
      return made;
    })
    .catch((error) => {
      index = undefined;
      tries += 1;
      throw error;
    });
  return index;
}

// Pagefind gives an excerpt as text in which < and > are escaped, with <mark> around what was searched for.
function excerpt(html) {
  const span = document.createElement("span");
  html.split(/<\/?mark>/).forEach((part, at) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    span.append(at % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  });
  return span;
}

function entry({ url, meta, excerpt: html }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url });
  link.append(Object.assign(document.createElement("b"), { textContent: meta.title }));
  const about = [meta.label, meta.authors, meta.date].filter(Boolean).join(" · ");
  if (about) link.append(Object.assign(document.createElement("span"), { textContent: about }));
  link.append(meta.description ? Object.assign(document.createElement("span"), { textContent: meta.description }) : excerpt(html));
  item.append(link);
  return item;
}

function enhance(dialog) {
  const words = dialog.querySelector(".search-words");
  const status = dialog.querySelector(".search-status");
  const sections = [...dialog.querySelectorAll("section")];
  const stops = () => [words, ...dialog.querySelectorAll("section:not([hidden]) :is(a, .search-more:not([hidden]))")];
  let turn = 0; // An answer that comes after the next question is dropped.
  let pause;

  async function find() {
    const mine = ++turn;
    const asked = words.value.trim();
    const found = { all: 0, kinds: [] };
    if (asked) {
      const pagefind = await loaded();
      const { filters } = await pagefind.search(asked);
      found.kinds = await Promise.all(sections.map(async ({ dataset: { kind } }) => {
        const count = filters.kind?.[kind] ?? 0;
        const results = count ? (await pagefind.search(asked, { filters: { kind } })).results : [];
        return { results, entries: await Promise.all(results.slice(0, FIRST).map((one) => one.data())) };
      }));
    }
    if (mine !== turn) return;
    sections.forEach((section, at) => {
      const { results, entries } = found.kinds[at] ?? { results: [], entries: [] };
      section.hidden = !results.length;
      section.querySelector("ul").replaceChildren(...entries.map(entry));
      section.querySelector(".search-count").textContent = results.length;
      const more = section.querySelector(".search-more");
      more.hidden = results.length <= FIRST;
      more.onclick = () => extend(section, results);
      found.all += results.length;
    });
    status.textContent = asked ? `${found.all || "No"} result${found.all === 1 ? "" : "s"} for “${asked}”` : HINT;
  }

  async function extend(section, results) {
    const list = section.querySelector("ul");
    const shown = list.children.length;
    const entries = await Promise.all(results.slice(shown, shown + MORE).map((one) => one.data()));
    list.append(...entries.map(entry));
    section.querySelector(".search-more").hidden = list.children.length >= results.length;
    list.children[shown].querySelector("a").focus();
  }

  const search = () => find().catch((error) => {
    console.error(error);
    status.textContent = FAILED;
  });

  function open() {
    dialog.showModal();
    words.select();
    search();
    loaded().catch(() => {});
  }

  document.querySelector(".head-search").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    // Until the next frame the field of a dialog that was closed just now has the focus.
    const writing = !dialog.contains(event.target) && event.target.closest("input, textarea, select, [contenteditable]");
    if (!OPENERS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey || writing || dialog.open) return;
    event.preventDefault();
    open();
  });
  words.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, PAUSE);
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const all = stops();
    if (step) {
      event.preventDefault();
      const to = (all.indexOf(document.activeElement) + step + all.length) % all.length;
      all[to].focus();
    } else if (event.key === "Enter" && event.target === words) {
      event.preventDefault();
      all[1]?.click();
    }
  });
  dialog.addEventListener("click", ({ target }) => {
    // A click on the dialog itself is one beside what it holds.
    if (target === dialog || target.closest("a, .search-close")) dialog.close();
  });
}

// The head stays through instant navigation, and the dialog with it.
document$.subscribe(() => {
  const dialog = document.querySelector("dialog.search");
  if (!dialog || dialog.dataset.ready) return;
  dialog.dataset.ready = "";
  enhance(dialog);
});
