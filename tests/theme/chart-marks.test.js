// The mark that a pointer means: distances are measured to edges, not to corners.

import assert from "node:assert/strict";
import { test } from "node:test";

import { nearest } from "../../hooks/theme/assets/chart-aim.js";
import { list } from "../../hooks/theme/assets/chart-marks.js";

/** A filled square, as countries and flows are drawn. */
function square(meta, left, low, side) {
  const [right, high] = [left + side, low + side];
  return { type: "scatter", meta, x: [left, right, right, left], y: [low, low, high, high] };
}

test("beside a long edge the shape with that edge is meant", () => {
  const margin = { l: 0, r: 0, t: 0, b: 0 };
  const layout = { width: 200, height: 200, margin, xaxis: { range: [0, 200] }, yaxis: { range: [0, 200] } };
  const marks = list({ data: [square("large", 0, 0, 100), square("small", 110, 40, 20)], layout });
  // Pixels from the upper left corner: y of the data is turned round.
  const places = { large: [102, 150], small: [108, 150] };
  for (const [name, [x, y]] of Object.entries(places)) assert.equal(nearest(marks, x, y, false)?.words, name);
  assert.equal(nearest(marks, 50, 150, false)?.words, "large");
  assert.equal(nearest(marks, 50, 95, false)?.words, "large");
  assert.equal(nearest(marks, 50, 80, false), undefined);
});
