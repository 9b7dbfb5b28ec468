// @ts-check
// Keys for the conversation. Chosen so that neither browsers, screen readers nor the
// editing of text want them: no Alt (macOS writes signs with it), no arrows. Without a
// modifier only within a rating, or, for the sheet, outside of text (WCAG 2.1.4).

import { takeBack } from "./beside.js";
import { isSet, set } from "./flags.js";
import { focusIn } from "./outline.js";

const OFF = "shortcuts-off";
const LETTERS = { n: "not_asked", c: "could_not_answer" };
const NOTHING = ["0", "Delete", "Backspace"]; // take a rating back

export function listenForKeys(form, outline, beside, announce) {
  /** @type {HTMLDialogElement} */
  const sheet = document.querySelector("#keyboard");
  const on = sheet.querySelector("input");
  on.checked = !isSet(OFF);
  on.addEventListener("change", () => set(OFF, !on.checked));
  sheet.querySelector("button").addEventListener("click", () => sheet.close());
  /** @type {HTMLElement} */
  const opener = document.querySelector("[data-keyboard]");
  /** @type {HTMLElement} */
  const review = document.querySelector('[name="review"]');
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
    if (key === "," && ctrlKey && !shiftKey) return points();
    if (key === "Escape" && (beside.close() || beside.back())) return true;
    if (ctrlKey || metaKey) return false;
    const choices = target.closest(".rating, .choices");
    if (choices && NOTHING.includes(key)) return clear(choices);
    const rating = target.closest(".rating");
    if (rating && (/^[1-5]$/.test(key) || LETTERS[key.toLowerCase()])) {
      choose(rating, LETTERS[key.toLowerCase()] ?? key)?.focus();
      return true;
    }
    if (/^[1-9]$/.test(key) && target.closest(".points")) return tick(target, Number(key));
    if (key === "Escape" && target.closest(".points")) return focusIn(outline.current) ?? true;
    if (key !== "?" || isText(target)) return false;
    sheet.showModal();
    return true;
  }

  function jump(digit) {
    const rating = outline.current.querySelector(".rating");
    if (digit <= 5) choose(rating, String(digit));
    if (digit === 6) (rating?.querySelector(":checked") ?? rating?.querySelector("input"))?.focus();
    if (digit === 7) beside.open() || go(document.querySelector("#red-flags"));
    if (digit === 8) go(document.querySelector("#conclusion"));
    if (digit === 9) review.focus();
    return true;
  }

  function step(by) {
    const { stops, current } = outline;
    // On a fresh page, before anybody was anywhere, the first is the first.
    const fresh = document.activeElement === document.body && by > 0;
    const next = fresh ? outline.questions[0] : stops[stops.indexOf(current) + by];
    if (next) go(next);
    else if (by > 0) review.focus();
    return true;
  }

  function points() {
    const first = outline.current.querySelector(".points input");
    first?.focus();
    return Boolean(first);
  }

  function tick(target, digit) {
    const box = target.closest(".points").querySelectorAll("input")[digit - 1];
    box?.click();
    if (box) announce(`${box.labels[0].textContent.trim()}: ${box.checked ? "ticked" : "not ticked"}`);
    return Boolean(box);
  }

  function clear(choices) {
    takeBack(choices.querySelector(":checked"));
    if (choices.matches(".rating")) announce(`Question ${outline.number(outline.current)}: not rated yet`);
    else announce(`${choices.querySelector("legend").textContent}: nothing chosen`);
    return true;
  }

  const next = form.querySelector("[data-next]");
  next.hidden = !outline.oneAtATime;
  next.addEventListener("click", () => {
    if (outline.isLast) review.click();
    else step(1);
  });
  form.addEventListener("outline:entered", nameNext);
  nameNext();

  function nameNext() {
    next.firstChild.textContent = outline.isLast ? "Go to review " : "Next ";
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
  stop.dispatchEvent(new Event("part:wanted", { bubbles: true }));
  focusIn(stop);
}

const isText = (element) =>
  element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
