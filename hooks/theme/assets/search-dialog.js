// What searches in the dialog of the search: Pagefind's index and the list of names. Loaded when it is first opened.

import { say, sayCount } from "./words.js";
import { find } from "./elements.js";
import { findNames, holds, otherWords, readNames } from "./search-names.js";

/** @import { Entry, Found, Hit, Names, Pagefind, Results } from "../../types/search" */

const ROOT = new URL("../", import.meta.url);
const BUNDLE = new URL("pagefind/", ROOT);
const NAMES = new URL("search/names.json", ROOT);
const RESULTS_AT_FIRST = 4; // Of each kind, before a reader asks for more.
const RESULTS_AT_ONCE = 10; // Added each time that a reader asks for more.
const FEW_RESULTS = 3; // So many may be what a slip of the finger happens to find.
const MOST_MEANT = 3; // Pages that the words name, above all others.
const TYPING_PAUSE = 120; // Milliseconds without a key before the search begins.

/** @type {Promise<Pagefind> | undefined} */
let index; // A promise of Pagefind's instance.
/** @type {Promise<Names> | undefined} */
let names; // A promise of the names.
let failures = 0;

/** @returns {Promise<Pagefind>} */
function loadIndex() {
  // A browser does not try an address again from which a module failed to load, so each try has another address.
  const script = new URL(`pagefind.js${failures ? `?${failures}` : ""}`, BUNDLE);
  index ??= import(script.href)
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

/**
 * Without the names the words of pages can still be searched.
 * @returns {Promise<Names>}
 */
function loadNames() {
  names ??= fetch(NAMES)
    .then((answer) => answer.json())
    .then(readNames)
    .catch((error) => {
      console.error(error);
      names = undefined;
      return readNames({});
    });
  return names;
}

/**
 * Pagefind gives an excerpt as text in which < and > are escaped, with <mark> around the words that were searched for.
 * @param {string} html
 */
function excerptElement(html) {
  const span = document.createElement("span");
  if (/^\p{Ll}/u.test(html)) span.append("… ");
  html.split(/<\/?mark>/).forEach((part, position) => {
    const text = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    span.append(position % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text);
  });
  if (!/[.!?]\W*$/.test(html)) span.append(" …");
  return span;
}

/** @param {string} textContent */
const line = (textContent) => Object.assign(document.createElement("span"), { textContent });

/**
 * A line of parts with points between them.
 * @param {(string | undefined)[]} parts
 */
function dotted(parts) {
  const element = Object.assign(document.createElement("span"), { className: "dotted" });
  for (const part of parts.filter(Boolean)) element.append(line(/** @type {string} */ (part)), " ");
  return element;
}

/** @param {{ url: string, title: string, lines: Node[], image?: string, lang?: string }} result */
function resultItem({ url, title, lines, image, lang }) {
  const item = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: url });
  const words = Object.assign(document.createElement("div"), { className: "search-text" });
  const heading = Object.assign(document.createElement("b"), { textContent: title });
  if (lang) heading.lang = lang;
  words.append(heading, ...lines);
  link.append(words);
  if (image) {
    const picture = {
      className: "search-picture",
      src: new URL(image, ROOT).href,
      alt: "",
      loading: "lazy",
      width: 96,
      height: 64,
    };
    link.append(Object.assign(document.createElement("img"), picture));
  }
  item.append(link);
  return item;
}

/** @param {Found} page */
function pageItem({ url, meta, excerpt }) {
  const words = meta.description ? line(meta.description) : excerptElement(excerpt);
  if (meta.lang) words.lang = meta.lang;
  const lines = [dotted([meta.label, meta.authors, meta.date]), words];
  return resultItem({ url, title: meta.title, lines, image: meta.image, lang: meta.lang });
}

/** @param {{ url: string }} page */
const addressOf = ({ url }) => new URL(url, ROOT).pathname;

/**
 * @param {Entry} entry
 * @param {string} [label]
 */
function nameItem(entry, label) {
  return resultItem({ url: addressOf(entry), title: entry.name, lines: [dotted([label, ...entry.others])] });
}

/**
 * What the status says of a search: how many results there are, or, before the first word, what can be searched.
 * @param {number} total
 * @param {string} words
 * @param {boolean} isNear Whether no result holds the words: they only begin like a word that is there.
 */
function counted(total, words, isNear) {
  if (!words) return say("Type to search analyses, charts, datasets and people.");
  if (!total) return say("No results for “%(words)s”", { words });
  if (isNear) {
    return sayCount(
      "No results for “%(words)s”, but %(num)s that comes near",
      "No results for “%(words)s”, but %(num)s that come near",
      total,
      { words },
    );
  }
  return sayCount("%(num)s result for “%(words)s”", "%(num)s results for “%(words)s”", total, { words });
}

/**
 * What is said to readers whose words are not found: perhaps they are of another language.
 * @param {string} codes The languages of the texts. All are in the one index of the site.
 */
function languagesSearched(codes) {
  const locales = [document.documentElement.lang, "en"];
  const inWords = new Intl.DisplayNames(locales, { type: "language" });
  const languages = codes.split(" ").map((code) => inWords.of(code) ?? code);
  return say("Only texts in %(language)s are searched.", { language: new Intl.ListFormat(locales).format(languages) });
}

/**
 * The results of one kind: pages whose words Pagefind finds; where it finds none, pages with such a name.
 * @param {Pagefind} pagefind
 * @param {string} words
 * @param {string} kind
 * @param {number} count
 * @param {{ meant: Entry[], found: Entry[] }} names
 * @returns {Promise<Results>}
 */
