// Periods of time, as core/period.py and charts/parts/axis_moments.py have them.
//
// A moment is a number of days since 1970. A day stands at its own number, so a period reaches from half a day before its first day to
// half a day after its last, and its values stand in the middle. `kind` is the type of the field along the axis.

const DAY = 864e5; // In milliseconds.
/** @type {Record<string, number>} */
export const MONTHS_IN = { yearmonth: 1, quarter: 3, "half-year": 6, year: 12 };
export const KINDS = ["date", "week", ...Object.keys(MONTHS_IN)];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string} text */
export const read = (text) => Date.parse(text.slice(0, 10)) / DAY;

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
export const iso = (moment, length) => new Date(Math.floor(moment * 1440 + 0.001) * 6e4).toISOString().slice(0, length);

/**
 * @param {string} kind
 * @returns {number}
 */
export const daysIn = (kind) => ({ date: 1, week: 7 })[kind] ?? 30.44 * MONTHS_IN[kind];

/**
 * The number of the period of a kind in which a day lies. The next one has the next number.
 * @param {string} kind
 * @param {number} day
 */
export function containing(kind, day) {
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
export function start(kind, number) {
  if (kind === "date") return number;
  if (kind === "week") return number * 7 - 3;
  const months = number * MONTHS_IN[kind];
  return Date.UTC(Math.floor(months / 12), months % 12) / DAY;
}

/**
 * @param {string} kind
 * @param {number} number
 */
export const begin = (kind, number) => start(kind, number) - 0.5;

/**
 * @param {string} kind
 * @param {number} number
 */
export const middle = (kind, number) => (begin(kind, number) + begin(kind, number + 1)) / 2;

/**
 * The year that a period is counted in, and which one of its year it is; of a day, which of its month.
 * @param {string} kind
 * @param {number} number
 */
export function place(kind, number) {
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
export function name(kind, number) {
  if (kind === "year") return "";
  const { part } = place(kind, number);
  const month = MONTHS[new Date(start(kind, number) * DAY).getUTCMonth()];
  return { date: `${part} ${month}`, yearmonth: month }[kind] ?? `${kind[0].toUpperCase()}${part}`;
}

/**
 * @param {string} kind
 * @param {number} left
 * @param {number} right
 */
export function between(kind, left, right) {
  const first = containing(kind, Math.floor(left));
  return Array.from({ length: containing(kind, Math.floor(right)) - first + 1 }, (_, at) => first + at);
}

/**
 * How many periods a year has, if always as many.
 * @param {string} kind
 */
export const yearOf = (kind) => 12 / (MONTHS_IN[kind] ?? 12);

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
