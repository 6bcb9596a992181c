// Gives the words of the marks that are meant by places, with the script at the path given: {figure, places} on standard input.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const { list, nearest } = await import(pathToFileURL(process.argv[2]));
const { figure, places } = JSON.parse(readFileSync(0, "utf8"));
const marks = list(figure);
console.log(JSON.stringify(places.map(([x, y]) => nearest(marks, x, y, false)?.words ?? null)));
