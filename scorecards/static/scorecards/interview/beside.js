// @ts-check
// One question at a time: the red flags beside the question, its points in a sheet on a
// phone, and the second press that takes a choice back.

/**
 * @param {HTMLFormElement} form
 * @param {import("./outline.js").Outline} outline
 */
export function setBeside(form, outline) {
  const flags = /** @type {HTMLElement} */ (form.querySelector("#red-flags"));
  const openers = /** @type {NodeListOf<HTMLButtonElement>} */ (form.querySelectorAll("[data-flags]"));
  for (const opener of openers) {
    opener.hidden = !outline.oneAtATime;
    opener.addEventListener("click", open);
  }
  flags.querySelector("[data-flags-close]")?.addEventListener("click", close);
  form.addEventListener("change", count);
  form.addEventListener("outline:entered", leave);
  count();
  return { open, close };

  // The flags of the question's own area first; false where they are not beside it.
  function open() {
    const question = outline.current;
    if (!outline.oneAtATime || !question.matches(".question")) return false;
    form.dataset.beside = "flags";
    const { area } = question.dataset;
    for (const each of flags.querySelectorAll("[data-area]")) {
      each.classList.toggle("elsewhere", /** @type {HTMLElement} */ (each).dataset.area !== area);
    }
    const own = flags.querySelector('[data-area]:not(.elsewhere) [type="checkbox"]');
    /** @type {HTMLElement | null} */ (own ?? flags.querySelector('[type="checkbox"]'))?.focus();
    return true;
  }

  function close() {
    if (form.dataset.beside !== "flags") return false;
    leave();
    /** @type {HTMLElement | null} */ (outline.current.querySelector(".answer-record textarea"))?.focus();
    return true;
  }

  function leave() {
    delete form.dataset.beside;
    for (const each of flags.querySelectorAll(".elsewhere")) each.classList.remove("elsewhere");
  }

  function count() {
    const ticked = flags.querySelectorAll('[type="checkbox"]:checked').length;
    for (const opener of openers) {
      const place = opener.querySelector("[data-flag-count]");
      if (place) place.textContent = ticked ? String(ticked) : "";
    }
  }
}

// A press on what is chosen already chooses nothing. The radio buttons for that are for
// those without a script: chosen, they would be where Tab leads.
/** @param {HTMLFormElement} form */
export function takeBackBySecondPress(form) {
  for (const label of form.querySelectorAll("label.not-yet")) label.remove();
  /** @type {HTMLInputElement | null} */
  let pressed = null;
  form.addEventListener("pointerdown", (event) => {
    const target = /** @type {Element} */ (event.target);
    const step = target.closest(".scale-step, .other-outcomes label, .choice-row label");
    pressed = step?.querySelector('[type="radio"]:checked') ?? null;
  });
  form.addEventListener("click", (event) => {
    const radio = /** @type {HTMLInputElement} */ (event.target);
    if (radio !== pressed) return;
    pressed = null;
    // After the click has run its course, or the browser puts the choice back.
    setTimeout(() => takeBack(radio));
  });
}

/** @param {HTMLInputElement | null | undefined} radio */
export function takeBack(radio) {
  if (!radio?.checked) return;
  radio.checked = false;
  for (const type of ["input", "change"]) radio.dispatchEvent(new Event(type, { bubbles: true }));
}

// On a phone the points and the expected answer lie in a sheet below.
/**
 * @param {HTMLFormElement} form
 * @param {import("./outline.js").Outline} outline
 */
export function sheetOnPhones(form, outline) {
  if (!outline.oneAtATime) return;
  for (const question of outline.questions) {
    const rubric = question.querySelector(".answer-rubric");
    const notes = question.querySelector(".answer-record");
    if (!rubric || !notes) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-secondary sheet-opener";
    button.textContent = "Listen for";
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", () => {
      const open = question.classList.toggle("sheet");
      button.setAttribute("aria-expanded", String(open));
      button.textContent = open ? "Back to the note" : "Listen for";
    });
    notes.prepend(button);
  }
}
