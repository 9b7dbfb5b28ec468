// @ts-check
// One part of the scorecard: its fields, what the server holds, what waits to be saved.

/**
 * The values of a part by field name, in the shape that the server speaks of them.
 * @typedef {Record<string, string | boolean | string[]>} Content
 */

/**
 * What somebody else saved meanwhile, and the page's words for it.
 * @typedef {{ stored: Content, revision: number, panel: string }} Conflict
 */

export class Part {
  /** @type {number | null} */
  keepTimer = null; // until it is kept in the browser
  /** @type {Content | null} */
  conflict = null; // the stored content, while both texts are shown
  /** @type {string | null} */
  refused = null; // content that the server would not take

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.name = String(element.dataset.part);
    this.revisionField = /** @type {HTMLInputElement} */ (element.querySelector(`[name="${this.name}-revision"]`));
    this.stateElement = /** @type {HTMLElement} */ (element.querySelector(".part-state"));
    // A page that came back with an error shows what was typed, not what is stored.
    /** @type {string | null} */
    this.saved = "unsaved" in element.dataset ? null : JSON.stringify(this.#sent);
  }

  get fields() {
    const own = `[name^="${this.name}-"]:not([type="hidden"])`;
    /** @type {NodeListOf<HTMLInputElement>} */
    const found = this.element.querySelectorAll(own);
    return [...found];
  }

  // What came with the page: somebody may have been quicker than this script.
  get #sent() {
    return this.#read("defaultValue", "defaultChecked");
  }

  get content() {
    return this.#read("value", "checked");
  }

  /**
   * @param {"value" | "defaultValue"} value
   * @param {"checked" | "defaultChecked"} checked
   */
  #read(value, checked) {
    /** @type {Content} */
    const content = {};
    for (const field of this.fields) {
      const name = field.name.slice(this.name.length + 1);
      if (field.type === "radio") {
        content[name] ??= "";
        if (field[checked]) content[name] = field.value;
      } else if (field.type === "checkbox" && field.value === "on") {
        content[name] = field[checked];
      } else if (field.type === "checkbox") {
        const ticked = /** @type {string[]} */ (content[name] ??= []);
        if (field[checked]) ticked.push(field.value);
      } else {
        content[name] = field[value];
      }
    }
    return content;
  }

  set content(content) {
    for (const field of this.fields) {
      const value = content[field.name.slice(this.name.length + 1)];
      if (value === undefined) continue;
      if (field.type === "radio") field.checked = field.value === value;
      else if (field.type !== "checkbox") field.value = String(value);
      else if (Array.isArray(value)) field.checked = value.includes(field.value);
      else field.checked = Boolean(value);
    }
    this.#changed();
  }

  get text() {
    return JSON.stringify(this.content);
  }

  get dirty() {
    return this.text !== this.saved;
  }

  // Whether a save should carry it: a conflict waits for a decision, a refused text
  // for a change.
  get ready() {
    return this.dirty && !this.conflict && this.text !== this.refused;
  }

  /** @returns {string} */
  get revision() {
    return this.revisionField.value;
  }

  /** @param {string | number} revision */
  set revision(revision) {
    this.revisionField.value = String(revision);
  }

  // What this part adds to the body of a save.
  /**
   * @param {URLSearchParams} body
   * @param {string} text
   * @param {string} revision
   */
  appendTo(body, text, revision) {
    body.append(`${this.name}-revision`, revision);
    for (const counted of ["seconds", "opened"]) {
      /** @type {HTMLInputElement | null} */
      const field = this.element.querySelector(`[name="${this.name}-${counted}"]`);
      if (field) body.append(field.name, field.value);
    }
    /** @type {Content} */
    const content = JSON.parse(text);
    for (const [name, value] of Object.entries(content)) {
      if (value === false) continue;
      for (const each of [value].flat()) {
        body.append(`${this.name}-${name}`, each === true ? "on" : String(each));
      }
    }
  }

  /**
   * @param {string} text
   * @param {number} revision
   */
  accept(text, revision) {
    this.saved = text;
    this.revision = revision;
    this.refused = null;
    this.#say();
  }

  // What is wrong, at the part itself; the side list hears of it.
  /** @param {Node[]} lines */
  #say(...lines) {
    const said = this.stateElement.hasChildNodes();
    this.stateElement.replaceChildren(...lines);
    if (said || lines.length) this.#changed();
  }

  #changed() {
    this.element.dispatchEvent(new Event("part:written", { bubbles: true }));
  }

  /**
   * @param {Conflict} conflict
   * @param {(part: Part) => void} onDecision
   */
  showConflict({ stored, revision, panel }, onDecision) {
    this.conflict = stored;
    this.stateElement.innerHTML = panel; // rendered and escaped by the server
    this.#changed();
    const choices = /** @type {HTMLElement} */ (this.stateElement.querySelector(".keep"));
    choices.hidden = false;
    choices.addEventListener("click", (event) => {
      const { keep } = /** @type {HTMLElement} */ (event.target).dataset;
      if (!keep) return;
      if (keep === "stored") this.content = stored;
      if (keep === "both") this.content = both(stored, this.content);
      this.conflict = null;
      this.revision = revision;
      this.saved = keep === "stored" ? this.text : null;
      this.#say();
      this.fields[0]?.focus();
      onDecision(this);
    });
  }

  /**
   * @param {string} text
   * @param {string[]} errors
   */
  showRefusal(text, errors) {
    this.refused = text;
    const lines = errors.map((error) => {
      const line = document.createElement("p");
      line.className = "text-danger";
      line.textContent = error;
      return line;
    });
    this.#say(...lines);
  }
}

/**
 * Two contents as one: texts after one another, ticks together, else the second's
 * choice. Of a text that both went on from the second brings what is new.
 * @param {Content} first
 * @param {Content} second
 * @param {Content} base
 * @returns {Content}
 */
export function both(first, second, base = {}) {
  /** @type {Content} */
  const merged = { ...second };
  for (const [name, value] of Object.entries(first)) {
    const other = merged[name];
    if (Array.isArray(value)) merged[name] = [...new Set([...value, .../** @type {string[]} */ (other)])];
    else if (typeof value === "boolean") merged[name] = value || other;
    else if (isChoice(name)) merged[name] = other || value;
    else merged[name] = joined(value, /** @type {string} */ (other), String(base[name] ?? ""));
  }
  return merged;
}

/**
 * @param {string} first
 * @param {string} second
 * @param {string} base what both began with
 */
export function joined(first, second, base) {
  const shared = first.startsWith(base) && second.startsWith(base);
  const rest = second === first ? "" : second.slice(shared ? base.length : 0);
  return [first, rest].filter(Boolean).join("\n\n");
}

/** @param {string} name */
const isChoice = (name) =>
  ["result", "recommendation", "demonstrated_level"].includes(name);
