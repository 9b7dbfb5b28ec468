// @ts-check
// A note and a decision are two forms of one page, and sending one loads it again: what
// was typed in the other is kept in this tab until then, and put back where it was.

const PAGE = `debrief ${location.pathname.replace(/(note|decide)\/$/, "")}`;

/** @type {NodeListOf<HTMLFormElement>} */
const forms = document.querySelectorAll(".debrief-form");

/** @param {Element} field */
function typed(field) {
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue && field.value;
  const picked = field instanceof HTMLInputElement && field.type === "radio";
  return picked && field.checked && !field.defaultChecked && field.value;
}

/** @param {Event} event */
function keepOthers(event) {
  const others = [...forms].filter((form) => form !== event.currentTarget);
  const fields = others.flatMap((form) => [...form.elements]);
  const kept = fields.flatMap((field) => (typed(field) ? [[field.id, typed(field)]] : []));
  if (kept.length) sessionStorage.setItem(PAGE, JSON.stringify(kept));
}

function putBack() {
  const kept = sessionStorage.getItem(PAGE) ?? "[]";
  sessionStorage.removeItem(PAGE);
  for (const [id, text] of JSON.parse(kept)) {
    const field = document.getElementById(id);
    if (field instanceof HTMLTextAreaElement) field.value ||= text;
    if (field instanceof HTMLInputElement) field.checked = true;
  }
}

putBack();
for (const form of forms) form.addEventListener("submit", keepOthers);
