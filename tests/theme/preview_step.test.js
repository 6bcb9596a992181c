// What an open page of a preview does about builds that have ended.

import assert from "node:assert/strict";
import { test } from "node:test";

import { nextStep } from "../../hooks/theme/review/preview_step.js";

const page = { address: "a/", loaded: 10, isWriting: false };
const build = (epoch, pages = [], more = {}) => ({ epoch, pages, gone: {}, whole: false, ...more });
const step = (builds, more = {}, since = 0) => nextStep({ builds, since }, { ...page, ...more });

test("a page is loaded again if it was made anew since, and not while somebody writes in it", () => {
  assert.equal(step([build(11, ["a/"]), build(12, ["b/"])]).do, "load");
  assert.equal(step([build(11, [], { whole: true })]).do, "load");
  assert.equal(step([build(11, ["a/"])], { isWriting: true }).do, "wait");
  assert.equal(step([build(10, ["a/"]), build(11, ["b/"])]).do, "built");
});

test("a page of an earlier process, or one that slept through many builds, is loaded again", () => {
  assert.equal(step([], {}, 11).do, "load");
  assert.equal(step([build(12, ["b/"])], { isWriting: true }, 11).do, "wait");
  assert.equal(step([build(12, ["b/"])], {}, 10).do, "built");
});

test("a page that is gone says so, with the place that its text has now", () => {
  const renamed = build(11, ["b/"], { gone: { "a/": "b/" } });
  assert.deepEqual(step([renamed]), { do: "gone", to: "b/" });
  assert.deepEqual(step([renamed, build(12, ["c/"], { gone: { "b/": "c/" } })]), { do: "gone", to: "c/" });
  assert.deepEqual(step([renamed, build(12, [], { gone: { "b/": "" } })]), { do: "gone", to: "" });
  assert.deepEqual(step([build(11, [], { gone: { "a/": "" } })], { isWriting: true }), { do: "gone", to: "" });
  assert.equal(step([renamed, build(12, ["a/"], { gone: { "b/": "a/" } })]).do, "load");
  assert.equal(step([build(11)], { address: "constructor" }).do, "built");
});
