// @ts-check
// Holds an own question to the bar while it is typed: the server's remarks appear
// beside each field that was typed in. Without this they come when it is added.

import { post } from "../interview/server.js";

const PAUSE = 500;

/** @type {HTMLElement | null} */
const own = document.querySelector("[data-own-question]");
/** @type {Set<HTMLTextAreaElement>} */
const typedIn = new Set();
let timer = 0;
let sent = 0;

own?.addEventListener("input", (event) => {
  const field = /** @type {HTMLTextAreaElement} */ (event.target);
  typedIn.add(field);
  clearTimeout(timer);
  timer = window.setTimeout(() => check(/** @type {HTMLFormElement} */ (field.form)), PAUSE);
});

/** @param {HTMLFormElement} form */
async function check(form) {
  const number = ++sent;
  const typed = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)]));
  typed.set("do", "check");
  const { status, body } = await post(form.action, typed);
  if (status !== 200 || !body || number !== sent) return;
  for (const field of typedIn) show(field, body[field.name] ?? []);
}

/**
 * @param {HTMLTextAreaElement} field
 * @param {string[]} remarks
 */
function show(field, remarks) {
  const place = document.getElementById(`${field.id}_remarks`);
  if (!place) return;
  if (remarks.length) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
  const before = [...place.querySelectorAll("li")].map((each) => each.textContent);
  if (before.join("\n") === remarks.join("\n")) return; // else it is read aloud again
  const list = document.createElement("ul");
  list.className = "errorlist";
  for (const remark of remarks) {
    const line = document.createElement("li");
    line.textContent = remark;
    list.append(line);
  }
  place.replaceChildren(...(remarks.length ? [list] : []));
}
