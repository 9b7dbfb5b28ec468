// @ts-check
// Keeps up with the interview: the side list, the keys, the time, the remarks.

import { rememberOpen } from "./flags.js";
import { listenForKeys } from "./keys.js";
import { growNotes, watchWords } from "./notes.js";
import { Outline } from "./outline.js";
import { keepTime } from "./pace.js";

const form = document.querySelector("form[data-autosave]");
if (form) {
  const place = form.querySelector("[data-announce]");
  const announce = (text) => {
    place.textContent = text;
  };
  rememberOpen();
  const outline = new Outline(form);
  listenForKeys(form, outline, announce);
  keepTime(form, outline, announce);
  growNotes(form);
  watchWords(form);
}
