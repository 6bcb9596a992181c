// Reads cases as JSON from stdin, finds the words of each with the browser's script, and prints where they stand, in code
// points: for each case a list of places. The script is given as a path.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { toSigns, findPlaces } = await import(pathToFileURL(process.argv[2]));
const points = (text, unit) => [...text.slice(0, unit)].length;
const places = ({ text, ...target }) =>
  findPlaces(toSigns(text), target).map(([start, end]) => [points(text, start), points(text, end)]);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(places)));
