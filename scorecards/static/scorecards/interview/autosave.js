// @ts-check
// Saves what is typed, about a second after typing stops, and never loses it on the way.
//
// One save at a time. A save that nobody answered is sent again just as it was, so
// that the server can tell a repetition from a change; only then follows what was
// typed since.

import { addExtra } from "./extra.js";
import { Part, both } from "./part.js";
import { post } from "./server.js";
import { Session } from "./session.js";
import { Vault } from "./vault.js";

const PAUSE = 1000; // after the last key
const MOST_BEHIND = 4500; // while keys keep coming
const LONGEST_RETRY = 30_000;
const VAULT_PAUSE = 250;
const UNKNOWN = {
  state: /** @type {const} */ ("invalid"),
  errors: ["The server doesn’t recognise this part. Reload the page."],
};

/**
 * What became of a part, as the server says it.
 * @typedef {{ state: "saved", revision: number }
 *   | { state: "invalid", errors: string[] }
 *   | { state: "conflict" } & import("./part.js").Conflict} Outcome
 */

/** @typedef {{ body: URLSearchParams, texts: Map<Part, string> }} Save */

class Autosave {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.status = /** @type {HTMLElement} */ (document.querySelector("[data-status]"));
    this.lamp = /** @type {HTMLElement} */ (this.status.closest(".save-state"));
    /** @type {NodeListOf<HTMLElement>} */
    const parts = form.querySelectorAll("[data-part]");
    this.parts = [...parts].map((each) => new Part(each));
    this.vault = new Vault(form.action);
    this.session = new Session(form, (/** @type {string} */ secret) => this.#openVault(secret));
    /** @type {Save | null} */
    this.unanswered = null;
    this.failures = 0;
    /** @type {Promise<unknown>} */
    this.keeping = Promise.resolve();
    /** @type {Promise<void> | null} */
    this.running = null;
    /** @type {number | null} */
    this.behindSince = null;
    this.#listen();
  }

  async start() {
    const secret = this.form.dataset.vaultSecret ?? "";
    delete this.form.dataset.vaultSecret;
    await this.#openVault(secret);
    if (this.vaultOpen) await this.#restore();
    if (this.waiting.length) this.flush();
  }

  get waiting() {
    return this.parts.filter((part) => part.dirty);
  }

