// The axis of times of a part of a chart, as charts/parts/time_axis.py makes it. Moments and kinds are those of chart-period.js.

import * as chartPeriod from "./chart-period.js";
import * as chartSteps from "./chart-steps.js";

/** @import { LayoutAxis } from "../../types/chart" */

/** @typedef {{ kind: string, number: number }} Period */

const NEAREST = 0.55; // How near to an end of the axis a month may stand below days and weeks, in steps.
/** The least distance between two ticks in pixels. */
const EDGE_ROOM = 12;
/** The share of the axis at each of its ends that has no ticks. */
const END_ROOM = 0.02;
const LETTER = 8.4;
const GAP = 6;

/**
 * The part of an axis that shows some places, as charts/parts/time_axis.py makes it.
 *
 * `axis` is Plotly's axis of the whole chart, `width` that of the picture and `room` that of the plot. With `open`, {left, right}, an
 * end stays where it is.
 * @param {string} kind
 * @param {LayoutAxis} axis
 * @param {string[]} places
 * @param {{ left: boolean, right: boolean }} open
 * @param {number} width
 * @param {number} room
 */
export function axisOf(kind, axis, places, open, width, room) {
  const [first, last] = [places[0], places[places.length - 1]].map((x) =>
    chartPeriod.containing(kind, chartPeriod.read(x)),
  );
  const slack = (chartPeriod.middle(kind, last) - chartPeriod.middle(kind, first)) * 0.02;
  const [low, high] = (axis.range ?? []).map(chartPeriod.momentAt);
  const left = open.left ? low : Math.min(chartPeriod.begin(kind, first), chartPeriod.middle(kind, first) - slack);
  const right = open.right ? high : Math.max(chartPeriod.begin(kind, last + 1), chartPeriod.middle(kind, last) + slack);
  const most = Math.max(2, Math.min(9, Math.floor(width / 64)));
  const { named, marked } = namedPeriods(kind, [first, last], left, right, most, room / (right - left));
  const edges = edgesOf(marked, left, right, Math.floor(width / EDGE_ROOM));
  return {
    range: [left, right].map((moment) => chartPeriod.iso(moment, 16)),
    tickvals: named.map((period) => chartPeriod.iso(chartPeriod.middle(period.kind, period.number), 16)),
    ticktext: texts(named),
    minor: { ...axis.minor, tickvals: edges.map((moment) => chartPeriod.iso(moment, 16)) },
  };
}

/**
 * The periods that are named, and those of them at steps, as charts/parts/axis_periods.py has them. `day` is the width of one in pixels.
 * @param {string} kind
 * @param {number[]} ends
 * @param {number} left
 * @param {number} right
 * @param {number} most
 * @param {number} day
 * @returns {{ named: Period[], marked: Period[] }}
 */
function namedPeriods(kind, [first, last], left, right, most, day) {
  const days = Math.floor(right - left);
  const own = chartSteps.STEPS[kind].map((count) => ({ kind, count }));
  const steps =
    kind in chartPeriod.MONTHS_IN
      ? own
      : [...own, ...chartSteps.STEPS.yearmonth.map((count) => ({ kind: "yearmonth", count }))];
  const step =
    steps.find((one) => days / (chartPeriod.daysIn(one.kind) * one.count) <= most) ?? steps[steps.length - 1];
  if (step.kind === kind) {
    const numbers = chartSteps.evenNumbers(kind, first, last, most, leastStep(kind, day));
    const named = numbers.map((number) => ({ kind, number }));
    return { named, marked: named };
  }
  const seen = chartPeriod
    .between(step.kind, left, right)
    .filter(
      (number) => left <= chartPeriod.middle(step.kind, number) && chartPeriod.middle(step.kind, number) <= right,
    );
  const round = seen.filter((number) => number % step.count === 0);
  const others = (round.length ? round : [seen[Math.floor(seen.length / 2)]]).map((number) => ({ ...step, number }));
  const ends = [...new Set([first, last])].map((number) => ({ kind, number }));
  const named = withEnds(others, chartPeriod.daysIn(step.kind) * step.count, ends, day);
  const marked = named.filter((one) => one.kind !== kind);
  return { named, marked: marked.length ? marked : others };
}

