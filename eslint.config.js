// What lint asks of scripts, beside the form that prettier writes and the types that tsc reads.

import js from "@eslint/js";
import globals from "globals";

const AS_TEXT = "Make elements, and give them text: what readers or authors wrote must not become HTML.";
const RULES = {
  ...js.configs.recommended.rules,
  eqeqeq: "error",
  "no-implicit-globals": "error",
  "no-implied-eval": "error",
  "no-restricted-properties": [
    "error",
    ...["innerHTML", "outerHTML", "insertAdjacentHTML"].map((property) => ({ property, message: AS_TEXT })),
  ],
  "no-shadow": "error",
  "no-var": "error",
  "object-shorthand": "error",
  "prefer-const": "error",
  "prefer-template": "error",
};
// Why these are no modules is said in hooks/dashboard/README.md, under Decisions.
const CLASSIC = ["hooks/theme/assets/page-start.js", "hooks/dashboard/charts/render/drawing.js"];

export default [
  { ignores: [".cache/", ".venv/", "site/"] },
  {
    files: ["hooks/**/*.js"],
    languageOptions: { ecmaVersion: 2024, globals: { ...globals.browser, document$: "readonly", Plotly: "readonly" } },
    rules: RULES,
  },
  { files: CLASSIC, languageOptions: { sourceType: "script" }, rules: { "no-implicit-globals": "off" } },
  {
    files: ["*.js", "tests/**/*.{js,mjs}"],
    languageOptions: { ecmaVersion: 2024, globals: globals.node },
    rules: RULES,
  },
];
