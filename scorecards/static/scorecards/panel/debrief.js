// @ts-check
// The page works without this. With it, a question's notes open in place, and there is
// a button to print.

function openRow(event) {
  const row = event.target.closest("[data-open-row]")?.closest("tr");
  if (!row) return;
  event.preventDefault();
  const folded = [...row.querySelectorAll("details")];
  const open = folded.some((each) => !each.open);
  for (const each of folded) each.open = open;
}

document.addEventListener("click", openRow);

/** @type {NodeListOf<HTMLElement>} */
const printers = document.querySelectorAll("[data-print]");
for (const button of printers) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
