// Which entries of lists are new to a reader, visit by visit.

import assert from "node:assert/strict";
import { test } from "node:test";

import { afterLook, begin, isNew } from "../../hooks/theme/assets/visits.js";

const at = (time) => Date.parse(`2026-11-${time}:00Z`);
/** Look at lists at these times, and at these entries each time. */
const visits = (...looks) =>
  looks.reduce((kept, [time, ...keys]) => afterLook(begin(kept, at(time)), keys, at(time)), null);
const news = (kept, ...keys) => keys.filter((key) => isNew(kept, key));

test("nothing is new on the first visit", () => {
  assert.deepEqual(news(visits(["10T12:00"]), "2026-11-10 /gas/", "2026-11-11 /oil/"), []);
});

test("what has come since the last visit is new, and what is older is not", () => {
  const kept = visits(["10T18:00"], ["20T18:00"]);
  assert.deepEqual(news(kept, "2026-11-09 /gas/", "2026-11-15 /oil/"), ["2026-11-15 /oil/"]);
});

test("of the day of the last visit is new what did not stand there then", () => {
  const kept = visits(["10T18:00", "2026-11-10 /gas/"], ["11T18:00"]);
  assert.deepEqual(news(kept, "2026-11-10 /gas/", "2026-11-10 /oil/"), ["2026-11-10 /oil/"]);
});

test("what is new stays so through a visit, whatever is looked at", () => {
  const kept = visits(["10T18:00"], ["11T18:00", "2026-11-11 /oil/"], ["11T20:00", "2026-11-11 /oil/"]);
  assert.deepEqual(news(kept, "2026-11-11 /oil/"), ["2026-11-11 /oil/"]);
});

test("what stood there some visits ago is not new, if the last list was another one", () => {
  const kept = visits(["10T18:00", "2026-11-10 /gas/"], ["10T23:00"], ["11T18:00"]);
  assert.deepEqual(news(kept, "2026-11-10 /gas/"), []);
});

test("a day that has begun for editors and not yet for a reader is no day too late", () => {
  // It is the evening of the 10th in New York, and the 11th in Warsaw.
  const kept = visits(["11T01:00", "2026-11-11 /gas/"], ["12T18:00"]);
  assert.deepEqual(news(kept, "2026-11-11 /gas/", "2026-11-11 /oil/"), ["2026-11-11 /oil/"]);
});

test("only days that may still bring something are kept", () => {
  const kept = visits(["10T18:00", "2026-11-09 /gas/", "2026-11-10 /oil/"], ["20T18:00", "2026-11-10 /oil/"]);
  assert.deepEqual(kept.listed, ["2026-11-10 /oil/"]);
  assert.deepEqual(visits(["10T18:00", "2026-11-10 /oil/"], ["20T18:00"], ["29T18:00"]).listed, []);
});
