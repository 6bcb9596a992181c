// What a live chart draws of a view.

import assert from "node:assert/strict";
import { test } from "node:test";

import { shown } from "../../hooks/theme/assets/chart-shown.js";
import { ALL } from "../../hooks/theme/assets/chart-view.js";

/** Two lines over years, of which the second ends earlier, at almost the same amount. */
const CONTENT = {
  x: "year",
  fields: [{ name: "year", type: "year" }],
  series: [
    { key: "brent", label: "Brent" },
    { key: "urals", label: "Urals" },
  ],
  figure: {
    data: [
      { type: "scatter", x: ["2023-07-02", "2024-07-01T12:00", "2025-07-02"], y: [82, 80, 69.1] },
      { type: "scatter", x: ["2023-07-02", "2024-07-01T12:00"], y: [60, 68] },
    ],
    layouts: {
      wide: {
        width: 760,
        height: 400,
        margin: { l: 40, r: 90, t: 14, b: 28 },
        xaxis: { type: "date", range: ["2022-12-31T12:00", "2025-12-31T12:00"], minor: {} },
        yaxis: { range: [0, 125], ticktext: ["0", "125"] },
        annotations: ["Brent", "Urals"].map((name) => ({
          text: `<b>${name}</b><br>1`,
          name: "end",
          x: 0.84,
          xshift: 8,
          y: 0.5,
          xref: "paper",
          yref: "paper",
        })),
      },
    },
  },
};

test("labels at ends of different times say their times and move apart alike", () => {
  const { layout } = shown(CONTENT, "wide", { ...ALL, from: "2024" });
  assert.deepEqual(
    layout.annotations.map(({ text }) => text),
    ["<b>Brent</b><br>69.1 (2025)", "<b>Urals</b><br>68 (2024)"],
  );
  const [up, down] = layout.annotations.map(({ y }, number) => y * 125 - [69.1, 68][number]);
  assert.ok(up > 5);
  assert.ok(Math.abs(up + down) < 0.1);
});

test("labels stand by the last point, and a line leads to one that ends before", () => {
  const { layout } = shown(CONTENT, "wide", { ...ALL, from: "2024" });
  assert.deepEqual(new Set(layout.annotations.map(({ x }) => x.toFixed(2))), new Set(["0.75"]));
  const [line, ...others] = layout.shapes;
  assert.deepEqual([line.name, others.length], ["leader", 0]);
  assert.ok(0.25 < line.x0 && line.x0 < 0.3 && line.x1 < 0.76 && line.y0 > line.y1);
});

test("labels at ends of one time have no time", () => {
  const { layout } = shown(CONTENT, "wide", { ...ALL, to: "2024" });
  assert.deepEqual(
    layout.annotations.map(({ text }) => text),
    ["<b>Brent</b><br>80", "<b>Urals</b><br>68"],
  );
});

/** A single line whose highest value, of 2023, has a label at its point. */
const HIGHEST = structuredClone(CONTENT);
HIGHEST.series.length = HIGHEST.figure.data.length = HIGHEST.figure.layouts.wide.annotations.length = 1;
HIGHEST.figure.layouts.wide.annotations[0].text = "69.1";
HIGHEST.figure.layouts.wide.annotations.push({ name: "highest", text: "82", x: "2023-07-02", y: 82 });

for (const [what, view, texts] of [
  ["is where its point is shown", { to: "2024" }, ["80", "82"]],
  ["goes with its point", { from: "2024" }, ["69.1"]],
  ["is not told beside the same value at the end", { to: "2023" }, ["82"]],
])
  test(`the label of the highest value ${what}`, () => {
    const { layout } = shown(HIGHEST, "wide", { ...ALL, ...view });
    assert.deepEqual(
      layout.annotations.map(({ text }) => text),
      texts,
    );
  });
