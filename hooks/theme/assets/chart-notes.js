// What stands below a picture of what a chart shows: the marks of the figures that are shown, and who published these. Both are
// written as charts/figure/captions.py and publishers.py write them for the whole chart.

import * as chartPeriod from "./chart-period.js";
import * as chartView from "./chart-view.js";
import { say, sayCount } from "./words.js";

/** @typedef {{ publisher: string, carriers: string[], count: number }} Publisher */
/** @import { Chart } from "../../types/chart" */

const MOST_NAMED = 3; // Publications that a source line names one by one, and publishers that it names at all.
const LONGEST = 70; // Letters of a source line that names more than one publication.
const VIA = /^(.*?)(?:, via (.*))?$/s; // Who published, and who passed that on.

/**
 * The rows whose values are shown: their numbers, in the order of the file.
 * @param {Chart} chart
 */
function rows({ content, view }) {
  const visible = content.series.filter(({ key }) => chartView.shows(view, key));
  const drawn = visible.flatMap((series) => series.rows);
  // A timeline has no values: its rows are those of the series that are shown.
  const all = drawn.length ? [...new Set(drawn)].sort((a, b) => a - b) : [...content.rows.keys()];
  return all.filter((row) => chartView.hasRow(content, view, row));
}

/**
 * The sentence on marked figures, such as 'Hollow: derived (2021 to 2023).'; empty if none is shown.
 * @param {Chart} chart
 */
export function marks(chart) {
  const { content } = chart;
  const shown = rows(chart);
  if (!content.marks) return "";
  const { look, by, places: wordsOfRows } = content.marks;
  /** @param {number} row */
  const place = (row) => content.rows[row][by];
  const temporal = chartPeriod.KINDS.includes(content.fields.find(({ name }) => name === by)?.type ?? "");
  /** @param {number} row */
  const marksOf = (row) => content.rows[row].mark?.split(", ") ?? []; // A sum has the marks of all that it is of.
  /** @param {number} row */
  const own = (row) => [...new Set(marksOf(row).map(wordsOfMark))];
  /** @param {string} mark @param {number[]} among */
  const placesOf = (mark, among) => {
    const places = [...new Set(among.map(place))].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    const wordsOf = new Map(
      among.filter((row) => own(row).includes(mark)).map((row) => [place(row), wordsOfRows[row]]),
    );
    return wordsOf.size === places.length && places.length > 1 ? say("all") : list(wordsOf, places, temporal);
  };
  // Marks of the same figures stand together.
  /** @type {Map<string, string[]>} */
  const marksOfRows = new Map();
  for (const mark of new Set([...new Set(shown.flatMap(marksOf))].sort().map(wordsOfMark))) {
    const marked = shown.filter((row) => own(row).includes(mark)).join();
    marksOfRows.set(marked, [...(marksOfRows.get(marked) ?? []), mark]);
  }
  const listed = [...marksOfRows.values()].map((ofSame) => {
    const [mark] = ofSame;
    const words = joined(ofSame);
    const marked = shown.filter((row) => own(row).includes(mark));
    const [chosen, places] = [marked, shown].map((some) => new Set(some.map(place)));
    if (marked.length === shown.length && places.size > 1) return `${words} (${say("all")})`;
    const hasOthers = shown.some((row) => !marked.includes(row) && chosen.has(place(row)));
    // Where other figures of the same places have no such mark, the series say which have.
    if (content.marks?.bySeries && hasOthers && (chosen.size === places.size || !temporal))
      return `${words} (${bySeries(chart, shown, marked, (among) => placesOf(mark, among))})`;
    return `${words} (${placesOf(mark, shown)})`;
  });
  return listed.length ? `${look} ${listed.join("; ")}.` : "";
}

/**
 * The series with marked figures, each with their places if these are not all that it has: 'China; Russia: 2021'.
 * @param {Chart} chart
 * @param {number[]} shown
 * @param {number[]} marked
 * @param {(among: number[]) => string} placesOf
 */
function bySeries({ content }, shown, marked, placesOf) {
  return content.series
    .map(({ label, rows: ofSeries }) => {
      const own = shown.filter((row) => ofSeries.includes(row));
      const count = own.filter((row) => marked.includes(row)).length;
      return count === 0 ? "" : count === own.length ? label : `${label}: ${placesOf(own)}`;
    })
    .filter(Boolean)
    .join("; ");
}

