// The steps between the periods that an axis of time names, as charts/parts/even_steps.py has them.

import * as chartPeriod from "./chart-period.js";

const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** @param {number} inYear */
const years = (inYear) => YEARS.map((count) => inYear * count);

/**
 * As in charts/parts/even_steps.py: the round steps between named periods, and how much steps may differ.
 * @type {Record<string, number[]>}
 */
export const STEPS = {
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
export function evenNumbers(kind, first, last, most, least) {
  const [span, inYear] = [last - first, chartPeriod.yearOf(kind)];
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
 * Whether of periods at a step from the first one some begin a year, if any between the ends does.
 * @param {string} kind
 * @param {number} first
 * @param {number} last
 * @param {number} step
 */
function tellsYears(kind, first, last, step) {
  const inYear = chartPeriod.yearOf(kind);
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
  const inYear = chartPeriod.yearOf(kind);
  for (const step of kind in chartPeriod.MONTHS_IN ? STEPS[kind] : []) {
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
export const stepsOf = (numbers) => numbers.slice(1).map((number, at) => number - numbers[at]);

/** @param {number[]} numbers */
function lookEven(numbers) {
  const steps = stepsOf(numbers);
  return steps.length > 1 && Math.max(...steps) <= ALIKE * Math.min(...steps);
}
