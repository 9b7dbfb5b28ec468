// @ts-check
// One part of the scorecard: its fields, what the server holds, what waits to be saved.

/**
 * The values of a part by field name, in the shape that the server speaks of them.
 * @typedef {Record<string, string | boolean | string[]>} Content
 */

export class Part {
  constructor(element) {
    this.element = element;
    this.name = element.dataset.part;
    this.revisionField = element.querySelector(`[name="${this.name}-revision"]`);
    this.stateElement = element.querySelector(".part-state");
    this.conflict = null; // the stored content, while both texts are shown
    this.refused = null; // content that the server would not take
    // A page that came back with an error shows what was typed, not what is stored.
    this.saved = "unsaved" in element.dataset ? null : JSON.stringify(this.#sent);
  }

  get fields() {
    const own = `[name^="${this.name}-"]:not([type="hidden"])`;
    return [...this.element.querySelectorAll(own)];
  }

  // What came with the page: somebody may have been quicker than this script.
  get #sent() {
    return this.#read("defaultValue", "defaultChecked");
  }

  get content() {
    return this.#read("value", "checked");
  }

  #read(value, checked) {
    /** @type {Record<string, any>} */
    const content = {};
    for (const field of this.fields) {
      const name = field.name.slice(this.name.length + 1);
      if (field.type === "radio") {
        content[name] ??= "";
        if (field[checked]) content[name] = field.value;
      } else if (field.type === "checkbox" && field.value === "on") {
        content[name] = field[checked];
      } else if (field.type === "checkbox") {
        content[name] ??= [];
        if (field[checked]) content[name].push(field.value);
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
      else if (field.type !== "checkbox") field.value = value;
      else if (Array.isArray(value)) field.checked = value.includes(field.value);
      else field.checked = value;
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

  get revision() {
    return this.revisionField.value;
  }

  set revision(revision) {
    this.revisionField.value = revision;
  }

  // What this part adds to the body of a save.
  appendTo(body, text, revision) {
    body.append(`${this.name}-revision`, revision);
    for (const counted of ["seconds", "opened"]) {
      const field = this.element.querySelector(`[name="${this.name}-${counted}"]`);
      if (field) body.append(field.name, field.value);
    }
    for (const [name, value] of Object.entries(JSON.parse(text))) {
      if (value === false) continue;
      for (const each of [value].flat()) {
        body.append(`${this.name}-${name}`, each === true ? "on" : each);
      }
    }
  }

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

  showConflict({ stored, revision, panel }, onDecision) {
    this.conflict = stored;
    this.stateElement.innerHTML = panel; // rendered and escaped by the server
    this.#changed();
    const choices = this.stateElement.querySelector(".keep");
    choices.hidden = false;
    choices.addEventListener("click", (event) => {
      const keep = event.target.dataset.keep;
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
  /** @type {Record<string, any>} */
  const merged = { ...second };
  for (const [name, value] of Object.entries(first)) {
    const other = merged[name];
    if (Array.isArray(value)) merged[name] = [...new Set([...value, ...other])];
    else if (typeof value === "boolean") merged[name] = value || other;
    else if (isChoice(name)) merged[name] = other || value;
    else merged[name] = joined(value, other, String(base[name] ?? ""));
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
