// Says messages with words.js, the first of the paths given, and the words of a language, the second: [html lang, "say" or "sayCount", ...arguments] for each.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

globalThis.document = { documentElement: {} };
const [words] = await Promise.all(process.argv.slice(2).map((path) => import(pathToFileURL(path))));
const said = JSON.parse(readFileSync(0, "utf8")).map(([lang, name, ...values]) => {
  globalThis.document.documentElement.lang = lang;
  return words[name](...values);
});
console.log(JSON.stringify(said));
