// @ts-check
// The login session, from a page that stays open: its end, and logging in again.

import { post } from "./server.js";

const WARN_BEFORE = 5 * 60 * 1000;

export class Session {
  /** @type {Promise<void> | null} */
  asked = null;
  /** @type {(() => void) | null} */
  answered = null;

  /**
   * @param {HTMLFormElement} form
   * @param {(secret: string) => Promise<void>} onRenewed runs whenever the session is new
   */
  constructor(form, onRenewed) {
    this.username = String(form.dataset.username);
    this.onRenewed = onRenewed;
    this.dialog = /** @type {HTMLDialogElement} */ (document.querySelector("#log-in-again"));
    this.warning = /** @type {HTMLElement} */ (document.querySelector("#session-warning"));
    this.#endsAt(String(form.dataset.sessionEnds));
    this.warning.querySelector("button")?.addEventListener("click", () => this.#extend(form));
    this.dialog.querySelector("form")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#logIn(/** @type {HTMLFormElement} */ (event.target));
    });
    // Escape would leave a page that looks alive and saves nothing.
    this.dialog.addEventListener("cancel", (event) => event.preventDefault());
    this.dialog.addEventListener("close", () => {
      if (this.asked) this.dialog.showModal(); // a second Escape cannot be prevented
    });
  }

  // Resolves once somebody has logged in with the right name and password.
  /** @param {string} reason */
  ask(reason) {
    const place = /** @type {HTMLElement} */ (this.dialog.querySelector("[data-reason]"));
    place.textContent = reason;
    if (!this.dialog.open) this.dialog.showModal();
    this.asked ??= /** @type {Promise<void>} */ (new Promise((resolve) => {
      this.answered = resolve;
    }));
    return this.asked;
  }

  /** @param {HTMLFormElement} form */
  async #logIn(form) {
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) body.append(name, String(value));
    body.set("username", this.username);
    const answer = await post(form.action, body);
    const problem = /** @type {HTMLElement} */ (form.querySelector("[data-problem]"));
    if (answer.status !== 200) {
      problem.textContent =
        answer.status === 422 || answer.status === 429
          ? answer.body.error
          : "The server didn’t answer. Your edits are still here; try again.";
      return;
    }
    problem.textContent = "";
    form.reset();
    this.asked = null;
    this.dialog.close();
    this.#endsAt(answer.body.sessionEnds);
    await this.onRenewed(answer.body.vaultSecret);
    this.answered?.();
  }

  /** @param {HTMLFormElement} form */
  async #extend(form) {
    const answer = await post(String(form.dataset.extendUrl), "");
    if (answer.status === 200) {
      this.#endsAt(answer.body.sessionEnds);
      if (Date.parse(answer.body.sessionEnds) - Date.now() <= WARN_BEFORE) {
        await this.ask("Your session can’t be extended again.");
      }
    } else if (answer.status === 401) await this.ask("Your session has ended.");
  }

  /** @param {string} time */
  #endsAt(time) {
    this.warning.hidden = true;
    clearTimeout(this.timer);
    const wait = Date.parse(time) - Date.now() - WARN_BEFORE;
    this.timer = setTimeout(() => {
      this.warning.hidden = false;
    }, Math.min(Math.max(wait, 0), 2 ** 31 - 1));
  }
}
