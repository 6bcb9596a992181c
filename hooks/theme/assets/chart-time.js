// Periods on an axis of time, as core/period.py and charts/parts/axis_moments.py have them.
//
// A moment is a number of days since 1970. A day stands at its own number, so a period reaches from half a day before its first day to
// half a day after its last, and its values stand in the middle. `kind` is the type of the field along the axis.

/** @import { LayoutAxis } from "../../types/chart" */

/** @typedef {{ kind: string, number: number }} Period */

const NEAREST = 0.55; // How near to an end of the axis a month may stand below days and weeks, in steps.
const DAY = 864e5; // In milliseconds.
/** @type {Record<string, number>} */
const MONTHS_IN = { yearmonth: 1, quarter: 3, "half-year": 6, year: 12 };
export const KINDS = ["date", "week", ...Object.keys(MONTHS_IN)];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
/** @param {number} inYear */
const years = (inYear) => YEARS.map((count) => inYear * count);
/**
 * As in charts/parts/even_steps.py: the round steps between named periods, and how much steps may differ.
 * @type {Record<string, number[]>}
 */
const STEPS = {
  date: [1, 2, 3, 7, 14],
  week: [1, 2, 4],
  yearmonth: [1, 2, 3, 6, ...years(12)],
  quarter: [1, 2, ...years(4)],
  "half-year": [1, ...years(2)],
  year: YEARS,
};
const ALIKE = 1.25;
const ALMOST = 4 / 3;
const NEAR = 0.75;
const FAR = 1.25;
const DENSE = 1.5;
const LONGEST_ODD = 12;
const REST = 0.6;
const MOST_ODD = 4;
/** The least distance between two ticks in pixels. */
const EDGE_ROOM = 12;
/** The share of the axis at each of its ends that has no ticks. */
const END_ROOM = 0.02;
const LETTER = 8.4;
const GAP = 6;

/** @param {string} text */
const read = (text) => Date.parse(text.slice(0, 10)) / DAY;
/**
 * A moment on an axis, such as '2025-07-02' or '2024-07-01T12:00', as a number of days since 1970.
 * @param {string} text
 */
export const momentAt = (text) => Date.parse(`${text.padEnd(16, "T00:00")}Z`) / DAY;
/**
 * Whole minutes; the little more is for sums of fractions.
 * @param {number} moment
 * @param {number} length
 */
const iso = (moment, length) => new Date(Math.floor(moment * 1440 + 0.001) * 6e4).toISOString().slice(0, length);
/**
 * @param {string} kind
 * @returns {number}
 */
const daysIn = (kind) => ({ date: 1, week: 7 })[kind] ?? 30.44 * MONTHS_IN[kind];

/**
 * The number of the period of a kind in which a day lies. The next one has the next number.
 * @param {string} kind
 * @param {number} day
 */
function containing(kind, day) {
  if (kind === "date") return day;
  if (kind === "week") return Math.floor((day + 3) / 7); // (Day 4 of 1970 was a Monday.)
  const date = new Date(day * DAY);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / MONTHS_IN[kind]);
}

/**
 * The first day of a period.
 * @param {string} kind
 * @param {number} number
 */
function start(kind, number) {
  if (kind === "date") return number;
  if (kind === "week") return number * 7 - 3;
  const months = number * MONTHS_IN[kind];
  return Date.UTC(Math.floor(months / 12), months % 12) / DAY;
}

/**
 * @param {string} kind
 * @param {number} number
 */
const begin = (kind, number) => start(kind, number) - 0.5;
/**
 * @param {string} kind
 * @param {number} number
 */
const middle = (kind, number) => (begin(kind, number) + begin(kind, number + 1)) / 2;

/**
 * The year that a period is counted in, and which one of its year it is; of a day, which of its month.
 * @param {string} kind
 * @param {number} number
 */
