// @ts-check
// The clock: it counts from Begin, for the interview and for the question on screen.

import { isSet, set } from "./flags.js";

const HIDDEN = "time-hidden";
const LONGEST = 4 * 60 * 60; // seconds; who comes back later writes up, and interviews no more

/** @param {HTMLElement} stop */
const timed = (stop) => ({
  stop,
  spent: /** @type {HTMLInputElement} */ (stop.querySelector('[name$="-seconds"]')),
  opened: /** @type {HTMLInputElement} */ (stop.querySelector('[name$="-opened"]')),
  planned: Number(stop.dataset.minutes) * 60,
  sign: /** @type {HTMLElement} */ (stop.querySelector(".over-plan")),
});

/**
 * @param {HTMLFormElement} form
 * @param {import("./outline.js").Outline} outline
 * @param {(text: string) => void} announce
 */
export function keepTime(form, outline, announce) {
  /** @type {NodeListOf<HTMLElement>} */
  const stops = form.querySelectorAll(".question");
  const questions = [...stops].map(timed);
  const plan = questions
    .filter(({ stop }) => !("optional" in stop.dataset))
    .reduce((sum, { planned }) => sum + planned, 0);
  const pace = /** @type {HTMLElement} */ (form.querySelector("[data-pace]"));
  const clock = /** @type {HTMLElement} */ (document.querySelector("[data-clock]"));
  const beginner = /** @type {HTMLElement} */ (document.querySelector("[data-begin]"));
  const button = /** @type {HTMLElement} */ (document.querySelector("[data-pace-toggle]"));
  let begun = Date.parse(String(form.dataset.begun)); // NaN until it has
  let hidden = isSet(HIDDEN);
  button.hidden = false;
  button.addEventListener("click", () => {
    hidden = !hidden;
    set(HIDDEN, hidden);
    show();
  });
  beginner.addEventListener("click", () => {
    begin();
    outline.enter(outline.questions[0]);
    outline.questions[0]?.querySelector("textarea")?.focus();
  });
  // Who answers the first question without a press has begun all the same.
  form.addEventListener("input", ({ target }) => {
    const field = /** @type {Element} */ (target);
    if (Number.isNaN(begun) && field.closest(".question")) begin();
  });
  setInterval(tick, 1000);
  show();

  function begin() {
    begun = Date.now();
    const body = new URLSearchParams(new FormData(form).getAll("csrfmiddlewaretoken").map((token) => ["csrfmiddlewaretoken", String(token)]));
    fetch(String(form.dataset.beginUrl), { method: "POST", body }).catch(() => null);
    show();
  }

  function elapsed() {
    return Math.floor((Date.now() - begun) / 1000);
  }

  function isRunning() {
    return !Number.isNaN(begun) && elapsed() < LONGEST;
  }

  function tick() {
    if (!isRunning()) return;
    const question = questions.find(({ stop }) => stop === outline.current);
    if (question) {
      question.opened.value ||= new Date().toISOString();
      question.spent.value = String(Number(question.spent.value) + 1);
    }
    show();
    if (hidden || !question || Number(question.spent.value) !== question.planned) return;
    announce(`Question ${outline.number(question.stop)} has used its planned time.`);
  }

  function show() {
    const lines = [];
    for (const { stop, spent, planned, sign } of questions) {
      sign.hidden = hidden || Number(spent.value) < planned;
      if (stop === outline.current) {
        const over = sign.hidden ? "" : ", over planned time";
        lines.push(`Question: ${ofMinutes(Number(spent.value), planned)}${over}`);
      }
    }
    const total = ofMinutes(isRunning() ? elapsed() : sumOf(questions), plan);
    lines.push(`Total: ${total}`);
    pace.hidden = hidden;
    pace.replaceChildren(...lines.map(line));
    beginner.hidden = !Number.isNaN(begun);
    clock.hidden = hidden || !isRunning();
    clock.textContent = total;
    clock.classList.toggle("over", isRunning() && elapsed() > plan);
    button.textContent = hidden ? "Show time" : "Hide time";
  }
}

/** @param {ReturnType<typeof timed>[]} questions */
const sumOf = (questions) => questions.reduce((sum, { spent }) => sum + Number(spent.value), 0);

/**
 * @param {number} spent in seconds, as is the other
 * @param {number} planned
 */
const ofMinutes = (spent, planned) => `${Math.floor(spent / 60)} of ${planned / 60} min`;

/** @param {string} text */
function line(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
