// Periods, as tests/core/test_period.py asks of Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import * as chartPeriod from "../../hooks/theme/assets/chart-period.js";
import * as chartView from "../../hooks/theme/assets/chart-view.js";

const CASES = JSON.parse(readFileSync(new URL("../core/periods.json", import.meta.url), "utf8"));

test("a row's period begins where Python lets it begin", () => {
  for (const { kind, time, start } of CASES) {
    const begun = chartView.place(time);
    assert.equal(begun, start.slice(0, begun.length), time);
    assert.equal(chartPeriod.began(kind, start), kind === "year" ? time : start, time);
  }
});

test("a period has the label that Python gives it", () => {
  for (const { kind, start, label } of CASES) assert.equal(chartPeriod.label(kind, start), label);
});

test("a sum since the start of the year has a label of its whole span", () => {
  const label = (kind, time) => chartPeriod.label(kind, time, true);
  assert.equal(label("yearmonth", "2025-04"), "Jan–Apr 2025");
  assert.equal(label("yearmonth", "2025-01"), "Jan 2025");
  assert.equal(label("quarter", "2025-07-01"), "Q1–Q3 2025");
  const fields = [{ name: "month", type: "yearmonth", yearToDate: true }];
  assert.equal(chartView.timeLabel({ x: "month", fields }, "2025-04"), "Jan–Apr 2025");
});

test("a view of months holds the rows whose period begins in them", () => {
  const view = { series: [], from: "2024-01", to: "2024-02", events: "" };
  const held = ["2023-12-31", "2024-01-01", "2024-02-29", "2024-03-01", "2023-W52", "2024-W01", "2024-W09", "2024-W10"];
  const times = held.filter((time) => chartView.holds(view, chartView.place(time)));
  assert.deepEqual(times, ["2024-01-01", "2024-02-29", "2024-W01", "2024-W09"]);
});
