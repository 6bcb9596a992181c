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
        xaxis: {
          type: "date",
          range: ["2022-12-31T12:00", "2025-12-31T12:00"],
          minor: {},
          tickfont: { color: "grey" },
        },
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

test("labels stand by the last point, and a grey line with a bend leads to one that ends before", () => {
  const { layout } = shown(CONTENT, "wide", { ...ALL, from: "2024" });
  assert.deepEqual(new Set(layout.annotations.map(({ x }) => x.toFixed(2))), new Set(["0.75"]));
  assert.deepEqual(new Set(layout.shapes.map(({ name, line }) => `${name} ${line.color}`)), new Set(["leader grey"]));
  const [level, upright, last] = layout.shapes;
  assert.ok(0.25 < level.x0 && level.x0 < 0.3 && last.x1 < 0.76 && level.y0 > last.y1);
  assert.deepEqual([level.y0, upright.x0, last.y0], [level.y1, upright.x1, last.y1]);
});

/** The label of the line that ends earlier stands at its point. */
const AT_POINT = structuredClone(CONTENT);
const EARLY = {
  x: "2024-07-01T12:00",
  y: 68,
  xref: "x",
  yref: "y",
  xanchor: "center",
  yanchor: "top",
  xshift: 0,
  yshift: -8,
};
Object.assign(AT_POINT.figure.layouts.wide.annotations[1], EARLY);

test("the label of a line that ends early stays at its point, and the other one at its own", () => {
  const { layout } = shown(AT_POINT, "wide", { ...ALL, series: ["brent", "urals"] });
  const [brent, urals] = layout.annotations;
  assert.deepEqual({ ...urals, ...EARLY, text: "<b>Urals</b><br>68 (2024)" }, urals);
  assert.ok(Math.abs(brent.y * 125 - 69.1) < 0.1);
  assert.deepEqual(layout.shapes ?? [], []);
});

test("in a part of the time it stands at the edge", () => {
  for (const view of [{ from: "2024" }, { to: "2023" }]) {
    const { layout } = shown(AT_POINT, "wide", { ...ALL, ...view });
    const [brent, urals] = layout.annotations;
    assert.deepEqual([urals.xref, urals.x, urals.xanchor], ["paper", brent.x, "left"]);
    assert.ok(Math.abs(urals.y - brent.y) > 0.05);
  }
});

test("labels that say their times in a part of the chart have room for it", () => {
  const narrow = structuredClone(CONTENT);
  narrow.figure.layouts.wide.xaxis.range[1] = "2025-07-02";
  Object.assign(narrow.figure.layouts.wide, { width: 340, margin: { l: 31, r: 48, t: 14, b: 28 } });
  const { width, margin, annotations } = shown(narrow, "wide", { ...ALL, from: "2024" }).layout;
  const left = margin.l + annotations[0].x * (width - margin.l - margin.r) + annotations[0].xshift;
  assert.ok(width - left >= 7 * "69.1 (2025)".length, `${width - left}`);
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

test("the line of an author's amount ends with the last point shown", () => {
  const content = structuredClone(CONTENT);
  const line = { type: "line", name: "amount", xref: "x", x0: "2022-12-31T12:00", x1: "2025-07-02" };
  content.figure.layouts.wide.shapes = [line];
  const { layout } = shown(content, "wide", { ...ALL, to: "2024" });
  assert.equal(layout.shapes[0].x1, "2024-07-01T12:00");
});

test("the label of a series whose name is broken inside a word goes with it", () => {
  const long = structuredClone(CONTENT);
  long.series[1].label = "Donaudampfschifffahrt";
  long.figure.layouts.wide.annotations[1].text = "<b>Donaudampf-</b><br><b>schifffahrt</b><br>68";
  const { layout } = shown(long, "wide", { ...ALL, series: ["brent"] });
  assert.deepEqual(
    layout.annotations.map(({ text }) => text),
    ["<b>Brent</b><br>69.1 (2025)"],
  );
});

test("the name of an event that a part of the time puts over the edge is moved into the picture", () => {
  const marked = structuredClone(CONTENT);
  const name = { name: "event", text: "Full-scale invasion of Ukraine", xref: "x", xanchor: "right", xshift: -4 };
  marked.figure.layouts.wide.annotations.push({ ...name, x: "2024-07-01T12:00", y: 1, yref: "y domain" });
  const event = ({ layout }) => layout.annotations.find((label) => label.name === "event");
  assert.equal(event(shown(marked, "wide", ALL)).xshift, -4);
  assert.ok(event(shown(marked, "wide", { ...ALL, from: "2024" })).xshift > 0);
});
