// Moves through a chart by keyboard: left and right from mark to mark, up and down from series to series. Each step shows the
// readout that a pointer would show, and says the mark to screen readers.

import * as chartReadout from "./chart-readout.js";
import * as chartView from "./chart-view.js";

/** @import { Chart, Mark, Trace } from "../../types/chart" */

/**
 * Take one step with a key. `chart.at` holds the mark at which the reader is.
 * @param {Chart} chart
 * @param {string} key
 */
function move(chart, key) {
  const lines = byOwner(chart);
  if (!lines.length) return;
  const { at } = chart;
  const before = at ? lines.findIndex((line) => line.some((mark) => mark.curve === at.curve)) : 0;
  const turn = !at ? 0 : key === "ArrowUp" ? lines.length - 1 : key === "ArrowDown" ? 1 : 0;
  const number = (before + turn) % lines.length;
  const open = lines[number];
  const last = open.length - 1;
  let step = at ? open.findIndex((mark) => mark.curve === at.curve && mark.point === at.point) : 0;
  if (!at) step = key === "ArrowLeft" || key === "End" ? last : 0;
  else if (number !== before) step = nearest(open, at, chart.shown().data);
  else if (key === "Home" || key === "End") step = key === "Home" ? 0 : last;
  else if (key === "ArrowLeft" || key === "ArrowRight")
    step = Math.min(last, Math.max(0, step + (key === "ArrowLeft" ? -1 : 1)));
  const mark = open[step];
  chart.at = mark;
  chartReadout.show(chart, mark);
  chart.voice.textContent = mark.words;
}

/**
 * The marks of each series in order. The traces between whose marks a series has a gap are one.
 * @param {Chart} chart
 */
function byOwner(chart) {
  const owners = chartView.owners(chart.content);
  /** @type {Map<unknown, Mark[]>} */
  const lines = new Map();
  for (const mark of chartReadout.marks(chart)) {
    // Countries and flows are one row of marks, though each has a trace of its own.
    const owner = owners[mark.curve] ?? (mark.rings ? "shapes" : `trace ${mark.curve}`);
    lines.set(owner, [...(lines.get(owner) ?? []), mark]);
  }
  return [...lines.values()];
}

/**
 * The index of the mark of another series that stands where one does; if there is none, of the last before it.
 * @param {Mark[]} open
 * @param {Mark} at
 * @param {Trace[]} data
 */
function nearest(open, at, data) {
  const along = data[at.curve].orientation === "h" ? "y" : "x";
  const index = open.findIndex(
    (mark) => Math.abs(mark[along] - at[along]) < 1 || (at.place && mark.place === at.place),
  );
  return index >= 0
    ? index
    : Math.max(
        0,
        open.findLastIndex((mark) => mark[along] <= at[along]),
      );
}

/**
 * Forget the reader's place and take the readout away.
 * @param {Chart} chart
 */
export function leave(chart) {
  chart.at = undefined;
  chart.voice.textContent = "";
  chartReadout.leave(chart, true);
}

/**
 * Do what a key asks: a step, or with Escape the end.
 * @param {Chart} chart
 * @param {string} key
 */
export const press = (chart, key) => (key === "Escape" ? leave(chart) : move(chart, key));
