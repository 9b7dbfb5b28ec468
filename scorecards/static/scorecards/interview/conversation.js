// @ts-check
// Keeps up with the interview: the parts, the keys, the time, the remarks.

import { setBeside, sheetOnPhones, takeBackBySecondPress } from "./beside.js";
import { offerExtras } from "./extra.js";
import { rememberOpen } from "./flags.js";
import { listenForKeys } from "./keys.js";
import { growNotes, watchWords } from "./notes.js";
import { Outline } from "./outline.js";
import { keepTime } from "./pace.js";
import { offerEvidence } from "./summary.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-autosave]");
if (form) {
  const place = /** @type {HTMLElement} */ (form.querySelector("[data-announce]"));
  /** @param {string} text */
  const announce = (text) => {
    place.textContent = text;
  };
  rememberOpen();
  const outline = new Outline(form);
  sheetOnPhones(form, outline);
  takeBackBySecondPress(form);
  const beside = setBeside(form, outline);
  const back = offerExtras(form, outline);
  listenForKeys(form, outline, { ...beside, back }, announce);
  keepTime(form, outline, announce);
  if (!outline.oneAtATime) growNotes(form);
  watchWords(form);
  offerEvidence(form);
}