  #listen() {
    const { form } = this;
    form.addEventListener("input", ({ target }) => this.#edited(target, PAUSE));
    form.addEventListener("change", ({ target }) => this.#edited(target, 0));
    form.addEventListener("part:added", ({ target }) => this.parts.push(new Part(/** @type {HTMLElement} */ (target))));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const pressed = /** @type {HTMLButtonElement | null} */ (event.submitter);
      this.#leaveFor(pressed?.name === "review" ? form.dataset.reviewUrl : null);
    });
    document.addEventListener("visibilitychange", () => this.flush());
    // A logout clears the browser's store; nothing goes into it again afterwards.
    document.querySelector("form[data-logout]")?.addEventListener("submit", () => {
      this.vaultOpen = false;
    });
    addEventListener("pagehide", () => this.flush());
    addEventListener("online", () => this.flush());
    addEventListener("beforeunload", (event) => {
      if (this.waiting.length) event.preventDefault();
    });
  }

  /**
   * @param {EventTarget | null} field
   * @param {number} pause
   */
  #edited(field, pause) {
    const part = this.parts.find((each) => each.element.contains(/** @type {Node} */ (field)));
    if (!part) return;
    this.#keep(part);
    // Keys do not hurry a server that has problems: the next try is set already.
    if (this.failures) return this.#showState();
    if (!part.dirty) return;
    // “Saved” would no longer be true. A save under way says so itself when it ends.
    if (!this.running) this.#showState();
    this.behindSince ??= Date.now();
    this.#flushIn(Math.min(pause, this.behindSince + MOST_BEHIND - Date.now()));
  }

  /** @param {number} pause */
  #flushIn(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), Math.max(pause, 0));
  }

  // Sends what is ready; resolves when nothing is being sent.
  flush() {
    this.running ??= this.#flushAll().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  async #flushAll() {
    clearTimeout(this.timer);
    for (;;) {
      this.unanswered ??= this.#compose();
      if (!this.unanswered) break;
      if (!(await this.#send(this.unanswered))) return;
    }
    this.behindSince = null;
    this.#showState();
  }

  /** @returns {Save | null} */
  #compose() {
    const ready = this.parts.filter((part) => part.ready);
    if (!ready.length) return null;
    const body = new URLSearchParams();
    const texts = new Map();
    for (const part of ready) {
      texts.set(part, part.text);
      part.appendTo(body, part.text, part.revision);
      this.#keepNow(part); // if the page dies before the answer, we know what was sent
    }
    return { body, texts };
  }

  // True when the server took a position; false when this save has to wait.
  /** @param {Save} save */
  async #send(save) {
    if (!this.failures) this.#say("Saving…", "saving");
    const { status, body } = await post(this.form.action, save.body);
    switch (status) {
      case 200:
      case 409:
      case 422:
        if (!body) break; // some box on the way answered, not our server
        this.#take(save, body);
        return true;
      case 401:
        await this.session.ask("Your session has ended.");
        return true;
      case 404:
        await this.session.ask("Somebody else is now logged in on this browser.");
        return true;
      case 423:
        this.#showWhatCameTooLate();
        return false;
      case 403:
        await fetch(this.form.action).catch(() => null); // brings a fresh token
        break;
      case 400:
      case 413:
        this.#say("Not saved: the text is too long. Shorten it.", "refused");
        this.unanswered = null;
        this.failures = 0;
        return false;
    }
    this.#retryLater(status);
    return false;
  }

  /**
   * @param {Save} save
   * @param {{ savedAt: string, parts: Record<string, Outcome> }} answer
   */
  #take({ texts }, { savedAt, parts }) {
    this.unanswered = null;
    this.failures = 0;
    this.savedAt = savedAt;
    for (const [part, text] of texts) {
      const outcome = parts[part.name] ?? UNKNOWN;
      if (outcome.state === "saved") part.accept(text, outcome.revision);
      else if (outcome.state === "invalid") part.showRefusal(text, outcome.errors);
      else part.showConflict(outcome, () => this.#decided(part));
      this.#keep(part);
    }
    this.form.dispatchEvent(new CustomEvent("autosave:saved"));
  }

  /** @param {Part} part */
  #decided(part) {
    this.#keep(part);
    this.flush();
  }

  /** @param {number} status */
  #retryLater(status) {
    const pause = Math.min(1000 * 2 ** this.failures, LONGEST_RETRY);
    this.failures += 1;
    this.offline = status === 0;
    this.#showState();
    this.#flushIn(pause);
  }

  // The server shows the submitted scorecard with what it could not take, to copy.
  #showWhatCameTooLate() {
    for (const part of this.parts) part.saved = part.text; // no question on leaving
    HTMLFormElement.prototype.submit.call(this.form);
  }

  /** @param {string | null | undefined} url */
  async #leaveFor(url) {
    await this.flush();
    const stuck = this.waiting[0];
    if (!stuck) {
      if (url) location.assign(url);
      return;
    }
    this.#showState();
    const problem = String(this.status.textContent).replace(/\.?$/, ".");
    if (url) this.#say(`${problem} You can review once everything is saved.`, String(this.lamp.dataset.state));
    stuck.element.scrollIntoView();
    stuck.element.dispatchEvent(new Event("part:wanted", { bubbles: true }));
    /** @type {HTMLElement | null} */ (stuck.element.querySelector(".keep button, textarea, input"))?.focus();
  }

  #showState() {
    const conflicts = this.parts.filter((part) => part.conflict).length;
    const refused = this.parts.filter((part) => part.dirty && part.text === part.refused);
    if (this.failures) this.#showWaiting();
    else if (conflicts) this.#say("Not saved: changed elsewhere too. Choose which text to keep.", "conflict");
    else if (refused.length) this.#say("Not saved: see the message next to the text.", "refused");
    else if (this.waiting.length) this.#say("Not saved yet", "saving");
    else if (this.savedAt) this.#say(`Saved ${this.savedAt}`, "saved");
  }

  #showWaiting() {
    const count = this.waiting.length || this.unanswered?.texts.size;
    const changes = `${count} change${count === 1 ? "" : "s"} waiting`;
    if (this.offline) this.#say(`Offline: ${changes}`, "offline");
    else this.#say(`Not saved: the server has a problem. ${changes}; trying again.`, "offline");
  }

  // The state gives the colour and the sign beside the words (interview.css).
  /**
   * @param {string} text
   * @param {string} state
   */
  #say(text, state) {
    this.lamp.dataset.state = state;
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  // The vault: without it (private windows of some browsers) saving goes on as well.

  /** @param {string} secret */
  async #openVault(secret) {
    try {
      await this.vault.open(secret);
      this.vaultOpen = true;
    } catch {
      this.vaultOpen = false;
    }
    this.waiting.forEach((part) => this.#keep(part));
  }

  /** @param {Part} part */
  #keep(part) {
    if (!this.vaultOpen) return;
    // Not put off by the next key: somebody who types without a pause is kept too.
    part.keepTimer ??= setTimeout(() => {
      part.keepTimer = null;
      this.#keepNow(part);
    }, part.dirty ? VAULT_PAUSE : 0);
  }

  // One after the other, so that an old text never lands after its removal.
  /** @param {Part} part */
  #keepNow(part) {
    if (!this.vaultOpen) return;
    this.keeping = this.keeping.then(() => this.#write(part)).catch(() => null);
  }

  /** @param {Part} part */
  #write(part) {
    if (!this.vaultOpen) return null;
    if (!part.dirty) return this.vault.remove(part.name);
    const { text, revision } = part;
    const sent = this.unanswered?.texts.get(part);
    return this.vault.put(part.name, { text, revision, sent });
  }

  // An extra question may have been there before the server heard of it.
  /** @param {string} name */
  #named(name) {
    const known = () => this.parts.find((each) => each.name === name);
    while (name.startsWith("extra-") && !known() && addExtra(this.form));
    return known();
  }

  async #restore() {
    for (const [name, entry] of await this.vault.takeAbandoned()) {
      const part = this.#named(name);
      if (!part || entry.text === part.saved) {
        await this.vault.remove(name);
        continue;
      }
      // The answer to the last save was lost with the page: the base is newer.
      if (entry.sent !== part.saved) part.revision = entry.revision;
      const kept = JSON.parse(entry.text);
      // Somebody may have gone on typing where the page itself ends.
      part.content = part.dirty ? both(kept, part.content, JSON.parse(part.saved ?? "{}")) : kept;
      this.#keep(part);
    }
  }
}

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-autosave]");
if (form) new Autosave(form).start();
