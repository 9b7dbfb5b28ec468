// @ts-check
// The page works without this. With it, a question's notes open in place, a key leads on,
// and there is a button to print.

/** @param {Event} event */
function openRow(event) {
  const row = /** @type {Element} */ (event.target).closest("[data-open-row]")?.closest("tr");
  if (!row) return;
  event.preventDefault();
  const folded = [...row.querySelectorAll("details")];
  const open = folded.some((each) => !each.open);
  for (const each of folded) each.open = open;
}

document.addEventListener("click", openRow);

// On from what was recorded. One letter, so only while the focus is on the confirmation
// or on the decision so far (WCAG 2.1.4).
document.addEventListener("keydown", (event) => {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (key.toLowerCase() !== "n" || ctrlKey || metaKey || altKey) return;
  const around = target instanceof Element && target.closest("#confirmation, .debrief-bar");
  /** @type {HTMLAnchorElement | null} */
  const next = around ? around.querySelector("[data-next]") : null;
  next?.click();
});

if (location.hash === "#confirmation") {
  /** @type {HTMLElement | null} */
  const confirmation = document.querySelector("#confirmation");
  confirmation?.focus();
}

/** @type {NodeListOf<HTMLElement>} */
const printers = document.querySelectorAll("[data-print]");
for (const button of printers) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
