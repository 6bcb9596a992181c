// Quoted words are found where Python finds them (tests/review/test_quote_anchor.py). Its places are counted in code points.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { findPlaces, toSigns } from "../../hooks/theme/review/quote_anchor.js";

const VECTORS = JSON.parse(readFileSync(new URL("../review/quote_vectors.json", import.meta.url), "utf8"));
const points = (text, unit) => [...text.slice(0, unit)].length;

test("quoted words are found where Python finds them", () => {
  for (const { why, text, at, words, missing, ...target } of VECTORS) {
    const places = findPlaces(toSigns(text), target).map((place) => place.map((unit) => points(text, unit)));
    const found = places.length === 1 ? places[0] : places.length ? "ambiguous" : "gone";
    assert.deepEqual(found, missing ?? [at, at + [...words].length], why);
  }
});
