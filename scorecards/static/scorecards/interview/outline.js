// @ts-check
// The side list: the state of every part, in the server's words (outline.py), and which
// part is current: the one with the last focus or key, or else the one on screen.

const READING_LINE = 0.3; // of the window's height

export class Outline {
  /** @type {HTMLElement | null} */
  #current = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.list = /** @type {HTMLElement} */ (form.querySelector(".outline ul"));
    this.links = [...this.list.querySelectorAll("a")];
    this.stops = this.links.map((link) => /** @type {HTMLElement} */ (document.getElementById(link.hash.slice(1))));
    for (const type of ["input", "part:written"]) {
      form.addEventListener(type, (event) => this.#changed(event.target));
    }
    form.addEventListener("focusin", (event) => this.#came(this.#stopOf(event.target)));
    // A browser leaves half of a link out of sight; none may move under a mouse button.
    this.list.addEventListener("focusin", ({ target }) => {
      const link = /** @type {HTMLElement} */ (target);
      if (link.matches(":focus-visible")) this.#show(link);
    });
    this.list.addEventListener("click", (event) => {
      const link = /** @type {Element} */ (event.target).closest("a");
      if (!link) return;
      const stop = this.stops[this.links.indexOf(link)];
      this.enter(stop);
      if (!this.oneAtATime) return;
      event.preventDefault();
      focusIn(stop);
    });
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    form.addEventListener("part:wanted", (event) => this.enter(this.#stopOf(event.target)));
    this.stops.forEach((stop) => this.#refresh(stop));
    this.#count();
    form.dataset.live = ""; // from here on the current part is ours, not the address's
    const asked = document.getElementById(location.hash.slice(1));
    this.enter(this.#stopOf(asked) ?? this.#firstOpen);
    if (asked) {
      focusIn(asked);
      // At load a browser goes to the place of the address, and takes the focus away.
      addEventListener("load", () => setTimeout(() => {
        if (document.activeElement === document.body) focusIn(asked);
      }));
    } else if (this.oneAtATime) focusIn(this.current);
  }

  // From the start on there is always one.
  get current() {
    return /** @type {HTMLElement} */ (this.#current);
  }

  get oneAtATime() {
    return this.form.dataset.view === "one";
  }

  get questions() {
    return this.stops.filter((stop) => stop.matches(".question"));
  }

  get isLast() {
    return this.current === this.stops.at(-1);
  }

  /** @param {HTMLElement} stop */
  number(stop) {
    return this.questions.indexOf(stop) + 1;
  }

  // Where somebody who comes back goes on: the first question not rated.
  get #firstOpen() {
    if (!this.oneAtATime) return this.questions[0] ?? this.stops[0];
    const open = this.questions.filter((stop) => !("optional" in stop.dataset) && !chosenIn(stop));
    return open[0] ?? document.getElementById("conclusion");
  }

  /** @param {HTMLElement | null | undefined} stop */
  enter(stop) {
    if (!stop || stop === this.current) return;
    this.links[this.stops.indexOf(this.current)]?.removeAttribute("aria-current");
    for (const old of this.form.querySelectorAll(".stop.current")) old.classList.remove("current");
    this.#current = stop;
    this.form.dispatchEvent(new Event("outline:entered"));
    stop.classList.add("current");
    const link = this.links[this.stops.indexOf(stop)];
    link.setAttribute("aria-current", "true");
    this.#show(link);
  }

  /** @param {HTMLElement} link */
  #show(link) {
    this.list.scrollTo({
      left: link.offsetLeft - this.list.clientWidth / 2,
      top: link.offsetTop - this.list.clientHeight / 2,
    });
  }

  // The red flags beside a question do not take its place.
  /** @param {HTMLElement | null | undefined} stop */
  #came(stop) {
    if (this.form.dataset.beside && stop?.id === "red-flags") return;
    this.enter(stop);
  }

  /**
   * @param {EventTarget | null} element
   * @returns {HTMLElement | null | undefined}
   */
  #stopOf(element) {
    return /** @type {Element | null} */ (element)?.closest(".stop");
  }

  /** @param {EventTarget | null} element */
  #changed(element) {
    const stop = this.#stopOf(element);
    if (!stop) return;
    this.#refresh(stop);
    this.#count();
    if (stop.contains(document.activeElement)) this.#came(stop);
  }

  #scrolled() {
    if (this.oneAtATime) return;
    const { activeElement } = document;
    const focused = this.#stopOf(activeElement);
    if (activeElement && focused && isInView(activeElement)) return this.enter(focused);
    const line = innerHeight * READING_LINE;
    const read = this.stops.findLast((stop) => stop.getBoundingClientRect().top <= line);
    this.enter(read ?? this.stops[0]);
  }

  /** @param {HTMLElement} stop */
  #refresh(stop) {
    /** @type {HTMLElement | null} */
    const place = this.links[this.stops.indexOf(stop)].querySelector(".outline-state");
    if (!place) return; // the opening script has none
    const [state, words] = standing(stop);
    place.dataset.state = state;
    place.dataset.mark = words.replace(/\D/g, "");
    if (place.textContent !== words) place.textContent = words;
  }

  #count() {
    const focus = this.form.querySelectorAll(".question:not([data-optional])");
    const rated = [...focus].filter(chosenIn).length;
    for (const place of document.querySelectorAll("[data-rated-count]")) {
      place.textContent = String(rated);
    }
  }
}

// What is chosen there; "not yet" is a choice of nothing.
/** @param {Element} stop */
function chosenIn(stop) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const chosen = stop.querySelectorAll('[type="radio"]:checked');
  return [...chosen].find((radio) => radio.value);
}

// The field that somebody who comes to a part wants first.
/** @param {HTMLElement} place */
export function focusIn(place) {
  const field = '[type="radio"], [type="checkbox"], textarea, summary';
  /** @type {HTMLElement | null} */
  const notes = place.querySelector(".answer-record textarea");
  /** @type {HTMLElement | null} */
  const first = place.matches(field) ? place : place.querySelector(field);
  (notes ?? first)?.focus();
}

/** @param {HTMLInputElement} field */
export const labelOf = (field) => String(field.labels?.[0]?.textContent).trim();

/**
 * @param {HTMLElement} stop
 * @returns {[state: string, words: string]}
 */
function standing(stop) {
  if (stop.querySelector(".part-state > *")) return ["trouble", "Not saved"];
  if (stop.id === "other-notes") {
    const noted = chosenIn(stop) || [...stop.querySelectorAll("textarea")].some((each) => each.value.trim());
    return noted ? ["noted", "Noted"] : ["untouched", "Untouched"];
  }
  const chosen = chosenIn(stop);
  const ticked = stop.querySelectorAll('[type="checkbox"]:checked').length;
  if (chosen) {
    const { value } = chosen;
    if (/^\d$/.test(value)) return ["rated", `Rated ${value}`];
    const state = stop.matches(".question") ? value : "rated";
    return [state, labelOf(chosen)];
  }
  if (stop.matches(".question")) {
    const noted = ticked || stop.querySelector("textarea")?.value.trim();
    if (noted) return ["noted", "Noted"];
    const { optional } = stop.dataset;
    return optional ? ["optional", optional] : ["untouched", "Untouched"];
  }
  if (ticked) return ["noted", `${ticked} ticked`];
  const ticks = stop.id !== "conclusion";
  return ["untouched", ticks ? "None ticked" : "Untouched"];
}

/** @param {Element} element */
function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
