// Asks the search's names, at the path given: [function, ...arguments] for each; the names come first.

import { readFileSync } from "node:fs";

const { distance, findNames, fold, holds, otherWords, readNames } = await import(process.argv[2]);
const { names, cases } = JSON.parse(readFileSync(0, "utf8"));
const known = readNames(names);
const ask = {
  fold,
  holds,
  distance,
  meant: (query) => findNames(known, query).meant.map(({ url }) => url),
  found: (query) => findNames(known, query).found.map(({ url }) => url),
  other: (query, isFound = false) => otherWords(known, query, isFound),
};
console.log(JSON.stringify(cases.map(([name, ...values]) => ask[name](...values))));
