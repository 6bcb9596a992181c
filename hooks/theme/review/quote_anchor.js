// Finds quoted words again in a text. The same algorithm as hooks/dashboard/review/quote_anchor.py, where it is explained
// step by step; tests/review/quote_vectors.json holds cases for both. Change both together.

/** @import { Quotation, Signs, Span } from "../../types/review" */

const UNSEEN = new Set("\u0000\u00ad\u200b\u2060\ufeff");
const BLANKS = "\\u0002\\t\\n\\u000b\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
/** @type {Map<string, string>} */
const SAME = new Map([
  ...[..."“”„‟«»″"].map((sign) => /** @type {[string, string]} */ ([sign, '"'])),
  ...[..."‘’‚‛‹›′"].map((sign) => /** @type {[string, string]} */ ([sign, "'"])),
  ...[..."\u2010\u2011\u2012\u2013\u2014\u2015\u2212"].map((sign) => /** @type {[string, string]} */ ([sign, "-"])),
]);
const BLANK = new RegExp(`^[${BLANKS}]`);
const RUN = new RegExp(`[${BLANKS}]+|-+|\\.{3}|.\\p{M}*`, "gsu");

/**
 * A text as signs: `signs` is a string of them, and `spans` says for each UTF-16 unit of it from where to where its
 * sign stands in the text.
 * @param {string} text
 * @returns {Signs}
 */
export function toSigns(text) {
  let joined = "";
  const offsets = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const unit = text[offset];
    if (UNSEEN.has(unit)) continue;
    joined += SAME.get(unit) ?? unit;
    offsets.push(offset);
  }
  let signs = "";
  /** @type {Span[]} */
  const spans = [];
  for (const { 0: run, index } of joined.matchAll(RUN)) {
    const composed = compose(run);
    /** @type {Span} */
    const span = [offsets[index], offsets[index + run.length - 1] + 1];
    signs += composed;
    for (let unit = 0; unit < composed.length; unit += 1) spans.push(span);
  }
  return { signs, spans };
}

/**
 * The places where the words of a target stand, each as [start, end] in UTF-16 units of the text that `toSigns` has read:
 * none if they are gone, one if they are found, several if the surroundings do not decide between these.
 * @param {Signs} read
 * @param {Quotation} target
 * @returns {Span[]}
 */
export function findPlaces({ signs, spans }, { exact = "", prefix = "", suffix = "" }) {
  const needle = toSigns(exact).signs.replace(/^ +| +$/g, "");
  if (!needle) return [];
  const before = [...toSigns(prefix).signs].reverse();
  const after = [...toSigns(suffix).signs];
  const reach = 2 * Math.max(before.length, after.length); // A sign has at most two units.
  /** @type {Span[]} */
  let best = [];
  let most = -1;
  for (let at = signs.indexOf(needle); at >= 0; at = signs.indexOf(needle, at + 1)) {
    const end = at + needle.length;
    const score =
      common([...signs.slice(Math.max(0, at - reach), at)].reverse(), before) +
      common([...signs.slice(end, end + reach)], after);
    if (score > most) [best, most] = [[], score];
    if (score === most) best.push([spans[at][0], spans[end - 1][1]]);
  }
  return best;
}

/** @param {string} run */
function compose(run) {
  if (run[0] === "-") return "-";
  if (run === "...") return "…";
  return BLANK.test(run) ? " " : run.normalize("NFC");
}

/**
 * @param {string[]} signs
 * @param {string[]} others
 */
function common(signs, others) {
  let count = 0;
  while (count < signs.length && count < others.length && signs[count] === others[count]) count += 1;
  return count;
}
