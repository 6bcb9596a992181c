// A view of a chart, and the address that holds it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ALL, read, whole, write } from "../../hooks/theme/assets/chart-view.js";

test("an address gives back the view that was written into it", () => {
  const views = [
    ALL,
    { series: ["russia-to-china", "a,b & c"], from: "2019", to: "2024-05", events: "off" },
    { series: [], from: "", to: "2024", events: "" },
  ];
  for (const view of views) assert.deepEqual(read(write("trade%1", view)), { id: "trade%1", ...view });
});

test("an address that is no view is read as the whole", () => {
  for (const hash of ["#trade", "#trade?", "#trade?x=1&events=on", "#trade?series=,,"]) {
    const { id, ...view } = read(hash);
    assert.equal(id, "trade");
    assert.ok(whole(view), hash);
  }
});
