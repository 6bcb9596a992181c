// Reads the words of a page, makes quotations of them, and finds and marks quoted words. A quotation holds the words and what
// stands before and after, as in the TextQuoteSelector of W3C's Web Annotation model. So a note finds its place again
// after edits elsewhere.

import { findPlaces, toSigns } from "./quote_anchor.js";

/** @import { Place, Quotation, Read, Span } from "../../types/review" */

const CONTEXT_LENGTH = 32; // Characters kept before and after a quotation, as in review.py.

/**
 * The text of a root element with single blanks, for each UTF-16 unit its node and its offset there, and the text's signs
 * (see quote_anchor.js). `blocks` says what a block is, and `aside` what does not belong to the text, as CSS selectors.
 * Between two blocks stands a blank.
 * @param {Element} root
 * @param {string} blocks
 * @param {string} aside
 * @returns {Read}
 */
export function read(root, blocks, aside) {
  /** @type {Place[]} */
  const places = [];
  let text = "";
  let block = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest(aside) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    const within = node.parentElement?.closest(blocks);
    if (within !== block && text && !text.endsWith(" ")) {
      text += " ";
      places.push([node, 0]);
    }
    block = within;
    for (let offset = 0; offset < node.data.length; offset += 1) {
      const blank = /\s/.test(node.data[offset]);
      if (blank && (!text || text.endsWith(" "))) continue;
      text += blank ? " " : node.data[offset];
      places.push([node, offset]);
    }
  }
  return { text, places, signs: toSigns(text) };
}

/**
 * The stretch of the text within an element, as [from, to], without blanks at its ends; null if it holds no words.
 * @param {Read} content
 * @param {Element} element
 */
export function stretchOf(content, element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return stretch(content, range);
}

/**
 * The stretch of the text within a range, in the same form.
 * @param {Read} content
 * @param {Range} range
 * @returns {Span | null}
 */
export function stretch({ text, places }, range) {
  /** @param {Place} place */
  const inside = ([node, offset]) => range.comparePoint(node, offset) === 0;
  let from = places.findIndex(inside);
  if (from < 0) return null;
  let to = from;
  while (to < places.length && inside(places[to])) to += 1;
  // (the end of a range is the place behind its last character)
  if (to > from && range.endContainer === places[to - 1][0] && range.endOffset === places[to - 1][1]) to -= 1;
  while (from < to && text[from] === " ") from += 1;
  while (to > from && text[to - 1] === " ") to -= 1;
  return from < to ? [from, to] : null;
}

/**
 * The quotation of a stretch.
 * @param {Read} content
 * @param {Span} span
 * @returns {Required<Quotation>}
 */
export function quote({ text }, [from, to]) {
  return {
    exact: text.slice(from, to),
    // (by code points, so that no emoji is cut in half)
    prefix: [...text.slice(0, from)].slice(-CONTEXT_LENGTH).join(""),
    suffix: [...text.slice(to, to + 2 * CONTEXT_LENGTH)].slice(0, CONTEXT_LENGTH).join(""),
  };
}

/**
 * Where a quotation stands in the text, as [from, to]; null if its words are gone, or if several places fit equally well.
 * @param {Read} content
 * @param {Quotation} target
 * @returns {Span | null}
 */
export function find({ signs }, target) {
  const places = findPlaces(signs, target);
  return places.length === 1 ? places[0] : null;
}

/**
 * Wrap a stretch of the text in elements made by `make`, one for each text node that it touches, and return these in order.
 * The places are brought up to date, so that a thousand notes need one reading.
 * @param {Read} content
 * @param {Span} span
 * @param {() => HTMLElement} make
 */
export function mark({ places }, [from, to], make) {
  const marks = [];
  for (let at = from; at < to;) {
    const [node, start] = places[at];
    let next = at;
    while (next < to && places[next][0] === node) next += 1;
    const end = Math.min(places[next - 1][1] + 1, node.data.length);
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    const element = make();
    range.surroundContents(element);
    marks.push(element);
    for (let index = at; index < next; index += 1)
      places[index] = [/** @type {Text} */ (element.firstChild), places[index][1] - start];
    for (let index = next; places[index]?.[0] === node; index += 1)
      places[index] = [/** @type {Text} */ (element.nextSibling), places[index][1] - end];
    at = next;
  }
  return marks;
}
