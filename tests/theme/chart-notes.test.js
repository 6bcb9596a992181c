// The source line of what is shown: the same words as publishers.py writes for the whole chart.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { marks, sources } from "../../hooks/theme/assets/chart-notes.js";
import { ALL } from "../../hooks/theme/assets/chart-view.js";

const CASES = JSON.parse(readFileSync(new URL("../charts/figure/source_lines.json", import.meta.url), "utf8"));
globalThis.document ??= { documentElement: { lang: "en" } };

/** A chart with a row of each source; only the first has a value. */
function chart(organizations) {
  const named = organizations.map((organization, number) => ({ name: `s${number}`, organization }));
  const rows = named.map(({ name }) => ({ source: name }));
  return { content: { sources: named, rows, series: [{ key: "a", rows: [0] }] }, view: ALL };
}

test("publishers are named as Python names them, also those of rows without a value", () => {
  for (const [organizations, words] of CASES) {
    const begin = organizations.length > 1 ? "Sources:" : "Source:";
    assert.equal(sources(chart(organizations)), `${begin} ${words}`);
  }
});

/** A chart of two things in two years, whose rows have marks. */
function marked(given, view = ALL) {
  const rows = given.map((mark, number) => ({
    thing: ["Goods", "Tools"][number % 2],
    year: number < 2 ? "2021" : "2023",
    mark,
  }));
  const series = ["2021", "2023"].map((year) => ({
    ...{ key: year, label: year },
    rows: [...rows.keys()].filter((row) => rows[row].year === year),
  }));
  const places = Object.fromEntries(rows.map(({ thing }, number) => [number, thing]));
  const fields = [{ name: "thing", type: "string" }];
  return { content: { fields, rows, series, marks: { look: "Hollow:", by: "thing", places, bySeries: true } }, view };
}

test("a mark of some figures of a place is none of all, and a bound is said as what the source says", () => {
  for (const [given, words] of [
    [[null, "less than", "about", null], "Hollow: approximate (2023: Goods); upper limit (2021: Tools)."],
    [["estimate", "estimate", null, null], "Hollow: estimate (2021)."],
    [["at least", null, "more than", null], "Hollow: lower limit (Goods)."],
    [["estimate, about", null, null, null], "Hollow: approximate and estimate (2021: Goods)."],
    [["estimate", "estimate", "estimate", "estimate, at least"], "Hollow: lower limit (2023: Tools); estimate (all)."],
  ])
    assert.equal(marks(marked(given)), words);
});
