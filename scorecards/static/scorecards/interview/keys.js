// @ts-check
// Keys for the conversation. Chosen so that neither browsers, screen readers nor the
// editing of text want them: no Alt (macOS writes signs with it), no arrows. Without a
// modifier only within a rating, or, for the sheet, outside of text (WCAG 2.1.4).

import { isSet, set } from "./flags.js";

const OFF = "shortcuts-off";
const LETTERS = { n: "not_asked", c: "could_not_answer" };

export function listenForKeys(form, outline, announce) {
  /** @type {HTMLDialogElement} */
  const sheet = document.querySelector("#keyboard");
  const on = sheet.querySelector("input");
  on.checked = !isSet(OFF);
  on.addEventListener("change", () => set(OFF, !on.checked));
  sheet.querySelector("button").addEventListener("click", () => sheet.close());
  const opener = form.querySelector("[data-keyboard]");
  opener.hidden = false;
  opener.addEventListener("click", () => sheet.showModal());

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (act(event)) event.preventDefault();
  });

  // True when the key was one of ours.
  function act({ key, code, target, ctrlKey, metaKey, shiftKey }) {
    if (key === "Enter" && (ctrlKey || metaKey)) {
      if (target.closest("a, button, summary")) return false;
      return step(shiftKey ? -1 : 1);
    }
    const digit = Number(/^Digit([1-9])$/.exec(code)?.[1]);
    if (ctrlKey && shiftKey && !metaKey && digit) return jump(digit);
    if (ctrlKey || metaKey) return false;
    const rating = target.closest(".rating");
    if (rating && (/^[1-5]$/.test(key) || LETTERS[key.toLowerCase()])) {
      choose(rating, LETTERS[key.toLowerCase()] ?? key)?.focus();
      return true;
    }
    if (key !== "?" || isText(target)) return false;
    sheet.showModal();
    return true;
  }

  function jump(digit) {
    const rating = outline.current.querySelector(".rating");
    if (digit <= 5) choose(rating, String(digit));
    if (digit === 6) (rating?.querySelector(":checked") ?? rating?.querySelector("input"))?.focus();
    if (digit === 7) go(document.querySelector("#red-flags"));
    if (digit === 8) go(document.querySelector("#conclusion"));
    if (digit === 9) form.querySelector('[name="review"]').focus();
    return true;
  }

  function step(by) {
    const { stops, current } = outline;
    const next = stops[stops.indexOf(current) + by];
    if (next) go(next);
    else if (by > 0) form.querySelector('[name="review"]').focus();
    return true;
  }

  function choose(rating, value) {
    const radio = rating?.querySelector(`[value="${value}"]`);
    if (!radio) return null;
    radio.click();
    announce(`Question ${outline.number(outline.current)}: ${radio.labels[0].textContent.trim()}`);
    return radio;
  }
}

function go(stop) {
  stop.scrollIntoView();
  const field = '[type="radio"], [type="checkbox"]';
  (stop.querySelector(".answer-record textarea") ?? stop.querySelector(field))?.focus();
}

const isText = (element) =>
  element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
