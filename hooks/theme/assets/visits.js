// Which entries of lists are new to a reader. An entry has a key: its day and its address, such as '2026-11-17 /analyses/gas/'.

/**
 * What a browser keeps of a reader's visits.
 * @typedef {object} Visits
 * @property {number} at when lists were looked at last, in milliseconds
 * @property {string | null} since the day of the last look before this visit; null on the first one
 * @property {string[]} known the entries of that day and later that stood in lists then
 * @property {string[]} listed the same of this visit, with those that were known
 */

const HOUR = 3_600_000; // In milliseconds.
const PAUSE = 4 * HOUR; // Who is away for longer begins another visit.

/** The day that it is at a time in the west of the world: it is nowhere earlier. @param {number} time in milliseconds */
const earliestDay = (time) => new Date(time - 12 * HOUR).toISOString().slice(0, 10);

/**
 * What is kept at the beginning of a look at lists: another visit if the last look is some hours ago.
 * @param {Visits | null} visits
 * @param {number} now in milliseconds
 * @returns {Visits}
 */
export function begin(visits, now) {
  if (!visits) return { at: now, since: null, known: [], listed: [] };
  if (now - visits.at < PAUSE) return { ...visits, at: now };
  const since = earliestDay(visits.at);
  const known = visits.listed.filter((key) => key >= since);
  return { at: now, since, known, listed: known };
}

/**
 * What is kept when lists have been looked at. Of older entries the day tells that they are not new.
 * @param {Visits} visits
 * @param {string[]} keys of all entries that stand there
 * @param {number} now in milliseconds
 * @returns {Visits}
 */
export function afterLook(visits, keys, now) {
  const today = earliestDay(now);
  return { ...visits, listed: [...new Set([...visits.listed, ...keys.filter((key) => key >= today)])] };
}

/**
 * Whether an entry was not there at the last visit.
 * @param {Visits} visits
 * @param {string} key
 */
export const isNew = ({ since, known }, key) => since !== null && key >= since && !known.includes(key);
