// @ts-check
// Django's autocomplete fields come without a name for screen readers: give them
// that of their label, once Django's own script has made them.
function nameAutocompletes() {
  /** @type {NodeListOf<HTMLSelectElement>} */
  const selects = document.querySelectorAll("select.admin-autocomplete");
  for (const select of selects) {
    const name = select.labels[0]?.textContent.replace(":", "").trim();
    const box = select.nextElementSibling?.querySelector("[role=combobox]");
    const text = box?.querySelector("[role=textbox]");
    if (!name || !box || !text) continue;
    box.setAttribute("aria-label", name);
    box.removeAttribute("aria-labelledby");
    text.setAttribute("aria-label", name);
  }
}

// A mark with a name has to say that it is one.
function nameMarks() {
  for (const mark of document.querySelectorAll(".search-label-icon[aria-label]")) {
    mark.setAttribute("role", "img");
  }
}

// jQuery runs its ready functions one after another, some time after the page is ready.
window.addEventListener("load", () => {
  django.jQuery(nameAutocompletes);
  setTimeout(nameMarks);
});
