// The names and rounded values at the ends of lines and areas in a part of a chart. All lengths are pixels.

import * as chartMarks from "./chart-marks.js";
import * as chartPeriod from "./chart-period.js";
import * as chartView from "./chart-view.js";

/** @import { Annotation, Content, Layout, Series, Trace } from "../../types/chart" */

/**
 * A label that is moved, in pixels, and the last point shown of its series.
 * @typedef {{ label: Annotation, owner: number, end: { x: any, y: any }, tall: number, centre: number }} Block
 */
const FAR = 28; // A label further than this from its mark has a line to it, in pixels.
const EARLY_FAR = 20; // The same, if another line goes on beside the mark,
const EARLY = 10; // which is so far at least.
export const LETTER = 7.5; // The width of a letter of a name, about, in pixels.
const LINE = 16; // The height of a line of text on charts, as in layout.py.

/**
 * Move the labels of lines that end before the others to the edge: a part of the time has other points, and lines elsewhere.
 * @param {Layout} layout
 */
export function toEdge(layout) {
  const ends = layout.annotations?.filter(({ name }) => name === "end") ?? [];
  const beside = ends.find(({ xref }) => xref === "paper");
  for (const label of ends.filter(({ xref }) => xref !== "paper")) {
    Object.assign(label, { xref: "paper", yref: "paper", x: beside?.x ?? 0, align: "left" });
    Object.assign(label, { xanchor: "left", yanchor: "middle", xshift: beside?.xshift ?? 8, yshift: 0 });
  }
}

/**
 * Let the names at the ends of lines and areas stand beside the last value shown, and say it. Those of hidden series go.
 * @param {Content} content
 * @param {Trace[]} data
 * @param {Layout} layout
 * @param {number[]} owners
 */
export function relabel(content, data, layout, owners) {
  if (!layout.yaxis?.range) return; // A pie has no axes, and its parts name themselves.
  const [low, high] = layout.yaxis.range;
  const height = layout.height - layout.margin.t - layout.margin.b;
  const decimals =
    layout.yaxis.type === "log"
      ? 0
      : Math.max(
          0,
          ...(layout.yaxis.ticktext ?? []).map((text) => (text.includes("×") ? 0 : (text.split(".")[1]?.length ?? 0))),
        );
  const stacked = data.some((trace) => trace.stackgroup);
  /** @param {number} amount */
  const place = (amount) => (layout.yaxis.type === "log" ? Math.log10(amount) : amount); // (in the numbers of the range)
  const visible = content.series.map((_, number) =>
    data.filter((trace, at) => owners[at] === number && trace.visible !== false),
  );
  const ends = visible.map((traces) =>
    traces.flatMap((trace) => trace.x.map((x, point) => ({ x, y: trace.y[point] }))).findLast(({ y }) => y !== null),
  );
  let below = 0;
  /** @type {Block[]} */
  const blocks = [];
  layout.annotations = layout.annotations?.filter((label) => {
    const owner = content.series.findIndex((series) => belongs(label, series, content));
    if (owner < 0 || (label.xref !== "paper" && label.name !== "end")) return owner < 0 || visible[owner].length > 0;
    const end = ends[owner];
    if (end === undefined) return false;
    blocks.push({ label, owner, end, tall: 0, centre: 0 });
    return true;
  });
  // As in charts/types/line.py: amounts of different times say each its own.
  const differ = new Set(blocks.map(({ end }) => chartView.momentLabel(content, end.x))).size > 1;
  // As in charts/parts/ends_layout.py: so do those whose time the axis does not name.
  const { type, tickvals = [] } = layout.xaxis;
  const named = tickvals.map((tick) => chartPeriod.momentAt(String(tick)));
  const unnamed =
    type === "date" &&
    !layout.xaxis2 &&
    !blocks.every(({ end }) => named.includes(chartPeriod.momentAt(String(end.x))));
  for (const block of blocks.sort((a, b) => a.owner - b.owner)) {
    const { end } = block;
    const names = block.label.text.match(/<b>.*?<\/b>/g) ?? [];
    const value =
      rounded(end.y, stacked ? 0 : decimals) + (differ || unnamed ? ` (${chartView.momentLabel(content, end.x)})` : "");
    block.label.text = [...names, value].join("<br>");
    block.tall = (names.length + 1) * LINE + 4;
    block.centre = ((high - place(stacked ? below + end.y / 2 : end.y)) / (high - low)) * height;
    below += end.y;
  }
  const marks = new Map(
    blocks.map((block) => [block, { x: shareOf(block.end.x, layout.xaxis), y: block.centre / height }]),
  );
  const last = Math.max(...[...marks.values()].map(({ x }) => x));
  // The others stand at their points.
  const beside = blocks.filter(({ label }) => label.xref === "paper");
  moveApart(beside, height);
  layout.shapes = layout.shapes?.filter(({ name }) => name !== "leader");
  for (const block of beside) {
    const { label, centre, tall } = block;
    label.y = 1 - centre / height;
    // Labels stand by the last point of all, unless they stand at the end of the axis.
    if (Number(label.x) < 1) label.x = last;
    const mark = marks.get(block) ?? { x: 0, y: 0 };
    const isEarly = (last - mark.x) * (layout.width - layout.margin.l - layout.margin.r) > EARLY;
    const lines = leader(label, mark, { centre, tall }, layout, isEarly ? EARLY_FAR : FAR);
    if (lines.length) layout.shapes = [...(layout.shapes ?? []), ...lines];
  }
}

/**
 * The room beside the plot that labels at its edge take if their amounts say their times, in pixels: the whole chart may say none.
 * @param {Layout} layout
 */
