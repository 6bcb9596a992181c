// Says what the mark under a pointer, a finger or the reader's keys is. There is one readout for a chart. It lies above the
// picture, over the line below the title, and elsewhere only if that is out of sight; then where it covers least.

import * as chartAim from "./chart-aim.js";
import * as chartMarks from "./chart-marks.js";
import { make } from "./elements.js";

/** @import { Chart, Mark, Outline } from "../../types/chart" */

const SVG = "http://www.w3.org/2000/svg";
const GAP = 6; // Between picture and readout, in pixels: the ring of the focus is seen.
const TAIL = 2; // Below the letters of a text, in pixels.
const PATIENCE = 200; // In milliseconds: so long a pointer may be on its way to the readout.
/** @type {Set<Chart>} */
const open = new Set(); // The charts whose readout is shown.

/** The readout of a chart, still empty: its box, and the drawing that points the mark out. */
export function build() {
  const readout = make("div", { className: "chart-readout", hidden: true });
  const pointer = document.createElementNS(SVG, "svg");
  pointer.setAttribute("class", "chart-pointer");
  // A screen reader gets the sentence of the mark from the chart's voice.
  for (const node of [readout, pointer]) node.setAttribute("aria-hidden", "true");
  return { readout, pointer };
}

/**
 * The marks that the chart shows now.
 * @param {Chart} chart
 */
export function marks(chart) {
  const figure = chart.shown();
  if (chart.marked !== figure) Object.assign(chart, { marked: figure, marks: chartMarks.list(figure) });
  return chart.marks;
}

/** @param {Chart} chart */
const byPlace = (chart) => chart.shown().layout.hovermode === "x";

/**
 * Read the mark at a place in the window; nothing is read where there is none. Returns the mark.
 * @param {Chart} chart
 * @param {{ clientX: number, clientY: number }} place
 */
export function at(chart, { clientX, clientY }) {
  const { left, top, width } = chart.still().getBoundingClientRect();
  const scale = chart.shown().layout.width / width;
  const mark = chartAim.nearest(marks(chart), (clientX - left) * scale, (clientY - top) * scale, byPlace(chart));
  if (mark) show(chart, mark);
  else leave(chart);
  return mark;
}

/**
 * Read a mark.
 * @param {Chart} chart
 * @param {Mark} mark
 */
export function show(chart, mark) {
  clearTimeout(chart.leaving);
  if (chart.read === mark && !chart.readout.hidden) return;
  chart.read = mark;
  const read = chartAim.together(marks(chart), mark, byPlace(chart));
  chart.readout.replaceChildren(...lines(read));
  chart.readout.hidden = false;
  open.add(chart);
  pointOut(chart, read);
  place(chart, read);
}

/**
 * All amounts of a place below its name, the one that is meant in bold; otherwise a sentence for each mark.
 * @param {Mark[]} read
 */
function lines(read) {
  if (read.length < 2 || read[0].place === undefined) return read.map(({ words }) => make("p", { textContent: words }));
  const amounts = read.map(({ name, amount }, order) =>
    make("li", { className: order ? "" : "meant" }, `${name}: `, ...withUnit(amount ?? "")),
  );
  return [make("p", { textContent: read[0].place }), make("ul", {}, ...amounts)];
}

/**
 * An amount, whose number and unit stand on one line: a mark or what else is said of it may stand on the next.
 * @param {string} amount
 */
