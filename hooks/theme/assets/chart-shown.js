// The figure of a view: traces and a layout for Plotly, in which only what the view shows is left.

import * as chartEnds from "./chart-ends.js";
import * as chartLabels from "./chart-labels.js";
import * as chartPeriod from "./chart-period.js";
import * as chartTime from "./chart-time.js";
import * as chartView from "./chart-view.js";

/** @import { Annotation, Content, Figure, Layout, Mark, Size, Trace, View } from "../../types/chart" */

/**
 * The figure of a view → {data, layout}. `content` is the chart's JSON file, `size` 'wide' or 'narrow', `right` the least room beside
 * the plot, in pixels.
 * @param {Content} content
 * @param {Size} size
 * @param {View} view
 * @param {number} [right]
 * @returns {Figure}
 */
export function shown(content, size, view, right = 0) {
  const data = structuredClone(content.figure.data);
  const layout = structuredClone(content.figure.layouts[size]);
  layout.margin.r = Math.max(layout.margin.r, right);
  const owners = chartView.owners(content);
  const matched = owners.length > 0;
  data.forEach((trace, number) => {
    if (view.from || view.to)
      cut(
        trace,
        trace.x.map((x) => chartView.holds(view, chartPeriod.began(chartView.kind(content), x))),
      );
    if (matched && !chartView.shows(view, content.series[owners[number]].key)) trace.visible = false;
  });
  if (view.from || view.to) {
    layout.xaxis = { ...layout.xaxis, ...timeAxis(data, layout, chartView.kind(content), view) };
    endAmounts(data, layout);
  }
  if (matched && !chartView.whole(view)) {
    /** @param {Mark} mark */
    const isShown = ({ curve }) => data[curve].visible !== false;
    layout.annotations = chartLabels.ofShown(
      { data: content.figure.data, layout: content.figure.layouts[size] },
      isShown,
    );
    if (view.from || view.to) chartEnds.toEdge(layout);
    chartEnds.relabel(content, data, layout, owners);
    const wanted = chartEnds.roomForTimes(layout);
    if (wanted > layout.margin.r && !right) return shown(content, size, view, wanted);
    layout.annotations = layout.annotations?.filter((label) => label.name !== "highest" || isTold(label, data, layout));
  }
  if (view.from || view.to) moveEventsInside(layout);
  return { data, layout };
}

/**
 * Leave points out of every list of an object that has an item for each point. `kept` says of each point whether it stays.
 * @param {any} object
 * @param {boolean[]} kept
 */
function cut(object, kept) {
  for (const [name, value] of Object.entries(object)) {
    if (Array.isArray(value) && value.length === kept.length) object[name] = value.filter((_, point) => kept[point]);
    else if (value?.constructor === Object) cut(value, kept);
  }
}

/**
 * The part of the time axis that a view shows, with names and ticks of its own: it would have too few of the whole chart's.
 * @param {Trace[]} data
 * @param {Layout} layout
 * @param {string} kind
 * @param {View} view
 */
function timeAxis(data, layout, kind, view) {
  const places = data.flatMap((trace) => trace.x.filter((_, point) => trace.y[point] !== null)).sort();
  const [begin, end] = layout.xaxis.domain ?? [0, 1];
  const room = (layout.width - layout.margin.l - layout.margin.r) * (end - begin);
  return chartTime.axisOf(kind, layout.xaxis, places, { left: !view.from, right: !view.to }, layout.width, room);
}

/**
 * Let the lines of authors' amounts end with the last point shown: its value stands beside it.
 * @param {Trace[]} data
 * @param {Layout} layout
 */
function endAmounts(data, layout) {
  const last = data
    .flatMap((trace) => trace.x.filter((_, point) => trace.y[point] !== null))
    .sort()
    .at(-1);
  for (const shape of layout.shapes ?? []) if (shape.name === "amount" && shape.xref === "x") shape.x1 = last;
}

/**
 * Move the names of events that a part of the time puts over an edge into the picture.
 * @param {Layout} layout
 */
function moveEventsInside({ annotations = [], width, margin: { l, r }, xaxis }) {
  for (const label of annotations.filter(({ name, xref }) => name === "event" && xref === "x")) {
    const share = chartEnds.shareOf(label.x, xaxis);
    if (share < 0 || share > 1) continue; // It is not drawn.
    const wide = chartEnds.LETTER * Math.max(...label.text.split("<br>").map((line) => line.length));
    const before = { left: 0, center: wide / 2, right: wide }[label.xanchor ?? "center"];
    const left = l + share * (width - l - r) + (label.xshift ?? 0) - before;
    label.xshift = (label.xshift ?? 0) + Math.max(0, -left) - Math.max(0, left + wide - width);
  }
}

/**
 * Whether the label at the highest value of a single series is right of a part of it: its point is shown, is not the last one, whose
 * value is told anyhow, and has its time in the label or below it.
 * @param {Annotation} label
 * @param {Trace[]} data
 * @param {Layout} layout
 */
function isTold({ text, x }, data, layout) {
  /** @param {any} place */
  const moment = (place) => chartPeriod.momentAt(String(place));
  const valued = data.flatMap((trace) => trace.x.filter((_, point) => trace.y[point] !== null)).map(moment);
  const named = (layout.xaxis.tickvals ?? []).filter((_, at) => layout.xaxis.ticktext?.[at]).map(moment);
  const own = moment(x);
  return valued.includes(own) && own < Math.max(...valued) && (text.includes("(") || named.includes(own));
}
