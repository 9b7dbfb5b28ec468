// @ts-check
// Keys for the conversation. Chosen so that neither browsers, screen readers nor the
// editing of text want them: no Alt (macOS writes signs with it), no arrows. Without a
// modifier only within a rating, or, for the sheet, outside of text (WCAG 2.1.4).

import { takeBack } from "./beside.js";
import { isSet, set } from "./flags.js";
import { focusIn, labelOf } from "./outline.js";

const OFF = "shortcuts-off";
/** @type {Record<string, string | undefined>} */
const LETTERS = { n: "not_asked", c: "could_not_answer" };
const NOTHING = ["0", "Delete", "Backspace"]; // take a rating back

/**
 * @param {HTMLFormElement} form
 * @param {import("./outline.js").Outline} outline
 * @param {Record<"open" | "close" | "back", () => boolean>} beside
 * @param {(text: string) => void} announce
 */
export function listenForKeys(form, outline, beside, announce) {
  const sheet = /** @type {HTMLDialogElement} */ (document.querySelector("#keyboard"));
  const on = /** @type {HTMLInputElement} */ (sheet.querySelector("input"));
  on.checked = !isSet(OFF);
  on.addEventListener("change", () => set(OFF, !on.checked));
  sheet.querySelector("button")?.addEventListener("click", () => sheet.close());
  const opener = /** @type {HTMLElement} */ (document.querySelector("[data-keyboard]"));
  const review = /** @type {HTMLElement} */ (document.querySelector('[name="review"]'));
  opener.hidden = false;
  opener.addEventListener("click", () => sheet.showModal());

  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.altKey || event.isComposing) return;
    if (document.querySelector("dialog[open]")) return;
    if (act(event)) event.preventDefault();
  });

  // True when the key was one of ours.
  /** @param {KeyboardEvent} event */
  function act(event) {
    const { key, code, ctrlKey, metaKey, shiftKey } = event;
    const target = /** @type {HTMLElement} */ (event.target);
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
    const letter = LETTERS[key.toLowerCase()];
    if (rating && (letter || /^[1-5]$/.test(key))) {
      choose(rating, letter ?? key)?.focus();
      return true;
    }
    if (/^[1-9]$/.test(key) && target.closest(".points")) return tick(target, Number(key));
    if (key === "Escape" && target.closest(".points")) {
      focusIn(outline.current);
      return true;
    }
    if (key !== "?" || isText(target)) return false;
    sheet.showModal();
    return true;
  }

  /** @param {number} digit */
  function jump(digit) {
    const rating = outline.current.querySelector(".rating");
    if (digit <= 5) choose(rating, String(digit));
    /** @type {HTMLElement | null | undefined} */
    const choice = rating?.querySelector(":checked") ?? rating?.querySelector("input");
    if (digit === 6) choice?.focus();
    if (digit === 7) beside.open() || goTo("red-flags");
    if (digit === 8) goTo("conclusion");
    if (digit === 9) review.focus();
    return true;
  }

  /** @param {number} by */
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
    /** @type {HTMLElement | null} */
    const first = outline.current.querySelector(".points input");
    first?.focus();
    return Boolean(first);
  }

  /**
   * @param {HTMLElement} target
   * @param {number} digit
   */
  function tick(target, digit) {
    const box = target.closest(".points")?.querySelectorAll("input")[digit - 1];
    box?.click();
    if (box) announce(`${labelOf(box)}: ${box.checked ? "ticked" : "not ticked"}`);
    return Boolean(box);
  }

  /** @param {Element} choices */
  function clear(choices) {
    takeBack(/** @type {HTMLInputElement | null} */ (choices.querySelector(":checked")));
    if (choices.matches(".rating")) announce(`Question ${outline.number(outline.current)}: not rated yet`);
    else announce(`${choices.querySelector("legend")?.textContent}: nothing chosen`);
    return true;
  }

  const next = /** @type {HTMLButtonElement} */ (form.querySelector("[data-next]"));
  next.hidden = !outline.oneAtATime;
  next.addEventListener("click", () => {
    if (outline.isLast) review.click();
    else step(1);
  });
  form.addEventListener("outline:entered", nameNext);
  nameNext();

  function nameNext() {
    /** @type {ChildNode} */ (next.firstChild).textContent = outline.isLast ? "Go to review " : "Next ";
  }

  /**
   * @param {Element | null} rating
   * @param {string} value
   */
  function choose(rating, value) {
    /** @type {HTMLInputElement | null | undefined} */
    const radio = rating?.querySelector(`[value="${value}"]`);
    if (!radio) return null;
    radio.click();
    announce(`Question ${outline.number(outline.current)}: ${labelOf(radio)}`);
    return radio;
  }
}

/** @param {string} id */
const goTo = (id) => go(/** @type {HTMLElement} */ (document.getElementById(id)));

/** @param {HTMLElement} stop */
function go(stop) {
  stop.scrollIntoView();
  stop.dispatchEvent(new Event("part:wanted", { bubbles: true }));
  focusIn(stop);
}

/** @param {Element} element */
const isText = (element) =>
  element.matches("textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])");
