// What a note is about: the words chosen in a field that holds those of a paragraph, so that a keyboard suffices; a chart,
// or the whole piece.

import { find as findElement } from "../assets/elements.js";
import { say } from "../assets/words.js";
import { current } from "./place.js";
import { find, quote, stretch, stretchOf } from "./quote.js";

/** @import { Desk, Form, Part, Read, Span, Target } from "../../types/review" */

const MOST_SHOWN = 70; // Characters of a paragraph in the list of paragraphs.

/**
 * The parts of a piece that a note can be about: its paragraphs and charts, in the order of the page.
 * @param {Element} article
 * @param {Read} content
 * @returns {Part[]}
 */
function parts(article, content) {
  const heads = [...article.querySelectorAll("h1, .standfirst")];
  const blocks = [...article.querySelectorAll("[data-line]")].filter((block) => !block.querySelector("[data-line]"));
  /**
   * @param {HTMLElement} element
   * @returns {Part[]}
   */
  const partsOf = (element) => {
    const figure = element.matches(".place") ? element.nextElementSibling : element.closest("figure.chart");
    if (figure?.matches("figure.chart"))
      return [
        {
          chart: figure.id,
          element: figure,
          label: say("Chart: %(title)s", {
            title: figure.querySelector("figcaption")?.textContent.trim().slice(0, MOST_SHOWN) || figure.id,
          }),
        },
      ];
    const words = stretchOf(content, element);
    if (!words) return [];
    const text = content.text.slice(...words);
    return [{ words, element, label: text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text }];
  };
  return [...new Set([...heads, ...blocks])].flatMap(partsOf);
}

/**
 * Fills the fields of a form, and returns what tells the target that they name.
 * @param {Form} form
 * @param {Desk} desk
 * @param {Target} target
 * @returns {() => Target}
 */
export function enhanceSubject(form, desk, target) {
  const content = desk.read();
  const all = parts(desk.article, content);
  const { about, words } = form.elements;
  const chosen = findElement(form, ".note-chosen");
  about.append(
    new Option(say("The whole piece"), "whole"),
    ...all.map(({ label }, index) => new Option(label, String(index))),
  );

  const show = () => {
    const part = all[Number(about.value)];
    findElement(form, ".note-words").hidden = !part?.words;
    findElement(form, ".note-replace").hidden = !part?.words;
    words.value = part?.words ? content.text.slice(...part.words) : "";
    tell();
  };
  const selected = () => {
    const part = all[Number(about.value)];
    if (!part?.words) return null;
    const [from] = part.words;
    const isPart = words.selectionEnd > words.selectionStart;
    return isPart ? trimmed(content.text, from + words.selectionStart, from + words.selectionEnd) : part.words;
  };
  const tell = () => {
    const range = selected();
    const isWhole = range && range[1] - range[0] === words.value.length;
    chosen.textContent = !range
      ? ""
      : isWhole
        ? say("On all of these words.")
        : say("On “%(words)s”.", { words: content.text.slice(...range) });
  };
  // Words are chosen here and not changed. (In a field that is read-only, some browsers show no cursor.)
  words.addEventListener("beforeinput", (event) => event.preventDefault());
  words.addEventListener("select", tell);
  words.addEventListener("keyup", tell);
  words.addEventListener("pointerup", tell);
  about.addEventListener("change", show);

  begin(all, content, about, target);
  show();
  const place = target.exact ? find(content, target) : null;
  const part = all[Number(about.value)];
  if (place && part?.words && place[1] - place[0] < part.words[1] - part.words[0]) {
    words.setSelectionRange(place[0] - part.words[0], place[1] - part.words[0]);
    tell();
  }
  return () => {
    const range = selected();
    if (range) return quote(content, range);
    return all[Number(about.value)]?.chart ? { chart: all[Number(about.value)].chart } : { whole: true };
  };
}

/**
 * Choose the part that a target is in. Words that are in no single part, or are gone, are a part for themselves.
 * @param {Part[]} all
 * @param {Read} content
 * @param {HTMLSelectElement} about
 * @param {Target} target
 */
function begin(all, content, about, target) {
  about.value = "whole";
  if (target.chart && !target.exact) about.value = String(all.findIndex((part) => part.chart === target.chart));
  if (!target.exact) return;
  const place = find(content, target);
  const index = place ? all.findIndex(({ words }) => words && words[0] <= place[0] && place[1] <= words[1]) : -1;
  if (index >= 0) about.value = String(index);
  else if (place) {
    all.push({ words: place });
    about.append(new Option(say("The words that are marked"), String(all.length - 1)));
    about.value = String(all.length - 1);
  }
  if (about.selectedIndex < 0) about.value = "whole";
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {Span}
 */
function trimmed(text, from, to) {
  while (from < to && text[from] === " ") from += 1;
  while (to > from && text[to - 1] === " ") to -= 1;
  return [from, to];
}

/**
 * What a new note is about at first: the words selected, or else the paragraph or the chart at the top of the window.
 * @param {Desk} desk
 * @returns {Target}
 */
export function firstTarget({ article, read }) {
  const content = read();
  const selection = getSelection();
  const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
  if (range && article.contains(range.commonAncestorContainer)) {
    const words = stretch(content, range);
    if (words) return quote(content, words);
  }
  const place = current(article);
  const figure = place?.matches(".place") ? place.nextElementSibling : null;
  if (figure?.matches("figure.chart")) return { chart: figure.id };
  const words = stretchOf(content, place ?? article.querySelector("h1"));
  return words ? quote(content, words) : { whole: true };
}
