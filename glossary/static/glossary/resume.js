// @ts-check
// Explains a marked term in place: on hover, focus and tap. Without this script
// each mark is a link to its explanation further down. Also takes dropped files.

const text = document.getElementById("resume-text");
const box = /** @type {HTMLElement} */ (document.getElementById("explanation"));
const MOST_BYTES = 5 * 1024 * 1024;
const MARGIN = 16; // pixels, as GAP
const GAP = 6;
const LEAVING = 200; // milliseconds to move the pointer from the word to the box

/** @type {HTMLElement | null} */
let shown = null;
let isPinned = false;
let leaving = 0;

/** @param {HTMLElement} link */
function explanationOf(link) {
  const parts = String(link.dataset.terms).trim().split(" ").map((term) => {
    const original = /** @type {HTMLElement} */ (document.getElementById(`term-${term}`));
    const copy = /** @type {HTMLElement} */ (original.cloneNode(true));
    copy.removeAttribute("id");
    copy.removeAttribute("tabindex");
    copy.querySelectorAll(".doubt").forEach((doubt) => doubt.remove());
    const heading = /** @type {Element} */ (copy.querySelector("h4")); // not one of the page's, in here
    const name = Object.assign(document.createElement("p"), { className: "name" });
    name.append(...heading.childNodes);
    heading.replaceWith(name);
    return copy;
  });
  if (link.closest(".unsure")) {
    const doubt = document.createElement("p");
    doubt.className = "doubt";
    doubt.textContent = `Unsure. ${link.dataset.why}`;
    parts.unshift(doubt);
  }
  return parts;
}

// Below the word, or above it where there is more room.
/** @param {HTMLElement} link */
function place(link) {
  const word = link.getClientRects()[0];
  const above = word.top - GAP - MARGIN;
  const below = innerHeight - word.bottom - GAP - MARGIN;
  const isBelow = box.scrollHeight <= below || below >= above;
  box.style.maxHeight = `${Math.max(120, isBelow ? below : above)}px`;
  const left = document.documentElement.clientWidth - box.offsetWidth - MARGIN;
  box.style.left = `${Math.max(MARGIN, Math.min(word.left, left))}px`;
  box.style.top = `${isBelow ? word.bottom + GAP : word.top - GAP - box.offsetHeight}px`;
}

/** @param {HTMLElement} link */
function show(link) {
  clearTimeout(leaving);
  if (shown === link) return;
  hide();
  shown = link;
  box.replaceChildren(...explanationOf(link));
  link.closest("mark")?.after(box); // the next Tab leads into it
  link.setAttribute("aria-describedby", box.id);
  box.showPopover();
  place(link);
}

function hide() {
  clearTimeout(leaving);
  if (!shown) return;
  shown.removeAttribute("aria-describedby");
  shown = null;
  isPinned = false;
  box.hidePopover();
}

function leave() {
  clearTimeout(leaving);
  if (!isPinned) leaving = setTimeout(hide, LEAVING);
}

/**
 * @param {Event} event
 * @returns {HTMLElement | null}
 */
function linkAt(event) {
  return /** @type {Element} */ (event.target).closest("[data-terms]");
}

/** @param {HTMLElement} text */
function explainInPlace(text) {
  /** @param {Event} event */
  const isOver = (event) => linkAt(event) || box.contains(/** @type {Node} */ (event.target));
  text.addEventListener("pointerover", (event) => {
    const link = linkAt(event);
    if (link && event.pointerType === "mouse" && !isPinned) show(link);
    else if (isOver(event)) clearTimeout(leaving);
  });
  text.addEventListener("pointerout", (event) => {
    if (event.pointerType === "mouse" && isOver(event)) leave();
  });
  text.addEventListener("focusin", (event) => {
    const link = linkAt(event);
    if (link) show(link);
  });
  text.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.contains(/** @type {Node} */ (relatedTarget)) && relatedTarget !== shown) hide();
  });
  text.addEventListener("click", (event) => {
    const link = linkAt(event);
    if (!link) return;
    event.preventDefault();
    show(link);
    isPinned = true;
  });
  document.addEventListener("click", (event) => isOver(event) || hide());
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !shown) return;
    const link = shown;
    if (box.contains(document.activeElement)) link.focus();
    hide();
  });
  addEventListener("scroll", () => shown && place(shown), { passive: true });
  addEventListener("resize", () => shown && place(shown));
}

/** @param {HTMLElement} area */
function takeDroppedFiles(area) {
  const input = /** @type {HTMLInputElement} */ (area.querySelector("input[type=file]"));
  const form = /** @type {HTMLFormElement} */ (input.form);
  const check = () => {
    const isTooLarge = (input.files?.[0]?.size ?? 0) > MOST_BYTES;
    input.setCustomValidity(isTooLarge ? String(area.dataset.tooLarge) : "");
    if (isTooLarge) input.reportValidity();
  };
  input.addEventListener("change", check);
  form.addEventListener("submit", (event) => {
    if (!input.checkValidity()) event.preventDefault();
    check();
  });
  for (const name of /** @type {const} */ (["dragover", "dragleave", "drop"]))
    form.addEventListener(name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      area.classList.toggle("over", name === "dragover");
      if (name !== "drop") return;
      input.files = event.dataTransfer.files;
      check();
    });
}

if (text) explainInPlace(text);
takeDroppedFiles(/** @type {HTMLElement} */ (document.querySelector(".drop")));
