// charts.js names the modules of each step, so that a browser fetches them at once.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const ASSETS = new URL("../../hooks/theme/assets/", import.meta.url);
const source = (name) => readFileSync(new URL(name, ASSETS), "utf8");

/** A module and all that it imports, directly or not. */
function withImports(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, other] of source(name).matchAll(/^import .* from "\.\/(.*)";$/gm)) withImports(other, found);
  return found;
}

test("each step fetches all that it imports and that is not there yet", () => {
  const steps = [...source("charts.js").matchAll(/fetchAll\("(.*?)"\);\s*return import\("\.\/(.*?)"\)/g)];
  const atFirst = withImports("charts.js");
  const there = { "chart-view.js": atFirst, "chart-answer.js": atFirst, "chart-share.js": atFirst };
  there["chart-live.js"] = new Set([...atFirst, ...withImports("chart-answer.js")]);
  assert.equal(steps.length, 4);
  for (const [, names, entry] of steps) {
    const fetched = names.split(",").map((name) => `chart-${name}.js`);
    const needed = [...withImports(entry)].filter((name) => !there[entry].has(name));
    assert.deepEqual(fetched.sort(), needed.sort(), entry);
  }
});