/**
 * Some of the places, in words. Of times, three or more in a row become '2000 to 2023'.
 * @param {Map<any, string>} wordsOf
 * @param {unknown[]} places
 * @param {boolean} temporal
 */
function list(wordsOf, places, temporal) {
  if (!temporal) return [...wordsOf.values()].join(", ");
  /** @type {string[][]} */
  const runs = [];
  places.forEach((place, at) => {
    const own = wordsOf.get(place);
    if (own === undefined) return;
    if (wordsOf.has(places[at - 1])) runs.at(-1)?.push(own);
    else runs.push([own]);
  });
  return runs
    .flatMap((run) => (run.length > 2 ? say("%(first)s to %(last)s", { first: run[0], last: run.at(-1) }) : run))
    .join(", ");
}

/**
 * The rows that are shown, also those without a value, which are gaps: all but those of other series and times.
 * @param {Chart} chart
 */
function published({ content, view }) {
  const visible = content.series.filter(({ key }) => chartView.shows(view, key));
  const [shown, drawn] = [visible, content.series].map((all) => new Set(all.flatMap((series) => series.rows)));
  const all = [...content.rows.keys()].filter((row) => shown.has(row) || !drawn.has(row));
  return all.filter((row) => chartView.hasRow(content, view, row));
}

/**
 * The source line of what is shown, such as 'Sources: China Customs, via TASS and RIA'.
 * @param {Chart} chart
 */
export function sources(chart) {
  const { content } = chart;
  // A row without a source has all of them.
  const named = published(chart)
    .map((row) => content.rows[row].source)
    .map((names) => (names ? names.split("; ") : content.sources.map(({ name }) => name)));
  /** @type {Map<string, Publisher>} */
  const publishers = new Map();
  for (const { name, organization } of content.sources) {
    const count = named.filter((names) => names.includes(name)).length;
    const [, publisher = "", carrier = ""] = VIA.exec(organization) ?? [];
    const known = publishers.get(publisher) ?? { publisher, carriers: [], count: 0 };
    if (count)
      publishers.set(publisher, { publisher, carriers: [...known.carriers, carrier], count: known.count + count });
  }
  const listed = [...publishers.values()].sort((a, b) => b.count - a.count);
  return `${publications(listed) > 1 ? say("Sources:") : say("Source:")} ${inWords(listed)}`;
}

/** @param {Publisher[]} publishers */
const publications = (publishers) => publishers.reduce((sum, { carriers }) => sum + carriers.length, 0);

/**
 * The number of letters. JavaScript's own counts some of them, such as rare Chinese ones, twice.
 * @param {string} words
 */
const length = (words) => [...words].length;

/** @param {Publisher[]} publishers */
function inWords(publishers) {
  const count = publications(publishers);
  const each = count <= MOST_NAMED && publishers.every(({ carriers }) => new Set(carriers).size === carriers.length);
  let words = each ? publishers.map(viaCarriers).join("; ") : "";
  if (!words || (length(words) > LONGEST && count > 1)) words = publishers.map(countPublications).join("; ");
  if (publishers.length > MOST_NAMED || (publishers.length > 1 && length(words) > LONGEST))
    return say("%(words)s and %(number)s more", { words: publishers[0].publisher, number: publishers.length - 1 });
  return words;
}

/** @param {Publisher} publisher */
const countPublications = ({ publisher, carriers: all }) => {
  if (all.length < 2) return publisher;
  const number = new Set(all).size;
  if (number > 1 && all.every(Boolean)) return say("%(publisher)s, via %(number)s others", { publisher, number });
  return `${publisher}, ${sayCount("%(num)s publication", "%(num)s publications", all.length)}`;
};

/** @param {string} mark */
const wordsOfMark = (mark) =>
  ({
    provisional: say("provisional"),
    derived: say("derived"),
    estimate: say("estimate"),
    "less than": say("upper limit"),
    "at most": say("upper limit"),
    about: say("approximate"),
    "at least": say("lower limit"),
    "more than": say("lower limit"),
  })[mark] ?? mark;

/** @param {Publisher} publisher */
const viaCarriers = ({ publisher, carriers: all }) => {
  const carriers = all.filter(Boolean);
  return carriers.length
    ? say("%(publisher)s, via %(carriers)s", { publisher, carriers: joined(carriers) })
    : publisher;
};

/** @param {string[]} names */
const joined = (names) =>
  names.length > 1
    ? say("%(words)s and %(last)s", { words: names.slice(0, -1).join(", "), last: names.at(-1) })
    : names.join("");
