// @ts-check
// The page works without this. With it, a name that was entered is kept beside the
// field, so that the next can follow; and a download says that it is being prepared.

const LOOK_EVERY = 250; // milliseconds
const LOOK_FOR = 120_000;

/** @param {Event} event */
function keepName(event) {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || field.type !== "text") return;
  const kept = document.querySelector(`[data-names="${field.name}"]`);
  const name = field.value.trim();
  if (!kept || !name) return;
  const box = Object.assign(document.createElement("input"), {
    type: "checkbox",
    name: field.name,
    value: name,
    checked: true,
  });
  const label = document.createElement("label");
  label.append(box, ` ${name}`);
  const item = document.createElement("li");
  item.append(label);
  kept.append(item);
  field.value = "";
  field.placeholder = "Add another";
}

/** @param {string} name */
function takeCookie(name) {
  const found = document.cookie.split("; ").some((each) => each === `${name}=1`);
  if (found) document.cookie = `${name}=; max-age=0; path=/`;
  return found;
}

/** @param {SubmitEvent} event */
function showProgress(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-download]")) return;
  const button = form.querySelector("button");
  const state = form.querySelector("[role=status]");
  const mark = form.querySelector("[name=mark]");
  if (!button || !state || !(mark instanceof HTMLInputElement)) return;
  mark.value = crypto.randomUUID();
  state.textContent = "Preparing your file …";
  form.setAttribute("aria-busy", "true");
  // After the browser has read the form: a disabled button is not sent with it.
  setTimeout(() => (button.disabled = true));
  const since = Date.now();
  const timer = setInterval(() => {
    const arrived = takeCookie(`export-${mark.value}`);
    if (!arrived && Date.now() - since < LOOK_FOR) return;
    clearInterval(timer);
    button.disabled = false;
    form.removeAttribute("aria-busy");
    state.textContent = arrived ? "Your file was downloaded." : "";
  }, LOOK_EVERY);
}

// Before htmx reads the form, which listens for the same.
document.addEventListener("change", keepName, { capture: true });
document.addEventListener("submit", showProgress);
