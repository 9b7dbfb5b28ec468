// @ts-check
// The numbers of the menu, which no page waits for; and menus that close again.
const places = /** @type {NodeListOf<HTMLElement>} */ (
  document.querySelectorAll("[data-count]")
);

async function count() {
  const response = await fetch("/menu/", { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) return;
  const numbers = await response.json();
  for (const place of places) {
    place.textContent = numbers[place.dataset.count ?? ""] ?? "";
  }
}

/** @param {Event} event */
function closeOthers(event) {
  const inside = event.target instanceof Node ? event.target : null;
  for (const menu of document.querySelectorAll(".fold[open]")) {
    if (!menu.contains(inside)) menu.removeAttribute("open");
  }
}

if (places.length) count().catch(() => {}); // without them while offline
document.addEventListener("click", closeOthers);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll(".fold[open]")) {
    if (menu.contains(document.activeElement)) {
      menu.querySelector("summary")?.focus();
    }
    menu.removeAttribute("open");
  }
});