function place(kind, number) {
  if (kind === "week") {
    const thursday = start(kind, number) + 3;
    const year = new Date(thursday * DAY).getUTCFullYear();
    return { year, part: Math.floor((thursday - Date.UTC(year, 0) / DAY) / 7) + 1 };
  }
  const date = new Date(start(kind, number) * DAY);
  const part = kind === "date" ? date.getUTCDate() : (number % (12 / MONTHS_IN[kind])) + 1;
  return { year: date.getUTCFullYear(), part };
}

/**
 * A period without its year: '9 May', 'W19', 'May', 'Q2', 'H1'; empty for a year.
 * @param {string} kind
 * @param {number} number
 */
function name(kind, number) {
  if (kind === "year") return "";
  const { part } = place(kind, number);
  const month = MONTHS[new Date(start(kind, number) * DAY).getUTCMonth()];
  return { date: `${part} ${month}`, yearmonth: month }[kind] ?? `${kind[0].toUpperCase()}${part}`;
}

/**
 * The period in which a place on the axis lies, as views and addresses have it: the year, else its first day.
 * @param {string} kind
 * @param {string} x
 */
export const began = (kind, x) => (kind === "year" ? x.slice(0, 4) : iso(start(kind, containing(kind, read(x))), 10));

/**
 * A period in words such as 'May 2025' or 'Q2 2025'. `time` is any of its days, or its month or year.
 * With `yearToDate` it is that of a sum since the start of the year: 'Jan–May 2025'.
 * @param {string} kind
 * @param {string} time
 * @param {boolean} [yearToDate]
 */
export function label(kind, time, yearToDate) {
  const number = containing(kind, read(`${time}-01-01`));
  const { year, part } = place(kind, number);
  const first = yearToDate && part > 1 ? `${name(kind, number - part + 1)}–` : "";
  return [first + name(kind, number), year].filter(Boolean).join(" ");
}

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
  const [first, last] = [places[0], places[places.length - 1]].map((x) => containing(kind, read(x)));
  const slack = (middle(kind, last) - middle(kind, first)) * 0.02;
  const [low, high] = (axis.range ?? []).map(momentAt);
  const left = open.left ? low : Math.min(begin(kind, first), middle(kind, first) - slack);
  const right = open.right ? high : Math.max(begin(kind, last + 1), middle(kind, last) + slack);
  const most = Math.max(2, Math.min(9, Math.floor(width / 64)));
  const { named, marked } = namedPeriods(kind, [first, last], left, right, most, room / (right - left));
  const edges = edgesOf(marked, left, right, Math.floor(width / EDGE_ROOM));
  return {
    range: [left, right].map((moment) => iso(moment, 16)),
    tickvals: named.map((period) => iso(middle(period.kind, period.number), 16)),
    ticktext: texts(named),
    minor: { ...axis.minor, tickvals: edges.map((moment) => iso(moment, 16)) },
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
  const own = STEPS[kind].map((count) => ({ kind, count }));
  const steps = kind in MONTHS_IN ? own : [...own, ...STEPS.yearmonth.map((count) => ({ kind: "yearmonth", count }))];
  const step = steps.find((one) => days / (daysIn(one.kind) * one.count) <= most) ?? steps[steps.length - 1];
  if (step.kind === kind) {
    const numbers = evenNumbers(kind, first, last, most, leastStep(kind, day));
    const named = numbers.map((number) => ({ kind, number }));
    return { named, marked: named };
  }
  const seen = between(step.kind, left, right).filter(
    (number) => left <= middle(step.kind, number) && middle(step.kind, number) <= right,
  );
  const round = seen.filter((number) => number % step.count === 0);
  const others = (round.length ? round : [seen[Math.floor(seen.length / 2)]]).map((number) => ({ ...step, number }));
  const ends = [...new Set([first, last])].map((number) => ({ kind, number }));
  const named = withEnds(others, daysIn(step.kind) * step.count, ends, day);
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
  const distance = (one, other) => Math.abs(middle(one.kind, one.number) - middle(other.kind, other.number));
  /** @param {Period} period */
  const nameWidth = ({ kind, number }) => LETTER * Math.max(4, name(kind, number).length);
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
        containing(period.kind, start(end.kind, end.number)) !== period.number,
    ),
  );
  let every = 1;
  /** @param {number} at */
  const touches = (at) => at + every < fitting.length && !hasRoom(fitting[at], fitting[at + every]);
  while (fitting.some((_, at) => at % every === 0 && touches(at))) every += 1;
  const sparse = fitting.filter((_, at) => at % every === 0);
  return [...sparse, ...kept].sort((a, b) => middle(a.kind, a.number) - middle(b.kind, b.number));
}