export function roomForTimes({ annotations = [], width, margin: { l } }) {
  const timed = annotations.filter(({ name, xref, text }) => name === "end" && xref === "paper" && text.endsWith(")"));
  const rooms = timed.map(({ text, x, xshift = 0 }) => {
    const wide = xshift + LETTER * (text.split("<br>").at(-1)?.length ?? 0);
    // (What is left of the axis beyond the last point is room, too.)
    return (wide - (1 - Number(x)) * (width - l)) / Number(x);
  });
  return Math.ceil(Math.max(0, ...rooms));
}

/**
 * Where a value stands on the x axis, as a share of it.
 * @param {any} x
 * @param {import("../../types/chart").LayoutAxis} axis
 */
export function shareOf(x, { type, range = [0, 1], categoryarray }) {
  /** @param {any} place */
  const number = (place) => (type === "date" ? chartPeriod.momentAt(String(place)) : Number(place));
  const [low, high] = range.map(number);
  return ((categoryarray ? categoryarray.indexOf(x) : number(x)) - low) / (high - low);
}

/**
 * The line from a mark to its label where that stands away from it, as charts/labels/leader.py draws it: level, with a bend. `mark` has
 * shares of the plot, from its upper left corner, `box` pixels.
 * @param {Annotation} label
 * @param {{ x: number, y: number }} mark
 * @param {{ centre: number, tall: number }} box
 * @param {Layout} layout
 * @param {number} far
 */
function leader(label, mark, { centre, tall }, { width, height, margin: { l, r, t, b }, xaxis }, far) {
  const [wide, high] = [width - l - r, height - t - b];
  const [x, y] = [mark.x * wide, mark.y * high];
  const [left, half] = [Number(label.x) * wide + (label.xshift ?? 0), tall / 2 - 2];
  if (Math.hypot(left - x, Math.max(0, Math.abs(y - centre) - half)) <= far) return [];
  const [endX, endY] = [left - 3, Math.min(Math.max(y, centre - half + LINE / 2), centre + half - LINE / 2)];
  const bend = Math.max(x + 6, endX - 8);
  const steps = [
    [x + 6, y],
    [bend, y],
    [bend, endY],
    [endX, endY],
  ];
  const corners = endY === y ? [steps[0], steps[3]] : steps;
  const line = { color: xaxis.tickfont?.color, width: 1 };
  const look = { name: "leader", type: "line", xref: "paper", yref: "paper", layer: "below", line };
  return corners.slice(1).map(([x1, y1], at) => {
    const [x0, y0] = corners[at];
    return { ...look, x0: x0 / wide, y0: 1 - y0 / high, x1: x1 / wide, y1: 1 - y1 / high };
  });
}

/**
 * Whether a label names a series: its bold words are the series' label, or it is the value of the only series.
 * @param {Annotation} label
 * @param {Series} series
 * @param {Content} content
 */
function belongs(label, series, content) {
  const bold = chartMarks.plain([...(label.text ?? "").matchAll(/<b>(.*?)<\/b>/g)].map(([, words]) => words).join(""));
  /** @param {string} text */
  const bare = (text) => text.replace(/[\s-]/g, ""); // A word that goes on in the next line has a hyphen.
  return bold
    ? bare(bold) === bare(series.label)
    : content.series.length === 1 && label.xref === "paper" && label.name === "end";
}

/**
 * Move labels apart as charts/parts/labels.py does it: those that would overlap as one, up and down alike.
 * @param {Block[]} blocks
 * @param {number} height
 */
function moveApart(blocks, height) {
  if (!blocks.length) return;
  blocks.sort((a, b) => a.centre - b.centre);
  const offsets = [0];
  for (let at = 1; at < blocks.length; at++)
    offsets.push(offsets[at - 1] + (blocks[at - 1].tall + blocks[at].tall) / 2);
  /** @type {{ place: number, count: number }[]} */
  const groups = [];
  for (const [at, block] of blocks.entries()) {
    const group = { place: block.centre - offsets[at], count: 1 };
    for (let before = groups.at(-1); before && before.place > group.place; before = groups.at(-1)) {
      const count = group.count + before.count;
      group.place = (group.place * group.count + before.place * before.count) / count;
      group.count = count;
      groups.pop();
    }
    groups.push(group);
  }
  const first = blocks[0].tall / 2 - LINE;
  const last = height + LINE - blocks[blocks.length - 1].tall / 2 - offsets[blocks.length - 1];
  const places = groups.flatMap(({ place, count }) => Array.from({ length: count }, () => place));
  for (const [at, block] of blocks.entries()) block.centre = Math.min(Math.max(places[at], first), last) + offsets[at];
}

/**
 * As core/number_text.py does it: three digits, four before the point; a power of ten where noughts cannot be counted. `atLeast` is
 * the number of decimals of the axis.
 * @param {number} value
 * @param {number} [atLeast]
 */
export function rounded(value, atLeast = 0) {
  if (!value) return "0";
  const [digits, power] = value.toExponential().split("e").map(Number);
  // (toFixed rounds what the digits are in binary, so that a half may be less.)
  const three = Number(digits.toLocaleString("en", { maximumFractionDigits: 2 }));
  const carried = Math.abs(three) < 10 ? 0 : 1;
  if (power + carried < -6 || power > 14)
    return `${three / 10 ** carried}\u00a0×\u00a010${String(power + carried).replace(/./g, raised)}`.replace("-", "−");
  const decimals = Math.max(atLeast, power > 2 ? 0 : power === 2 ? 1 : 2 - power);
  return value.toLocaleString("en", { maximumFractionDigits: decimals }).replace("-", "−");
}

/** @param {string} sign */
const raised = (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)];
