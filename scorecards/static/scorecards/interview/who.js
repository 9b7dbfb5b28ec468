// @ts-check
// The list of people comes again while somebody types. Whoever is picked while it is on
// its way stays picked, as long as the new list offers the same people.

/** @type {HTMLInputElement[]} */
let before = [];

function choices() {
  /** @type {NodeListOf<HTMLInputElement>} */
  const found = document.querySelectorAll('#who [name="person"]');
  return [...found];
}

/** @param {HTMLInputElement[]} list */
const offered = (list) => list.map((each) => each.value).join();

document.addEventListener("htmx:beforeSwap", () => {
  before = choices();
});

document.addEventListener("htmx:afterSwap", () => {
  const now = choices();
  const picked = before.find((each) => each.checked);
  if (!picked || now.some((each) => each.checked) || offered(now) !== offered(before)) return;
  const again = now.find((each) => each.value === picked.value);
  if (again) again.checked = true;
});

// What was typed before the scripts were there has not been looked up.
document.addEventListener(
  "htmx:load",
  () => {
    const field = document.getElementById("id_candidate");
    if (!(field instanceof HTMLInputElement) || field.value === field.defaultValue) return;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  },
  { once: true },
);
