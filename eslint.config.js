import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["data/", ".venv/"] },
  js.configs.recommended,
  {
    files: ["glossary/static/**/*.js", "scorecards/static/**/*.js"],
    languageOptions: { globals: { ...globals.browser, django: "readonly" } },
    rules: {
      eqeqeq: "error",
      "no-implicit-globals": "error",
      "no-restricted-properties": [
        "error",
        { property: "outerHTML", message: "Build elements, or let the server render." },
      ],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  { files: ["tests/js/**"], languageOptions: { globals: globals.node } },
];
