// The source line of what is shown: the same words as publishers.py writes for the whole chart.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { sources } from "../../hooks/theme/assets/chart-notes.js";
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
  for (const [organizations, words] of CASES) assert.equal(sources(chart(organizations)), words);
});
