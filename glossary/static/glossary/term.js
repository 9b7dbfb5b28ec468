// @ts-check
// Opens the answers of a level in place, keeps the list of contents with the reader,
// and prints. All of it works without: by request, by link, by the browser's menu.

const READING_LINE = 0.3; // of the window's height

/** @type {NodeListOf<HTMLElement>} */
const openers = document.querySelectorAll("[data-opens]");
for (const button of openers) {
  const level = /** @type {HTMLElement} */ (document.getElementById(String(button.dataset.opens)));
  const answers = [...level.querySelectorAll("details")];
  const areOpen = () => answers.every((answer) => answer.open);
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const open = !areOpen();
    for (const answer of answers) answer.open = open;
  });
  for (const answer of answers) {
    answer.addEventListener("toggle", () => {
      /** @type {Element} */ (button.firstElementChild).textContent = areOpen() ? "Close" : "Open";
    });
  }
}

/** @type {NodeListOf<HTMLAnchorElement>} */
const contents = document.querySelectorAll(".contents a");
const links = [...contents];
const sections = links.map(
  (link) => /** @type {HTMLElement} */ (document.getElementById(link.hash.slice(1))),
);

function follow() {
  const line = innerHeight * READING_LINE;
  const atEnd = scrollY > 0 && innerHeight + scrollY >= document.body.scrollHeight - 2;
  /** @param {HTMLElement} section */
  const begun = (section) => section.getBoundingClientRect().top <= line;
  const read = atEnd ? sections.length - 1 : Math.max(sections.findLastIndex(begun), 0);
  links.forEach((link, number) => {
    if (number === read) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  });
}

function openLinked() {
  const linked = document.getElementById(location.hash.slice(1));
  if (linked instanceof HTMLDetailsElement) linked.open = true;
}

addEventListener("scroll", follow, { passive: true });
addEventListener("hashchange", openLinked);
follow();
openLinked();

/** @type {NodeListOf<HTMLElement>} */
const printers = document.querySelectorAll("[data-print]");
for (const place of printers) {
  place.hidden = false;
  place.addEventListener("click", () => print());
}
