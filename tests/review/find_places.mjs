// Reads cases as JSON from stdin, finds the words of each with the browser's script, and prints where they stand, in code
// points: for each case a list of places. The script is given as a path. It is a module without imports, and it is read as
// data since Node takes a file named .js for a module only below a package.json that says so.

import { readFileSync } from "node:fs";

const source = readFileSync(process.argv[2], "utf8");
const { toSigns, findPlaces } = await import(`data:text/javascript,${encodeURIComponent(source)}`);
const points = (text, unit) => [...text.slice(0, unit)].length;
const places = ({ text, ...target }) =>
  findPlaces(toSigns(text), target).map(([start, end]) => [points(text, start), points(text, end)]);
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(places)));
