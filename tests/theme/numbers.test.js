// Numbers beside marks, as tests/core/test_number_text.py asks of Python.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { rounded } from "../../hooks/theme/assets/chart-ends.js";

const CASES = JSON.parse(readFileSync(new URL("../core/rounded_numbers.json", import.meta.url), "utf8"));

test("labels are rounded as Python rounds them", () => {
  const written = CASES.map(([value, decimals]) => [
    value,
    decimals,
    rounded(value, decimals).replaceAll("\u00a0", " "),
  ]);
  assert.deepEqual(written, CASES);
});
