// @ts-check
// Adds up the minutes of the questions that are ticked, as they are ticked.
const form = document.querySelector("form[data-plan]");

form?.addEventListener("change", () => {
  /** @type {NodeListOf<HTMLElement>} */
  const asked = form.querySelectorAll("li:has(input:checked)");
  const minutes = [...asked].reduce((sum, line) => sum + Number(line.dataset.minutes), 0);
  form.querySelector("[data-plan-minutes]").textContent = String(minutes);
});
