// What Django's admin puts on its pages.
declare const django: { jQuery(ready: () => void): void };
