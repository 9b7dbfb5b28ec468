// @ts-check
// Other questions that the interviewer asked: one more when wanted, and away with one.

const MOST = 20; // of a scorecard; the server has the same limit
const PARTS = '[data-part^="extra-"]';

/**
 * In every attribute: names, ids, and what refers to them.
 * @param {HTMLElement} copy
 * @param {string} before
 * @param {string} after
 */
function rename(copy, before, after) {
  for (const each of [copy, ...copy.querySelectorAll("*")]) {
    for (const { name, value } of each.attributes) {
      if (value.includes(before)) each.setAttribute(name, value.replaceAll(before, after));
    }
  }
}

/**
 * A blank one after the last, or null where there is no room for more.
 * @param {HTMLFormElement} form
 * @returns {HTMLElement | null}
 */
export function addExtra(form) {
  const all = [...form.querySelectorAll(PARTS)];
  const last = /** @type {HTMLElement} */ (all.at(-1));
  if (all.length >= MOST) return null;
  const copy = /** @type {HTMLElement} */ (last.cloneNode(true));
  rename(copy, String(last.dataset.part), `extra-${all.length + 1}`);
  for (const each of copy.querySelectorAll("noscript, .text-danger, .part-state > *, .nudge, .extra-gone, .extra-away")) each.remove();
  for (const each of copy.querySelectorAll("textarea")) each.value = each.textContent = "";
  for (const each of /** @type {NodeListOf<HTMLInputElement>} */ (copy.querySelectorAll("input"))) {
    each.removeAttribute("checked");
    each.checked = false;
  }
  copy.querySelector('[name$="-revision"]')?.setAttribute("value", "0");
  const legend = /** @type {HTMLElement} */ (copy.querySelector("legend"));
  legend.textContent = String(legend.textContent).replace(/\d+$/, String(all.length + 1));
  last.after(copy);
  copy.dispatchEvent(new Event("part:added", { bubbles: true }));
  return copy;
}

/**
 * @param {HTMLFormElement} form
 * @param {import("./outline.js").Outline} outline
 */
export function offerExtras(form, outline) {
  const section = /** @type {HTMLElement} */ (form.querySelector("#other-notes"));
  const more = /** @type {HTMLButtonElement} */ (section.querySelector("[data-extra-add]"));
  const home = /** @type {HTMLButtonElement} */ (section.querySelector("[data-extra-back]"));
  /** @type {HTMLElement | null} */
  let from = null; // the question that somebody came from
  more.hidden = false;
  more.addEventListener("click", open);
  home.addEventListener("click", back);
  for (const opener of form.querySelectorAll("[data-extra]")) {
    /** @type {HTMLElement} */ (opener).hidden = !outline.oneAtATime;
    opener.addEventListener("click", () => {
      from = outline.current;
      open();
    });
  }
  form.addEventListener("outline:entered", () => {
    if (outline.current !== section) from = null;
    home.hidden = !from;
  });
  section.addEventListener("part:added", ({ target }) => prepare(/** @type {HTMLElement} */ (target)));
  section.addEventListener("part:written", ({ target }) => show(/** @type {HTMLElement} */ (target)));
  /** @type {NodeListOf<HTMLElement>} */
  const parts = section.querySelectorAll(PARTS);
  for (const part of parts) prepare(part);
  return back;

  function open() {
    const blank = [...section.querySelectorAll(PARTS)].find((each) => isBlank(each) && !each.querySelector(".extra-gone"));
    const part = /** @type {HTMLElement | null} */ (blank ?? addExtra(form));
    if (!part) return;
    outline.enter(section);
    home.hidden = !from;
    part.hidden = false;
    part.scrollIntoView({ block: "nearest" });
    part.querySelector("textarea")?.focus();
  }

  function back() {
    if (!from) return false;
    outline.enter(from);
    /** @type {HTMLElement | null} */ (outline.current.querySelector(".answer-record textarea"))?.focus();
    return true;
  }

  /** @param {HTMLElement} part */
  function prepare(part) {
    part.hidden = isBlank(part);
    const away = button("Take away", () => takeAway(part));
    away.classList.add("extra-away");
    part.append(away);
  }

  /** @param {HTMLElement} part */
  function show(part) {
    if (part.matches(PARTS) && (!isBlank(part) || part.querySelector(".part-state > *"))) part.hidden = false;
  }

  // What was in it comes back at one press, until the page is left.
  /** @param {HTMLElement} part */
  function takeAway(part) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const found = part.querySelectorAll("textarea, [type=radio]");
    const fields = [...found];
    const before = fields.map(({ checked, value }) => ({ checked, value }));
    for (const each of fields) {
      if (each.type === "radio") each.checked = false;
      else each.value = "";
    }
    const line = document.createElement("p");
    line.className = "extra-gone";
    line.append("Taken away. ", button("Undo", () => {
      fields.forEach((each, place) => {
        if (each.type === "radio") each.checked = before[place].checked;
        else each.value = before[place].value;
      });
      line.remove();
      tell(part);
      fields[0].focus();
    }));
    part.append(line);
    tell(part);
    line.querySelector("button")?.focus();
  }
}

/** @param {HTMLElement} part */
function tell(part) {
  const field = part.querySelector("textarea");
  for (const type of ["input", "change"]) field?.dispatchEvent(new Event(type, { bubbles: true }));
}

/** @param {Element} part */
function isBlank(part) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const fields = part.querySelectorAll("textarea, :checked");
  return ![...fields].some((each) => each.value.trim());
}

/**
 * @param {string} text
 * @param {() => void} act
 */
function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "btn btn-outline-secondary";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}
