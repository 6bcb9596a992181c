// The rows that a download of a view holds.

import assert from "node:assert/strict";
import { test } from "node:test";

import { breakAddress, shownRows } from "../../hooks/theme/assets/chart-download.js";

const TIMES = [
  [["2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01"], "2024-01", "2024-02"],
  [["2023-W52", "2024-W01", "2024-W09", "2024-W10"], "2024-01", "2024-02"], // (W10 begins on 4 March.)
  [["2020-W53", "2021-W01", "2021-W04", "2021-W05"], "2021-01", "2021-01"],
  [["2023-12", "2024-01", "2024-02", "2024-03"], "2024-01", "2024-02"],
  [["2023-Q4", "2024-Q1", "2024-Q3", "2024-Q4"], "2024-01", "2024-07"],
  [["2023-H1", "2023-H2", "2024-H1", "2024-H2"], "2023-07", "2024-01"],
  [["2022", "2023", "2024", "2025"], "2023", "2024"],
];

test("a download has the rows of the times that are shown", () => {
  for (const [times, from, to] of TIMES) {
    const rows = times.map((time) => ({ time, value: 1 }));
    const content = { x: "time", color: null, fields: [{ name: "time" }, { name: "value" }], series: [], rows };
    const file = ["time,value", ...times.map((time) => `${time},1`), ""].join("\n");
    const shown = shownRows(file, { content, view: { series: [], from, to } });
    assert.equal(shown, `time,value\n${times[1]},1\n${times[2]},1\n`);
  }
});

test("a download of some fields leaves out the columns of the others", () => {
  const content = {
    x: "year",
    color: null,
    fields: [{ name: "year" }, { name: "pipe", unit: "bcm" }, { name: "ship", unit: "kt" }],
    series: [
      { key: "pipe", field: "pipe" },
      { key: "ship", field: "ship" },
    ],
    rows: [{ year: 2023 }, { year: 2024 }],
  };
  const file = `year,pipe,ship,source,mark,publisher,unit
2023,1.50,2,tass,,"TASS, via RIA",pipe: bcm; ship: kt
2024,,3,customs,derived,Customs,pipe: bcm; ship: kt
`;
  assert.equal(
    shownRows(file, { content, view: { series: ["pipe"] } }),
    `year,pipe,source,mark,publisher,unit
2023,1.50,tass,,"TASS, via RIA",bcm
2024,,customs,derived,Customs,bcm
`,
  );
});

test("a long address is broken between two words of it", () => {
  const address = "https://china-russia-dashboard.example/charts/china-russia-trade-by-direction/#china-russia-trade";
  assert.deepEqual(breakAddress(address), [address.slice(0, -18), "china-russia-trade"]);
  assert.deepEqual(breakAddress("x".repeat(90)), ["x".repeat(80), "x".repeat(10)]);
});
