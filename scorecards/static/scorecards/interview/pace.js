// @ts-check
// The clock: it counts from Begin, for the interview and for the question on screen.

import { isSet, set } from "./flags.js";

const HIDDEN = "time-hidden";
const LONGEST = 4 * 60 * 60; // seconds; who comes back later writes up, and interviews no more

export function keepTime(form, outline, announce) {
  const questions = [...form.querySelectorAll(".question")].map((stop) => ({
    stop,
    spent: stop.querySelector('[name$="-seconds"]'),
    opened: stop.querySelector('[name$="-opened"]'),
    planned: Number(stop.dataset.minutes) * 60,
    sign: stop.querySelector(".over-plan"),
  }));
  const plan = questions
    .filter(({ stop }) => !("optional" in stop.dataset))
    .reduce((sum, { planned }) => sum + planned, 0);
  const pace = form.querySelector("[data-pace]");
  /** @type {HTMLElement} */
  const clock = document.querySelector("[data-clock]");
  /** @type {HTMLElement} */
  const beginner = document.querySelector("[data-begin]");
  /** @type {HTMLElement} */
  const button = document.querySelector("[data-pace-toggle]");
  let begun = Date.parse(form.dataset.begun); // NaN until it has
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
    outline.questions[0]?.querySelector("textarea").focus();
  });
  // Who answers the first question without a press has begun all the same.
  form.addEventListener("input", (event) => {
    if (Number.isNaN(begun) && event.target.closest(".question")) begin();
  });
  setInterval(tick, 1000);
  show();

  function begin() {
    begun = Date.now();
    const body = new URLSearchParams(new FormData(form).getAll("csrfmiddlewaretoken").map((token) => ["csrfmiddlewaretoken", String(token)]));
    fetch(form.dataset.beginUrl, { method: "POST", body }).catch(() => null);
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
      question.spent.value = Number(question.spent.value) + 1;
    }
    show();
    if (hidden || !question || Number(question.spent.value) !== question.planned) return;
    announce(`Question ${outline.number(question.stop)} has used its planned time.`);
  }

  function show() {
    const lines = [];
    for (const { stop, spent, planned, sign } of questions) {
      sign.hidden = hidden || spent.value < planned;
      if (stop === outline.current) {
        const over = sign.hidden ? "" : ", over planned time";
        lines.push(`Question: ${ofMinutes(spent.value, planned)}${over}`);
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

const sumOf = (questions) => questions.reduce((sum, { spent }) => sum + Number(spent.value), 0);

const ofMinutes = (spent, planned) => `${Math.floor(spent / 60)} of ${planned / 60} min`;

function line(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