/**
 * The shortest step at which two names of a kind have room side by side, in periods; `day` is the width of one in pixels.
 * @param {string} kind
 * @param {number} day
 */
const leastStep = (kind, day) =>
  Math.max(1, Math.ceil((LETTER * (kind === "date" ? 6 : 4) + GAP) / (daysIn(kind) * day)));

/**
 * The numbers of the named periods, at steps that look equal, as charts/parts/even_steps.py has them. `most` is how many steps there may
 * be, `least` the shortest.
 * @param {string} kind
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @param {number} least
 * @returns {number[]}
 */
function evenNumbers(kind, first, last, most, least) {
  const [span, inYear] = [last - first, yearOf(kind)];
  const rounds = roundNumbers(kind, first, last, most, least);
  const few = Math.min(most, Math.floor(span / least));
  if (!few) return [last];
  /** @param {number} step */
  const every = (step) => Array.from({ length: span / step + 1 }, (_, at) => first + step * at);
  const exact = [];
  for (let step = least; step < span; step++)
    if (span % step === 0 && tellsYears(kind, first, last, step)) exact.push(step);
  const steps = exact.filter((step) => span / step <= few);
  const round = STEPS[kind].find((step) => steps.includes(step));
  if (round) return every(round);
  const whole = rounds.filter((numbers) => numbers[0] === first && numbers.at(-1) === last && lookEven(numbers));
  const equal = steps.map(every);
  const short = equal.filter((numbers) => numbers[1] - numbers[0] <= LONGEST_ODD);
  const best = [...short, ...whole, ...equal].find((numbers) => 2 * numbers.length > few);
  if (best) return best;
  const dense = exact.find((step) => span / step <= DENSE * few);
  if (dense) return every(dense);
  const fromRound = inYear === 1 ? fromRoundYear(first, last, few, least) : [];
  if (fromRound.length) return fromRound;
  const almost = almostEven(span, few, least).map((number) => first + number);
  const isTold = Math.floor(first / inYear) === Math.floor(last / inYear) && almost.length > 2;
  return inYear === 1 || isTold || !rounds.length ? almost : rounds[0];
}

/**
 * How many periods a year has, if always as many.
 * @param {string} kind
 */
const yearOf = (kind) => 12 / (MONTHS_IN[kind] ?? 12);

/**
 * Whether of periods at a step from the first one some begin a year, if any between the ends does.
 * @param {string} kind
 * @param {number} first
 * @param {number} last
 * @param {number} step
 */
function tellsYears(kind, first, last, step) {
  const inYear = yearOf(kind);
  if (inYear === 1 || Math.floor(first / inYear) === Math.floor(last / inYear)) return true;
  return (step % inYear === 0 || inYear % step === 0) && first % Math.min(step, inYear) === 0;
}

/**
 * Three or more round periods, with the ends where these fit in; from the shortest step on.
 * @param {string} kind
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @param {number} least
 */
