export default {
  extends: "stylelint-config-standard",
  rules: {
    "no-descending-specificity": null, // a page's styles are in the page's order
    "selector-class-pattern": null, // model-term, has_original: Django's
    "selector-id-pattern": null, // id_focus: Django's
    "selector-pseudo-element-no-unknown": [
      true,
      { ignorePseudoElements: ["details-content"] }, // newer than the list
    ],
  },
};
