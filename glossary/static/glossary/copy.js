// @ts-check
// Copy buttons, `<button hidden data-copy="ID of a textarea" data-name="…">`: shown once
// this runs, also where htmx brings new ones. `#copied` says what was copied; `data-what`
// and `data-label` where it is no search string.

const status = /** @type {HTMLElement} */ (document.querySelector("#copied"));

/** @returns {NodeListOf<HTMLButtonElement>} */
const buttons = () => document.querySelectorAll("[data-copy]");

function show() {
  for (const button of buttons()) button.hidden = false;
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const field = /** @type {HTMLTextAreaElement} */ (
    document.getElementById(String(button.dataset.copy))
  );
  let copied = true;
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Plain HTTP, or not allowed: the old way, which leaves the text selected.
    field.select();
    copied = document.execCommand("copy");
  }
  say(button, copied);
}

/**
 * @param {HTMLButtonElement} button
 * @param {boolean} copied
 */
function say(button, copied) {
  const { name, what = "search string", label = "Copy string" } = button.dataset;
  button.textContent = copied ? "Copied" : label;
  status.textContent = copied
    ? `Copied the ${what} for ${name}.`
    : `Copying failed. The ${what} for ${name} is selected: press Ctrl+C or Cmd+C.`;
  status.classList.toggle("visually-hidden", copied);
}

document.addEventListener("click", ({ target }) => {
  const button = [...buttons()].find((each) => each.contains(/** @type {Node} */ (target)));
  if (button) copy(button);
});
document.addEventListener("htmx:afterSettle", () => {
  status.textContent = "";
  show();
});
show();
