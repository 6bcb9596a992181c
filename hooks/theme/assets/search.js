// The search: a dialog over Pagefind's index. Pagefind and the index are loaded when the dialog is first opened.

const BUNDLE = new URL("../pagefind/", import.meta.url);
const RESULTS_AT_FIRST = 4; // Of each kind, before a reader asks for more.
const RESULTS_AT_ONCE = 10; // Added each time that a reader asks for more.
const TYPING_PAUSE = 120; // Milliseconds without a key before the search begins.
const OPENING_KEYS = new Set(["/", "s", "f"]);

let index; // A promise of Pagefind's instance.
let failures = 0;

function loadIndex() {
  // A browser does not try an address again from which a module failed to load, so each try has another address.
  const script = new URL(`pagefind.js${failures ? `?${failures}` : ""}`, BUNDLE);
  index ??= import(script)
    .then(async ({ createInstance }) => {
      const pagefind = createInstance({ noWorker: true, excerptLength: 24, ranking: { metaWeights: { image: 0 } } });
      await pagefind.filters();
      return pagefind;
    })
    .catch((error) => {
      index = undefined;
      failures += 1;
      throw error;
    });
  return index;
}

// Pagefind gives an excerpt as text in which < and > are escaped, with <mark> around the words that were searched for.
function excerptElement(html) {
  const span = document.createElement("span");
  html.split(/<\/?mark>/).forEach((part, position) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    span.append(position % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  });
  return span;
}

function resultItem({ url, meta, excerpt }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url });
  link.append(Object.assign(document.createElement("b"), { textContent: meta.title }));
  const details = [meta.label, meta.authors, meta.date].filter(Boolean).join(" · ");
  if (details) link.append(Object.assign(document.createElement("span"), { textContent: details }));
  link.append(meta.description ? Object.assign(document.createElement("span"), { textContent: meta.description }) : excerptElement(excerpt));
  item.append(link);
  return item;
}

// What the status says of a search: how many results there are, or, before the first word, what can be searched.
function counted(total, words) {
  if (!words) return say("Type to search analyses, charts, datasets and people.");
  if (!total) return say("No results for “%(words)s”", { words });
  return sayCount("%(num)s result for “%(words)s”", "%(num)s results for “%(words)s”", total, { words });
}

function enhance(dialog) {
  const field = dialog.querySelector(".search-words");
  const status = dialog.querySelector(".search-status");
  const sections = [...dialog.querySelectorAll("section")];
  const focusable = () => [field, ...dialog.querySelectorAll("section:not([hidden]) :is(a, .search-more:not([hidden]))")];
  let lastSearch = 0; // The number of the last search; the results of an older one are dropped.
  let timer;

  async function find() {
    const number = ++lastSearch;
    const words = field.value.trim();
    let kinds = []; // The results for each section.
    if (words) {
      const pagefind = await loadIndex();
      const { filters } = await pagefind.search(words);
      kinds = await Promise.all(sections.map(async ({ dataset: { kind } }) => {
        const count = filters.kind?.[kind] ?? 0;
        const found = count ? (await pagefind.search(words, { filters: { kind } })).results : [];
        const results = found.filter(({ score }) => score > 0); // Others hold the words in the address of a picture.
        return { results, pages: await Promise.all(results.slice(0, RESULTS_AT_FIRST).map((result) => result.data())) };
      }));
    }
    if (number !== lastSearch) return;
    let total = 0;
    sections.forEach((section, position) => {
      const { results, pages } = kinds[position] ?? { results: [], pages: [] };
      section.hidden = !results.length;
      section.querySelector("ul").replaceChildren(...pages.map(resultItem));
      section.querySelector(".search-count").textContent = results.length;
      const more = section.querySelector(".search-more");
      more.hidden = results.length <= RESULTS_AT_FIRST;
      more.onclick = () => showMore(section, results);
      total += results.length;
    });
    status.textContent = counted(total, words);
  }

  async function showMore(section, results) {
    const list = section.querySelector("ul");
    const shown = list.children.length;
    const pages = await Promise.all(results.slice(shown, shown + RESULTS_AT_ONCE).map((result) => result.data()));
    list.append(...pages.map(resultItem));
    section.querySelector(".search-more").hidden = list.children.length >= results.length;
    list.children[shown].querySelector("a").focus();
  }

  const search = () => find().catch((error) => {
    console.error(error);
    status.textContent = say("The search did not load. Type again to try once more.");
  });

  function open() {
    dialog.showModal();
    field.select();
    search();
    loadIndex().catch(() => {});
  }

  document.querySelector(".head-search").addEventListener("click", open);
  document.addEventListener("keydown", (event) => {
    // The field of a dialog that was just closed keeps the focus until the next frame.
    const writing = !dialog.contains(event.target) && event.target.closest("input, textarea, select, [contenteditable]");
    if (!OPENING_KEYS.has(event.key) || event.ctrlKey || event.metaKey || event.altKey || writing || dialog.open) return;
    event.preventDefault();
    open();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_PAUSE);
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const elements = focusable();
    if (step) {
      event.preventDefault();
      const next = (elements.indexOf(document.activeElement) + step + elements.length) % elements.length;
      elements[next].focus();
    } else if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      elements[1]?.click();
    }
  });
  dialog.addEventListener("click", ({ target }) => {
    // The target is the dialog itself if the click is outside its contents.
    if (target === dialog || target.closest("a, .search-close")) dialog.close();
  });
}

// Instant navigation keeps the head of the page and the dialog in it.
document$.subscribe(() => {
  const dialog = document.querySelector("dialog.search");
  if (!dialog || dialog.dataset.ready) return;
  dialog.dataset.ready = "";
  enhance(dialog);
});
