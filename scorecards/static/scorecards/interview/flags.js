// @ts-check
// What a browser remembers of its user's taste: open or closed, on or off, no more.

/** @param {string} name */
export function isSet(name) {
  try {
    return localStorage.getItem(name) === "1";
  } catch {
    return false; // storage is switched off
  }
}

/**
 * @param {string} name
 * @param {boolean} on
 */
export function set(name, on) {
  try {
    if (on) localStorage.setItem(name, "1");
    else localStorage.removeItem(name);
  } catch {
    // It holds for this page, then.
  }
}

// Those that share a name open and close together.
export function rememberOpen() {
  /** @type {NodeListOf<HTMLDetailsElement>} */
  const all = document.querySelectorAll("details[data-remember]");
  for (const each of all) {
    const name = each.dataset.remember;
    each.open = !isSet(`${name}-closed`);
    each.addEventListener("toggle", () => {
      set(`${name}-closed`, !each.open);
      for (const other of all) {
        if (other.dataset.remember === name) other.open = each.open;
      }
    });
  }
}