/**
 * The periods that are named: those of the first and the last value, and of others what has room beside them. `step` is between two
 * others, in days, and `scale` pixels for each day.
 * @param {Period[]} others
 * @param {number} step
 * @param {Period[]} ends
 * @param {number} scale
 * @returns {Period[]}
 */
function withEnds(others, step, ends, scale) {
  /**
   * @param {Period} one
   * @param {Period} other
   */
  const distance = (one, other) =>
    Math.abs(chartPeriod.middle(one.kind, one.number) - chartPeriod.middle(other.kind, other.number));
  /** @param {Period} period */
  const nameWidth = ({ kind, number }) => LETTER * Math.max(4, chartPeriod.name(kind, number).length);
  /**
   * @param {Period} one
   * @param {Period} other
   */
  const hasRoom = (one, other) => distance(one, other) * scale >= (nameWidth(one) + nameWidth(other)) / 2 + GAP;
  const kept = ends.length > 1 && !hasRoom(ends[0], ends[1]) ? ends.slice(1) : ends;
  const fitting = others.filter((period) =>
    kept.every(
      (end) =>
        hasRoom(period, end) &&
        distance(period, end) > step * NEAREST &&
        chartPeriod.containing(period.kind, chartPeriod.start(end.kind, end.number)) !== period.number,
    ),
  );
  let every = 1;
  /** @param {number} at */
  const touches = (at) => at + every < fitting.length && !hasRoom(fitting[at], fitting[at + every]);
  while (fitting.some((_, at) => at % every === 0 && touches(at))) every += 1;
  const sparse = fitting.filter((_, at) => at % every === 0);
  return [...sparse, ...kept].sort(
    (a, b) => chartPeriod.middle(a.kind, a.number) - chartPeriod.middle(b.kind, b.number),
  );
}

/**
 * The shortest step at which two names of a kind have room side by side, in periods; `day` is the width of one in pixels.
 * @param {string} kind
 * @param {number} day
 */
const leastStep = (kind, day) =>
  Math.max(1, Math.ceil((LETTER * (kind === "date" ? 6 : 4) + GAP) / (chartPeriod.daysIn(kind) * day)));

/**
 * The edges between periods as long as those that are named, or between years; if many, only those of the named ones. The ends of the
 * axis have none.
 * @param {Period[]} named
 * @param {number} left
 * @param {number} right
 * @param {number} most
 */
function edgesOf(named, left, right, most) {
  const room = (right - left) * END_ROOM;
  /** @param {number} edge */
  const isSeen = (edge) => left + room < edge && edge < right - room;
  const { kind } = named[0];
  const inYear = chartPeriod.yearOf(kind);
  const byYear = inYear > 1 && chartSteps.stepsOf(named.map(({ number }) => number)).some((step) => step >= inYear);
  /** @type {[string, number][]} */
  const limits = byYear
    ? [
        [kind, Math.floor(most / 2)],
        ["year", most],
      ]
    : [[kind, most]];
  for (const [own, limit] of limits) {
    const numbers = [...chartPeriod.between(own, left, right), chartPeriod.containing(own, Math.floor(right)) + 1];
    const seen = numbers.map((number) => chartPeriod.begin(own, number)).filter(isSeen);
    if (seen.length <= limit) return seen;
  }
  return named.map(({ number }) => chartPeriod.begin(kind, number)).filter(isSeen);
}

/**
 * The first name, and the first of each year, also has its year in a second line.
 * @param {Period[]} periods
 */
function texts(periods) {
  /** @type {number | undefined} */
  let shown;
  return periods.map(({ kind, number }) => {
    const { year } = chartPeriod.place(kind, number);
    const own = chartPeriod.name(kind, number);
    const text = own && year !== shown ? `${own}<br>${year}` : own || String(year);
    shown = year;
    return text;
  });
}
