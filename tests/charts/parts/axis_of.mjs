// Makes axes with the scripts at the paths given, for cases on standard input: {kind, axis, places, width, room}.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [{ axisOf }, { began }] = await Promise.all(process.argv.slice(2, 4).map((path) => import(pathToFileURL(path))));
const cases = JSON.parse(readFileSync(0, "utf8"));
const made = cases.map(({ kind, axis, places, width, room }) => ({
  axis: axisOf(kind, axis, places, { left: false, right: false }, width, room),
  began: places.map((x) => began(kind, x)),
}));
console.log(JSON.stringify(made));