async function searchKind(pagefind, words, kind, count, { meant, found }) {
  const hits = count ? (await pagefind.search(words, { filters: { kind } })).results : [];
  const results = hits.filter(({ score }) => score > 0); // Others hold the words in the address of a picture.
  const above = new Set(meant.map(addressOf));
  const loaded = await Promise.all(results.slice(0, RESULTS_AT_FIRST + above.size).map((result) => result.data()));
  const pages = loaded.filter(({ url }) => !above.has(url));
  const named = results.length ? [] : found.filter((entry) => entry.kind === kind && !above.has(addressOf(entry)));
  const total = results.length - (loaded.length - pages.length) + named.length;
  const items = [...pages.map(pageItem), ...named.map((entry) => nameItem(entry))].slice(0, RESULTS_AT_FIRST);
  const seen = Math.min(RESULTS_AT_FIRST + (loaded.length - pages.length), results.length);
  const further = results.length ? results.slice(seen) : [];
  return { total, items, further, loaded };
}

/**
 * Let a dialog search.
 * @param {HTMLDialogElement} dialog
 * @returns {() => Promise<void>} Searches for the words in its field.
 */
export function enhance(dialog) {
  const field = find(dialog, ".search-words", HTMLInputElement);
  const status = find(dialog, ".search-status");
  const language = find(dialog, ".search-language");
  const suggestion = find(dialog, ".search-other", HTMLButtonElement);
  const help = find(dialog, ".search-help");
  const top = find(dialog, ".search-meant");
  const sections = [...dialog.querySelectorAll("section")];
  /** @returns {HTMLElement[]} */
  const focusable = () => [
    field,
    ...dialog.querySelectorAll(
      ".search-inner > :not([hidden]) :is(.search-other:not([hidden]), a, .search-more:not([hidden]))",
    ),
  ];
  let lastSearch = 0; // The number of the last search; the results of an older one are dropped.
  /** @type {number | undefined} */
  let timer;

  async function searchAll() {
    const number = ++lastSearch;
    const words = field.value.trim();
    /** @type {Results} */
    const none = { total: 0, items: [], further: [], loaded: [] };
    let kinds = sections.map(() => none); // The results for each section.
    /** @type {Entry[]} */
    let meant = [];
    let other = "";
    let isFound = false; // Whether something holds all words as they are written.
    if (words) {
      const [pagefind, known] = await Promise.all([loadIndex(), loadNames()]);
      const { filters } = await pagefind.search(words);
      const byName = findNames(known, words);
      meant = byName.meant.slice(0, MOST_MEANT);
      kinds = await Promise.all(
        sections.map(({ dataset: { kind = "" } }) =>
          searchKind(pagefind, words, kind, filters.kind?.[kind] ?? 0, { meant, found: byName.found }),
        ),
      );
      const pages = kinds.flatMap(({ loaded }) => loaded);
      const isSure = kinds.reduce((sum, kind) => sum + kind.total, 0) > FEW_RESULTS;
      isFound =
        byName.found.length > 0 ||
        pages.some(({ meta, content }) => holds(`${Object.values(meta).join(" ")} ${content}`, words, !isSure));
      other = otherWords(known, words, isFound);
    }
    if (number !== lastSearch) return;
    const pages = new Map(kinds.flatMap(({ loaded }) => loaded).map((page) => [page.url, page]));
    top.hidden = !meant.length;
    top.replaceChildren(
      ...meant.map((entry) => {
        const page = pages.get(addressOf(entry));
        return page
          ? pageItem({ ...page, meta: { label: labels[entry.kind], ...page.meta } })
          : nameItem(entry, labels[entry.kind]);
      }),
    );
    sections.forEach((section, position) => show(section, kinds[position]));
    const total = kinds.reduce((sum, kind) => sum + kind.total, meant.length);
    const isKnown = isFound || Boolean(other);
    status.textContent = counted(total, words, !isKnown);
    language.textContent = isKnown ? "" : languagesSearched(language.dataset.languages ?? "en");
    suggestion.hidden = !other;
    suggestion.textContent = other ? say("Did you mean “%(words)s”?", { words: other }) : "";
    suggestion.value = other;
    help.hidden = total > 0;
  }

  // What a page is that stands above the groups: the words of the dialog's own headings, each for one of its kind.
  const labels = Object.fromEntries(sections.map(({ dataset: { kind = "", one = "" } }) => [kind, one]));

  /** @type {(section: HTMLElement, results: Results) => void} */
  function show(section, { total, items, further }) {
    section.hidden = !total;
    find(section, "ul").replaceChildren(...items);
    find(section, ".search-count").textContent = String(total);
    const more = find(section, ".search-more");
    more.hidden = !further.length;
    more.onclick = () => showMore(section, further);
  }

  /** @type {(section: HTMLElement, further: Hit[]) => Promise<void>} */
  async function showMore(section, further) {
    const list = find(section, "ul");
    const shown = list.children.length;
    const pages = await Promise.all(further.splice(0, RESULTS_AT_ONCE).map((result) => result.data()));
    list.append(...pages.map(pageItem));
    find(section, ".search-more").hidden = !further.length;
    list.children[shown].querySelector("a")?.focus();
  }

  const search = () =>
    searchAll().catch((error) => {
      console.error(error);
      status.textContent = say("The search did not load. Type again to try once more.");
      language.textContent = "";
    });

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_PAUSE);
  });
  suggestion.addEventListener("click", () => {
    field.value = suggestion.value;
    field.focus();
    search();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const elements = focusable();
    if (step) {
      event.preventDefault();
      const next =
        (elements.indexOf(/** @type {HTMLElement} */ (document.activeElement)) + step + elements.length) %
        elements.length;
      elements[next].focus();
    } else if (event.key === "Enter" && event.target === field && field.value.trim()) {
      event.preventDefault();
      elements[1]?.click();
    }
  });
  loadNames();
  loadIndex().catch(() => {});
  return search;
}
