export default {
  extends: "stylelint-config-standard",
  rules: {
    "no-descending-specificity": null, // a page's styles are in the page's order
    // Colours, sizes of type, spaces and corners are named in tokens.css alone.
    "color-named": "never",
    "color-no-hex": true,
    "function-disallowed-list": ["rgb", "rgba", "hsl", "hsla", "oklch"],
    "declaration-property-value-allowed-list": {
      "font-size": ["/^var\\(--(text|paper)\\b/", "inherit"],
      "/^border.*radius$/": ["/^((0|var\\(--radius(-\\w+)?\\))\\s?)+$/", "50%"],
    },
    "declaration-property-value-disallowed-list": {
      "/^(margin|padding)|gap$/": ["/[0-9](rem|pt)/", "/([2-9]|[0-9]{2})px/"],
    },
    "selector-class-pattern": null, // model-term, has_original: Django's
    "selector-id-pattern": null, // id_focus: Django's
    "selector-pseudo-element-no-unknown": [
      true,
      { ignorePseudoElements: ["details-content"] }, // newer than the list
    ],
  },
  overrides: [
    {
      files: ["**/tokens.css"],
      rules: { "color-no-hex": null, "function-disallowed-list": null },
    },
  ],
};
