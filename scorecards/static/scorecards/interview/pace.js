// @ts-check
// Time on each question, beside its plan. It counts for the current question, while the
// page is in sight and somebody did something in the last two minutes.

import { isSet, set } from "./flags.js";

const HIDDEN = "time-hidden";
const IDLE = 120_000;
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown", "scroll"];

export function keepTime(form, outline, announce) {
  const questions = [...form.querySelectorAll(".question")].map((stop) => ({
    stop,
    spent: stop.querySelector('[name$="-seconds"]'),
    planned: Number(stop.dataset.minutes) * 60,
    sign: stop.querySelector(".over-plan"),
  }));
  const pace = form.querySelector("[data-pace]");
  const button = form.querySelector("[data-pace-toggle]");
  let hidden = isSet(HIDDEN);
  let lastAct = -Infinity;
  for (const type of SIGNS_OF_LIFE) {
    const passive = { passive: true, capture: true };
    addEventListener(type, () => (lastAct = Date.now()), passive);
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    hidden = !hidden;
    set(HIDDEN, hidden);
    show();
  });
  setInterval(tick, 1000);
  show();

  function tick() {
    if (document.hidden || Date.now() - lastAct > IDLE) return;
    const question = questions.find(({ stop }) => stop === outline.current);
    if (!question) return;
    question.spent.value = Number(question.spent.value) + 1;
    show();
    if (hidden || Number(question.spent.value) !== question.planned) return;
    announce(`Question ${outline.number(question.stop)} has used its planned time.`);
  }

  function show() {
    let all = 0;
    let plan = 0;
    const lines = [];
    for (const { stop, spent, planned, sign } of questions) {
      all += Number(spent.value);
      if (!("optional" in stop.dataset)) plan += planned;
      sign.hidden = hidden || spent.value < planned;
      if (stop === outline.current) {
        const over = sign.hidden ? "" : ", over planned time";
        lines.push(`Question: ${ofMinutes(spent.value, planned)}${over}`);
      }
    }
    lines.push(`Total: ${ofMinutes(all, plan)}`);
    pace.hidden = hidden;
    pace.replaceChildren(...lines.map(line));
    button.textContent = hidden ? "Show time" : "Hide time";
  }
}

const ofMinutes = (spent, planned) => `${Math.floor(spent / 60)} of ${planned / 60} min`;

function line(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element;
}
