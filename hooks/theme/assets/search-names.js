// What the search knows by its name: institutes, people, themes, tags, datasets, charts (search/names.json). Pagefind
// finds the words of pages; it knows neither what a thing is also called nor which word was meant.

/** @import { Entry, Named, Names, NamesFile } from "../../types/search" */

/** @type {Record<string, string>} */
const PLAIN_LETTERS = { ł: "l", ß: "ss", ø: "o", æ: "ae", đ: "d" };
const SHORT = 4; // Letters of a word in which one may be wrong; in a longer one it may be two.
const FEWEST_LETTERS = 3; // Of a word that may be mistyped.

/**
 * A text as two are compared: small letters without accents.
 * @param {string} text
 * @returns {string}
 */
export const fold = (text) =>
  text
    .toLowerCase()
    .replace(/[łßøæđ]/g, (letter) => PLAIN_LETTERS[letter])
    .normalize("NFKD")
    .replace(/\p{M}/gu, "");

/**
 * @param {string} text
 * @returns {string[]}
 */
const wordsIn = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * How many letters have to be added, left out, replaced or exchanged with their neighbour to make one word of another:
 *     the distance of Damerau and Levenshtein, each pair of neighbours exchanged once at most.
 * @param {string} one
 * @param {string} other
 * @returns {number}
 */
export function distance(one, other) {
  /** @type {number[]} */
  let beforeLast = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const differs = one[row - 1] === other[column - 1] ? 0 : 1;
      current[column] = Math.min(last[column] + 1, current[column - 1] + 1, last[column - 1] + differs);
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
        current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
      }
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length];
}

/**
 * The names of search/names.json, made ready for searching.
 * @param {NamesFile} file
 * @returns {Names}
 */
export function readNames({ spelling = [], ...kinds }) {
  const entries = Object.entries(/** @type {Record<string, Named[]>} */ (kinds)).flatMap(([kind, named]) =>
    named.map(([name, url, ...others]) => {
      const forms = [name, ...others].map(wordsIn);
      return { kind, name, url, others, forms: [...forms, wordsIn(url.split("/").at(-2) ?? "")] };
    }),
  );
  const vocabulary = new Map(); // As it is written, by the folded word.
  for (const { name, others } of entries) {
    for (const word of [name, ...others].flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? [])) {
      if (!vocabulary.has(fold(word))) vocabulary.set(fold(word), word);
    }
  }
  return { entries, vocabulary, spellings: spelling.map(([variant, right]) => [wordsIn(variant), right]) };
}

/**
 * @param {string[]} form
 * @param {string[]} words
 */
const begins = (form, words) => words.every((word) => form.some((other) => other.startsWith(word)));
/**
 * @param {string[]} form
 * @param {string[]} words
 */
const names = (form, words) => words.every((word) => form.includes(word));

/**
 * The entries in whose names each word begins a word. `meant` are those that the words name: wholly, or, of people,
 *     institutes and subjects, by whole words of the name.
 * @param {Names} known
 * @param {string} query
 * @returns {{ meant: Entry[], found: Entry[] }}
 */
export function findNames({ entries }, query) {
  const words = wordsIn(query);
  if (words.join("").length < 2) return { meant: [], found: [] };
  /** @param {Entry} entry */
  const isMeant = ({ kind, forms }) =>
    forms.some(
      (form) => names(form, words) && (form.length === words.length || ["institute", "person"].includes(kind)),
    );
  const found = entries.filter(({ forms }) => forms.some((form) => begins(form, words)));
  return { meant: found.filter(isMeant), found };
}

/**
 * Whether a text holds each word of a query. Pagefind also gives pages that hold no more than the first letters of a word.
 * @param {string} text
 * @param {string} query
 * @param {boolean} asTyped Whether a word with another ending is not enough: "pipe" for "pipelne".
 */
export function holds(text, query, asTyped) {
  const there = new Set(wordsIn(text));
  /** @param {string} word */
  const has = (word) =>
    [...there].some((other) => other.startsWith(word) || (!asTyped && other.length >= SHORT && word.startsWith(other)));
  return wordsIn(query).every(has);
}

/**
 * The query in other words, if the site spells it otherwise, or if its words are nearly those of names; else "".
 * @param {Names} known
 * @param {string} query
 * @param {boolean} isFound
 * @returns {string}
 */
export function otherWords({ vocabulary, spellings }, query, isFound) {
  const words = wordsIn(query);
  const written = query.trim().split(/\s+/);
  for (const [variant, right] of spellings) {
    const at = words.findIndex((_, start) => variant.every((word, step) => words[start + step] === word));
    if (at >= 0 && written.length === words.length) {
      return [...written.slice(0, at), right, ...written.slice(at + variant.length)].join(" ");
    }
  }
  if (isFound) return "";
  const nearest = words.map((word) => nearestWord(vocabulary, word));
  return nearest.includes("") || nearest.every((word, at) => fold(word) === words[at]) ? "" : nearest.join(" ");
}

/**
 * The word of a name that was meant by a word: itself, if a name has it; "" if none is near.
 * @param {Map<string, string>} vocabulary
 * @param {string} word
 */
function nearestWord(vocabulary, word) {
  const known = [...vocabulary.keys()];
  if (known.some((other) => other.startsWith(word))) return vocabulary.get(word) ?? word;
  if (word.length < FEWEST_LETTERS) return "";
  const most = word.length <= SHORT ? 1 : 2;
  const near = known
    .filter((other) => other.length >= FEWEST_LETTERS && Math.abs(other.length - word.length) <= most)
    .map((other) => /** @type {[number, string]} */ ([distance(word, other), other]))
    .filter(([steps]) => steps <= most);
  const [best] = near.sort((one, other) => one[0] - other[0]); // (a stable sort: the first of equals stays first)
  return best ? (vocabulary.get(best[1]) ?? "") : "";
}
