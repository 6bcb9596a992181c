// A view of a chart says which of its series are shown, from when to when, and whether events are. The address of the page can hold
// it, as `#<id>?series=a,b&from=2019&to=2024&events=off`, so that readers can pass on what they see.
//
// It is {series, from, to, events}: the keys of the series, an empty list for all; the first and the last time, empty for the chart's
// own; 'off' if events are hidden, otherwise empty.
// `content` is the content of the chart's JSON file.

import * as chartPeriod from "./chart-period.js";

/** @import { Content, Row, Series, View } from "../../types/chart" */

/** @type {View} */
export const ALL = { series: [], from: "", to: "", events: "" };

/** @param {string} text */
const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/**
 * The fragment of an address → the id of a chart and the view it asks for, still unchecked.
 * @param {string} hash
 * @returns {View & { id: string }}
 */
export function read(hash) {
  const [id, query = ""] = hash.replace(/^#/, "").split("?");
  const values = new Map(query.split("&").map((part) => /** @type {[string, string]} */ (part.split("="))));
  return {
    id: decode(id),
    series: (values.get("series") ?? "").split(",").filter(Boolean).map(decode),
    from: decode(values.get("from") ?? ""),
    to: decode(values.get("to") ?? ""),
    events: values.get("events") === "off" ? "off" : "",
  };
}

/**
 * The fragment for a view of the chart with that id.
 * @param {string} id
 * @param {View} view
 */
export function write(id, { series, from, to, events }) {
  const parts = [
    series.length ? `series=${series.map(encodeURIComponent).join(",")}` : "",
    from ? `from=${from}` : "",
    to ? `to=${to}` : "",
    events ? `events=${events}` : "",
  ].filter(Boolean);
  return `#${encodeURIComponent(id)}${parts.length ? `?${parts.join("&")}` : ""}`;
}

/**
 * For each trace of the figure the number of its series; an empty list if they do not match. A series with gaps may have several
 * traces, which then hold the number of their series.
 * @param {{ figure: Content["figure"], series: Series[] }} content
 * @returns {number[]}
 */
export function owners({ figure, series }) {
  const numbers = figure.data.map(({ legendgroup }) => Number(legendgroup ?? NaN));
  const alike = series.length === figure.data.length;
  if (numbers.some(Number.isNaN)) return alike ? series.map((_, number) => number) : [];
  return figure.layouts.wide.xaxis2 && !alike ? [] : numbers;
}

/**
 * The series among which a reader can choose; none if the traces of the figure do not match them.
 * @param {Content} content
 */
export const series = (content) =>
  !content.figure.layouts.wide.xaxis2 && content.series.length > 1 && owners(content).length ? content.series : [];

/** @param {Content} content */
const across = (content) => content.fields.find((field) => field.name === content.x);

/**
 * The type of the field along the x axis.
 * @param {Content} content
 */
export const kind = (content) => across(content)?.type ?? "";

/**
 * The times between which a reader can choose, in order; none if the axis is not a time axis. Days and weeks are rounded to months.
 * @param {Content} content
 */
export function times(content) {
  const { xaxis, xaxis2 } = content.figure.layouts.wide;
  if (xaxis2 || xaxis?.type !== "date") return []; // Small plots are compared as they are.
  if (!chartPeriod.KINDS.includes(kind(content)) || !content.figure.data.every((trace) => trace.type === "scatter"))
    return [];
  const stamps = content.figure.data.flatMap((trace) => trace.x.filter((_, point) => trace.y[point] !== null));
  const all = [...new Set(stamps.map((x) => chartPeriod.began(kind(content), x).slice(0, 7)))].sort();
  return all.length > 2 ? all : [];
}

/**
 * A time between which a reader can choose, in words such as 'May 2025' or 'Q2 2025'.
 * @param {Content} content
 * @param {string} time
 */
export const timeLabel = (content, time) =>
  chartPeriod.label(
    { date: "yearmonth", week: "yearmonth" }[kind(content)] ?? kind(content),
    time,
    across(content)?.yearToDate,
  );

/**
 * The time at a place on the axis in words, such as '9 May 2025' or 'Q2 2025'; empty if the axis has no times.
 * @param {Content} content
 * @param {string} x
 */
export const momentLabel = (content, x) =>
  chartPeriod.KINDS.includes(kind(content)) ? chartPeriod.label(kind(content), x, across(content)?.yearToDate) : "";

/**
 * Whether a time is in a view. The ends of the view may be coarser than the time: '2024' holds '2024-05-01'.
 * @param {{ from: string, to: string }} view
 * @param {unknown} x
 */
export const holds = ({ from, to }, x) =>
  (!from || String(x).slice(0, from.length) >= from) && (!to || String(x).slice(0, to.length) <= to);

/**
 * The time of a row as views have it: a quarter, half-year or week by its first day.
 * @param {Row[string]} time
 */
export function place(time) {
  const [, year, letter, number] = /^(\d{4})-([QHW])(\d+)$/.exec(String(time)) ?? [];
  if (!year) return String(time);
  const part = Number(number);
  const first = new Date(Date.UTC(Number(year), letter === "W" ? 0 : (part - 1) * (letter === "Q" ? 3 : 6), 1));
  // The first week of a year is that of 4 January; weeks begin on Mondays.
  if (letter === "W") first.setUTCDate(4 - ((first.getUTCDay() + 2) % 7) + (part - 1) * 7);
  return first.toISOString().slice(0, 10);
}

/**
 * Whether a row of the chart's file, by its number, is in a view.
 * @param {Content} content
 * @param {View} view
 * @param {number} number
 */
export function hasRow({ rows, color, x }, view, number) {
  const row = rows[number];
  return (!color || shows(view, String(row[color]))) && holds(view, place(row[x]));
}

/**
 * The view that is asked for, as far as this chart can show it.
 * @param {Content} content
 * @param {View} request
 * @returns {View}
 */
export function fit(content, request) {
  const keys = series(content).map(({ key }) => key);
  const shown = keys.filter((key) => request.series.includes(key));
  const all = times(content);
  const inView = all.filter((time) => holds(request, time));
  const [first, last] = [inView[0], inView.at(-1)];
  return {
    series: shown.length === keys.length ? [] : shown,
    from: first && first !== all[0] ? first : "",
    to: last && last !== all.at(-1) ? last : "",
    events: request.events,
  };
}

/**
 * Whether a view leaves none of the data out.
 * @param {View} view
 */
export const whole = (view) => !view.series.length && !view.from && !view.to;

/**
 * Whether a view shows the series with that key.
 * @param {View} view
 * @param {string} key
 */
export const shows = (view, key) => !view.series.length || view.series.includes(key);
