// Prints the numbers of the pairs of scripts that do not say the same: TypeScript writes each anew, without comments.

import { readFileSync } from "node:fs";
import ts from "typescript";

const options = {
  compilerOptions: { module: ts.ModuleKind.ESNext, removeComments: true, target: ts.ScriptTarget.ES2024 },
};
const said = (script) => ts.transpileModule(script, options).outputText;
const pairs = JSON.parse(readFileSync(0, "utf8"));
const differing = pairs.flatMap(([one, other], number) => (said(one) === said(other) ? [] : [number]));
console.log(JSON.stringify(differing));
