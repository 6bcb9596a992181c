// Periods on an axis of time, as core/period.py and charts/parts/axis_moments.py have them.
//
// A moment is a number of days since 1970. A day stands at its own number, so a period reaches from half a day before its first day to
// half a day after its last, and its values stand in the middle. `kind` is the type of the field along the axis.

/** @import { LayoutAxis } from "../../types/chart" */

/** @typedef {{ kind: string, number: number }} Period */

const NEAREST = 0.55; // How near to an end of the axis a name may stand, in steps.
const DAY = 864e5; // In milliseconds.
/** @type {Record<string, number>} */
const MONTHS_IN = { yearmonth: 1, quarter: 3, "half-year": 6, year: 12 };
export const KINDS = ["date", "week", ...Object.keys(MONTHS_IN)];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/**
 * As in charts/parts/axis_periods.py: steps between named periods. And the least distance between two ticks in pixels.
 * @type {Record<string, [string, number][]>}
 */
const STEPS = {
  date: [
    ["date", 1],
    ["date", 2],
    ["date", 3],
    ["week", 1],
    ["week", 2],
  ],
  week: [
    ["week", 1],
    ["week", 2],
    ["week", 4],
  ],
  quarter: [
    ["quarter", 1],
    ["quarter", 2],
  ],
  "half-year": [["half-year", 1]],
};
/** @type {[string, number][]} */
const MONTH_STEPS = [1, 2, 3, 6].map((count) => ["yearmonth", count]);
/** @type {[string, number][]} */
const YEAR_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((count) => ["year", count]);
/**
 * As in charts/parts/even_steps.py: steps that are taken before all others, by how much steps may differ that are seen as equal, how many times the
 * usual number of steps there may be, and how many that are only almost equal.
 * @type {Record<string, number[]>}
 */
const ROUND_STEPS = {
  date: [1, 2, 3, 7, 14],
  week: [1, 2, 4],
  yearmonth: [1, 2, 3, 6, 12],
  quarter: [1, 2, 4],
  "half-year": [1, 2],
  year: [1, 2, 5, 10, 20, 50, 100, 200, 500],
};
const ALIKE = 1.1;
const DENSE = 1.5;
const MOST_UNLIKE = 4;
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
  const { namedKind, rounds, step } = roundPeriods(kind, left, right, most);
  const ends = [...new Set([first, last])].map((number) => ({ kind, number }));
  const others = rounds.map((number) => ({ kind: namedKind, number }));
  const day = room / (right - left);
  const named = evenPeriods(withEnds(others, step, ends, day), ends, most, leastStep(kind, day));
  /** @param {Period} one */
  const isRound = (one) => one.kind === namedKind && rounds.includes(one.number);
  /** @param {Period} one */
  const isEnd = (one) => ends.some(({ number }) => one.kind === kind && one.number === number);
  const kept = named.filter((one) => isRound(one) || !isEnd(one));
  const marked = (kept.length ? kept : others).map(({ number }) => number);
  const edges = edgesOf(kept[0]?.kind ?? namedKind, marked, left, right, Math.floor(width / EDGE_ROOM));
  return {
    range: [left, right].map((moment) => iso(moment, 16)),
    tickvals: named.map((period) => iso(middle(period.kind, period.number), 16)),
    ticktext: texts(named),
    minor: { ...axis.minor, tickvals: edges.map((moment) => iso(moment, 16)) },
  };
}

/**
 * The periods that may be named below an axis: their kind, their numbers and the step between them in days.
 * @param {string} kind
 * @param {number} left
 * @param {number} right
 * @param {number} most
 * @returns {{ namedKind: string, rounds: number[], step: number }}
 */
function roundPeriods(kind, left, right, most) {
  const steps = [
    ...(STEPS[kind] ?? []),
    ...(["quarter", "half-year", "year"].includes(kind) ? [] : MONTH_STEPS),
    ...YEAR_STEPS,
  ];
  const days = Math.floor(right - left);
  const fits = steps.find(([length, number]) => days / (daysIn(length) * number) <= most);
  const [namedKind, count] = fits ?? YEAR_STEPS[YEAR_STEPS.length - 1];
  const step = daysIn(namedKind) * count;
  const seen = between(namedKind, left, right).filter(
    (number) => left <= middle(namedKind, number) && middle(namedKind, number) <= right,
  );
  if (namedKind === "date") return { namedKind, rounds: seen.filter((_, at) => at % count === 0), step };
  if (namedKind === "year" && count === 2)
    return { namedKind, rounds: seen.filter((_, at) => (seen.length - 1 - at) % 2 === 0), step };
  const round = seen.filter((number) => {
    const { year, part } = place(namedKind, number);
    return (namedKind === "year" ? year : part - 1) % count === 0;
  });
  const rounds = round.length ? round : [seen[Math.floor(seen.length / 2)]];
  // Weeks on an axis of days are named by their Monday.
  return kind === "date" && namedKind === "week"
    ? { namedKind: "date", rounds: rounds.map((number) => start("week", number)), step }
    : { namedKind, rounds, step };
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
 * The named periods at steps that look equal, as charts/parts/even_steps.py has them. `most` is how many steps there may be, `least` the
 * shortest.
 * @param {Period[]} named
 * @param {Period[]} ends
 * @param {number} most
 * @param {number} least
 * @returns {Period[]}
 */
function evenPeriods(named, ends, most, least) {
  const [first, last] = ends;
  if (!last || named.some(({ kind }) => kind !== first.kind) || !named.includes(first)) return named;
  const span = last.number - first.number;
  const exact = [];
  for (let step = least; step <= span; step++) if (span % step === 0) exact.push(step);
  const few = exact.filter((step) => span / step <= most);
  const round = ROUND_STEPS[first.kind].find((step) => few.includes(step));
  if (!round && lookEven(named)) return named;
  const step =
    round ??
    few.find((own) => 2 * (span / own + 1) > most) ??
    exact.find((own) => own < span && span / own <= DENSE * most);
  const numbers = step ? Array.from({ length: span / step + 1 }, (_, at) => step * at) : evenNumbers(span, most, least);
  return numbers.map((number) => ({ kind: first.kind, number: first.number + number }));
}

/**
 * Numbers from 0 to an end at steps that look equal, and no shorter than the least one: as many as there may be.
 * @param {number} span
 * @param {number} most
 * @param {number} least
 */
function evenNumbers(span, most, least) {
  for (let count = Math.min(most, MOST_UNLIKE); count > 1; count--) {
    const [shortest, longest] = [Math.floor(span / count), Math.ceil(span / count)];
    if (shortest >= least && longest <= ALIKE * shortest)
      return Array.from({ length: count + 1 }, (_, at) => Math.floor((2 * at * span + count) / (2 * count)));
  }
  return [0, span];
}

/** @param {Period[]} named */
function lookEven(named) {
  const steps = named.slice(1).map(({ number }, at) => number - named[at].number);
  return steps.length > 1 && Math.max(...steps) <= ALIKE * Math.min(...steps);
}

/**
 * The edges between periods as long as those that are named; if these are many, only those of the named ones. The ends of the axis
 * have none.
 * @param {string} kind
 * @param {number[]} named
 * @param {number} left
 * @param {number} right
 * @param {number} most
 */
function edgesOf(kind, named, left, right, most) {
  const room = (right - left) * END_ROOM;
  /** @param {number[]} numbers */
  const seen = (numbers) =>
    numbers.map((number) => begin(kind, number)).filter((edge) => left + room < edge && edge < right - room);
  const all = seen([...between(kind, left, right), containing(kind, Math.floor(right)) + 1]);
  return all.length <= most ? all : seen(named);
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