function withUnit(amount) {
  const [number] = amount.match(/^[^,(]{1,24}(?=$|[,(])/) ?? [""];
  return [make("span", { className: "whole" }, number), amount.slice(number.length)];
}

/**
 * @param {Chart} chart
 * @param {Mark[]} read
 */
function pointOut(chart, read) {
  const { layout } = chart.shown();
  const { pointer } = chart;
  pointer.setAttribute("viewBox", `0 0 ${layout.width} ${layout.height}`);
  // As wide as its picture, also after a change of width; and gone as soon as the other drawing is shown.
  pointer.classList.remove("wide", "narrow");
  pointer.classList.add(chart.shown().size);
  const [{ x, plot }] = read;
  const rule = byPlace(chart) && plot ? [draw("path", { class: "place", d: `M${x},${plot.top}V${plot.bottom}` })] : [];
  pointer.replaceChildren(...rule, ...read.map(outline));
}

/** @param {Outline} outline */
function outline({ x, y, radius, box, rings }) {
  if (box) return draw("rect", { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top });
  if (rings) return draw("path", { d: rings.map((ring) => `M${ring.join("L")}Z`).join("") });
  return draw("circle", { cx: x, cy: y, r: (radius ?? 0) + 3 });
}

/**
 * @param {string} tag
 * @param {Record<string, unknown>} attributes
 */
function draw(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  return node;
}

/**
 * Put the readout over the line below the title and the names of events at the top of the picture: these have the room that it
 * needs. If the names are higher than it is, it stands above them. A longer one covers the words above the picture as a whole. Where these
 * are out of sight, or it would hide a headline, it stands below the picture, at last over it, where it covers least.
 * @param {Chart} chart
 * @param {Mark[]} read
 */
function place(chart, read) {
  const { readout, picture } = chart;
  readout.style.minHeight = "";
  const { top, bottom } = picture.getBoundingClientRect();
  const height = readout.offsetHeight + GAP;
  const caption = boxes(chart.figure, "figcaption > *");
  const names = boxes(picture, "text.event, .event text");
  const highest = Math.min(...names.map((name) => name.top));
  const lowest = Math.max(...names.map((name) => name.bottom));
  // (It ends where their letters do: no line of theirs is cut. If they are higher than it is, it ends above them.)
  const ground = lowest - highest > height ? highest : Math.max(top, lowest + GAP - TAIL);
  // The words above the picture are covered as a whole, and not cut through a line.
  const above = caption.find((line) => line.top < top - GAP && ground - height < line.bottom)?.top ?? ground - height;
  const start = Math.min(above, ground - height);
  const isFree = start >= 0 && !boxes(document, "h1").some((head) => head.bottom > start && head.top < top);
  const ends = [Math.max(0, top), Math.min(bottom, innerHeight) - height];
  // (Below the picture there is no room to the next words: they are covered from their first line on.)
  const below = bottom + height <= innerHeight ? bottom : leastCovered(chart, read, ends);
  const y = isFree ? start : below;
  readout.style.top = `${y - top}px`;
  if (isFree) readout.style.minHeight = `${ground - GAP - y}px`;
}

/**
 * @param {ParentNode} inside
 * @param {string} selector
 */
const boxes = (inside, selector) =>
  [...inside.querySelectorAll(selector)].map((node) => node.getBoundingClientRect()).filter(({ height }) => height);

/**
 * Of places over the picture the one at which the readout covers the fewest outlines and labels of what it speaks of.
 * @param {Chart} chart
 * @param {Mark[]} read
 * @param {number[]} places
 */
function leastCovered(chart, read, places) {
  /** @param {string} text */
  const bare = (text) => text.replace(/[\s-]/g, "");
  const names = read
    .flatMap((mark) => [mark.name ?? "", mark.place ?? ""])
    .filter(Boolean)
    .map(bare);
  const labels = [...chart.still().querySelectorAll("text")].filter(({ textContent }) =>
    names.some((name) => bare(textContent ?? "").includes(name)),
  );
  const spoken = [...chart.pointer.children, ...labels].map((node) => node.getBoundingClientRect());
  /** @param {number} y */
  const covered = (y) => spoken.filter(({ top, bottom }) => top < y + chart.readout.offsetHeight && y < bottom).length;
  return places.sort((a, b) => covered(a) - covered(b))[0];
}

/**
 * Take the readout away, after a while if a pointer may be on its way to it.
 * @param {Chart} chart
 * @param {boolean} [now]
 */
export function leave(chart, now = false) {
  clearTimeout(chart.leaving);
  if (now) hide(chart);
  else
    chart.leaving = setTimeout(() => {
      if (!chart.readout.matches(":hover")) hide(chart);
    }, PATIENCE);
}

/** @param {Chart} chart */
function hide(chart) {
  chart.read = undefined;
  open.delete(chart);
  chart.readout.hidden = true;
  chart.pointer.replaceChildren();
}

/**
 * Read on after the page has changed its size: words take other room then, and the other drawing may be shown.
 * @param {Chart} chart
 */
function readOn(chart) {
  const { read } = chart;
  const mark = marks(chart).find(({ curve, point }) => curve === read?.curve && point === read.point);
  hide(chart);
  if (!mark || !chart.figure.isConnected) return;
  if (chart.at) chart.at = mark;
  show(chart, mark);
}

new ResizeObserver(() => [...open].forEach(readOn)).observe(document.body);

// Escape and a tap elsewhere take it away, wherever the focus is.
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") open.forEach(hide);
});
document.addEventListener("pointerdown", ({ target }) =>
  open.forEach((chart) => {
    if (!chart.picture.contains(/** @type {Node} */ (target))) hide(chart);
  }),
);
