// Says messages with words.js and the words of a language, at the paths given: [html lang, "say" or "sayCount", ...arguments] for each.

import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

globalThis.document = { documentElement: {} };
for (const path of process.argv.slice(2)) runInThisContext(readFileSync(path, "utf8"));
const said = JSON.parse(readFileSync(0, "utf8")).map(([lang, name, ...values]) => {
  document.documentElement.lang = lang;
  return globalThis[name](...values);
});
console.log(JSON.stringify(said));
