// Makes axes with the script at the path given, for cases on standard input: {kind, axis, places, width, room}.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { axisOf, began } = await import(pathToFileURL(process.argv[2]));
const cases = JSON.parse(readFileSync(0, "utf8"));
const made = cases.map(({ kind, axis, places, width, room }) => ({
  axis: axisOf(kind, axis, places, { left: false, right: false }, width, room),
  began: places.map((x) => began(kind, x)),
}));
console.log(JSON.stringify(made));
