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
    const closed = "closed" in each.dataset; // unless somebody opened it
    const key = closed ? `${name}-open` : `${name}-closed`;
    each.open = isSet(key) === closed;
    each.addEventListener("toggle", () => {
      set(key, each.open === closed);
      for (const other of all) {
        if (other.dataset.remember === name) other.open = each.open;
      }
    });
  }
}
