// @ts-check
// The side list: the state of every part, in the server's words (outline.py), and which
// part is current: the one with the last focus or key, or else the one on screen.

const READING_LINE = 0.3; // of the window's height

export class Outline {
  constructor(form) {
    this.form = form;
    this.list = form.querySelector(".outline ul");
    this.links = [...this.list.querySelectorAll("a")];
    this.stops = this.links.map((link) => document.getElementById(link.hash.slice(1)));
    for (const type of ["input", "part:written"]) {
      form.addEventListener(type, (event) => this.#changed(event.target));
    }
    form.addEventListener("focusin", (event) => this.enter(this.#stopOf(event.target)));
    this.list.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link) this.enter(this.stops[this.links.indexOf(link)]);
    });
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.stops.forEach((stop) => this.#refresh(stop));
    this.#count();
    this.enter(document.getElementById(location.hash.slice(1))?.closest(".stop") ?? this.stops[0]);
  }

  number(stop) {
    return this.stops.indexOf(stop) + 1;
  }

  enter(stop) {
    if (!stop || stop === this.current) return;
    this.links[this.stops.indexOf(this.current)]?.removeAttribute("aria-current");
    this.current?.classList.remove("current");
    this.current = stop;
    stop.classList.add("current");
    const link = this.links[this.stops.indexOf(stop)];
    link.setAttribute("aria-current", "true");
    this.list.scrollTo({
      left: link.offsetLeft - this.list.clientWidth / 2,
      top: link.offsetTop - this.list.clientHeight / 2,
    });
  }

  #stopOf(element) {
    return element.closest(".stop");
  }

  #changed(element) {
    const stop = this.#stopOf(element);
    if (!stop) return;
    this.#refresh(stop);
    this.#count();
    if (stop.contains(document.activeElement)) this.enter(stop);
  }

  #scrolled() {
    const focused = this.#stopOf(document.activeElement);
    if (focused && isInView(document.activeElement)) return this.enter(focused);
    const line = innerHeight * READING_LINE;
    const read = this.stops.findLast((stop) => stop.getBoundingClientRect().top <= line);
    this.enter(read ?? this.stops[0]);
  }

  #refresh(stop) {
    const [state, words] = standing(stop);
    const place = this.links[this.stops.indexOf(stop)].querySelector(".outline-state");
    place.dataset.state = state;
    place.dataset.mark = words.replace(/\D/g, "");
    if (place.textContent !== words) place.textContent = words;
  }

  #count() {
    const focus = this.form.querySelectorAll(".question:not([data-optional])");
    const rated = [...focus].filter((stop) => stop.querySelector('[name$="-result"]:checked')).length;
    for (const place of this.form.querySelectorAll("[data-rated-count]")) {
      place.textContent = rated;
    }
  }
}

function standing(stop) {
  const chosen = stop.querySelector('[type="radio"]:checked');
  const ticked = stop.querySelectorAll('[type="checkbox"]:checked').length;
  if (chosen) {
    const { value } = chosen;
    if (/^\d$/.test(value)) return ["rated", `Rated ${value}`];
    const state = stop.matches(".question") ? value : "rated";
    return [state, chosen.labels[0].textContent.trim()];
  }
  if (stop.matches(".question")) {
    const noted = ticked || stop.querySelector("textarea").value.trim();
    if (noted) return ["noted", "Noted"];
    const { optional } = stop.dataset;
    return optional ? ["optional", optional] : ["untouched", "Untouched"];
  }
  if (ticked) return ["noted", `${ticked} ticked`];
  const ticks = stop.id !== "conclusion";
  return ["untouched", ticks ? "None ticked" : "Untouched"];
}

function isInView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