function roundNumbers(kind, first, last, most, least) {
  const found = [];
  const inYear = yearOf(kind);
  for (const step of kind in MONTHS_IN ? STEPS[kind] : []) {
    if (step < least || (last - first) / step > most) continue;
    let numbers = [];
    for (let number = Math.ceil(first / step) * step; number <= last; number += step) numbers.push(number);
    numbers = withEnd(numbers.reverse(), last, step, least).reverse();
    const [lowest] = numbers;
    if (step >= inYear || !numbers.length || lowest % inYear !== 0 || lowest - first >= Math.max(least, NEAR * step))
      numbers = withEnd(numbers, first, step, least);
    if (numbers.length > 2) found.push(numbers);
  }
  return found;
}

/**
 * Round numbers and an end, from this on: it takes the place of one that is near, or stays away if all are far.
 * @param {number[]} numbers
 * @param {number} end
 * @param {number} step
 * @param {number} least
 */
function withEnd(numbers, end, step, least) {
  const far = numbers.filter((number) => Math.abs(number - end) >= Math.max(least, NEAR * step));
  const fits = !numbers.includes(end) && far.length > 0 && Math.abs(far[0] - end) <= FAR * step;
  return fits ? [end, ...far] : numbers;
}

/**
 * Years at a round step from a first one that is round, and the last one; none if that has no room behind them.
 * @param {number} first
 * @param {number} last
 * @param {number} most
 * @param {number} least
 */
function fromRoundYear(first, last, most, least) {
  const step = YEARS.find((one) => one >= least && first % one === 0 && (last - first) / one <= most);
  if (!step) return [];
  const numbers = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, at) => first + step * at);
  return numbers.length > 2 && last - numbers[numbers.length - 1] >= Math.max(least, REST * step)
    ? [...numbers, last]
    : [];
}

/**
 * Numbers from 0 to an end at almost equal steps, and no shorter than the least one: as many as there may be.
 * @param {number} span
 * @param {number} most
 * @param {number} least
 */
function almostEven(span, most, least) {
  for (const alike of [ALIKE, ALMOST])
    for (let count = Math.min(most, MOST_ODD); count > 1; count--) {
      const [shortest, longest] = [Math.floor(span / count), Math.ceil(span / count)];
      if (shortest >= least && longest <= alike * shortest)
        return Array.from({ length: count + 1 }, (_, at) => Math.floor((2 * at * span + count) / (2 * count)));
    }
  return [0, span];
}

/** @param {number[]} numbers */
const stepsOf = (numbers) => numbers.slice(1).map((number, at) => number - numbers[at]);

/** @param {number[]} numbers */
function lookEven(numbers) {
  const steps = stepsOf(numbers);
  return steps.length > 1 && Math.max(...steps) <= ALIKE * Math.min(...steps);
}

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
  const inYear = yearOf(kind);
  const byYear = inYear > 1 && stepsOf(named.map(({ number }) => number)).some((step) => step >= inYear);
  /** @type {[string, number][]} */
  const limits = byYear
    ? [
        [kind, Math.floor(most / 2)],
        ["year", most],
      ]
    : [[kind, most]];
  for (const [own, limit] of limits) {
    const numbers = [...between(own, left, right), containing(own, Math.floor(right)) + 1];
    const seen = numbers.map((number) => begin(own, number)).filter(isSeen);
    if (seen.length <= limit) return seen;
  }
  return named.map(({ number }) => begin(kind, number)).filter(isSeen);
}

/**
 * @param {string} kind
 * @param {number} left
 * @param {number} right
 */
function between(kind, left, right) {
  const first = containing(kind, Math.floor(left));
  return Array.from({ length: containing(kind, Math.floor(right)) - first + 1 }, (_, at) => first + at);
}

/**
 * The first name, and the first of each year, also has its year in a second line.
 * @param {Period[]} periods
 */
function texts(periods) {
  /** @type {number | undefined} */
  let shown;
  return periods.map(({ kind, number }) => {
    const { year } = place(kind, number);
    const own = name(kind, number);
    const text = own && year !== shown ? `${own}<br>${year}` : own || String(year);
    shown = year;
    return text;
  });
}
