// @ts-check
// Notes fields: they grow with their text, and a quiet remark appears beside one that
// describes a person rather than what was said. The server finds the same (finding.py).

const PAUSE = 1500;

/** @param {HTMLFormElement} form */
export function growNotes(form) {
  if (CSS.supports("field-sizing", "content")) return;
  /** @param {Event} event */
  const grow = ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    target.style.height = "auto";
    target.style.height = `${target.scrollHeight + 2}px`;
  };
  form.addEventListener("input", grow);
  form.addEventListener("focusin", grow);
}

/** @param {HTMLFormElement} form */
export function watchWords(form) {
  const source = document.querySelector("#nudges");
  if (!source) return; // the coordinator does not want them
  /** @type {{ fine: string, topics: { pattern: string, remark: string }[] }} */
  const { fine, topics } = JSON.parse(String(source.textContent));
  const harmless = new RegExp(fine, "gi");
  /** @type {[RegExp, string][]} */
  const remarks = topics.map(({ pattern, remark }) => [new RegExp(pattern, "gi"), remark]);
  /** @type {Set<string>} */
  const dismissed = new Set();
  const looks = [...form.querySelectorAll("textarea")].map(watch);
  form.addEventListener("part:added", ({ target }) => {
    const added = /** @type {HTMLElement} */ (target).querySelectorAll("textarea");
    looks.push(...[...added].map(watch));
  });
  const lookAll = () => looks.forEach((look) => look());
  form.addEventListener("part:written", lookAll);
  lookAll();

  /** @param {HTMLTextAreaElement} field */
  function watch(field) {
    const place = document.createElement("div");
    place.className = "nudge";
    place.setAttribute("aria-live", "polite");
    field.after(place);
    let timer = 0;
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE);
    });
    return look;

    function look() {
      const [word, remark] = find(field.value) ?? [];
      if (place.dataset.word === word) return;
      place.replaceChildren();
      delete place.dataset.word;
      if (!word) return;
      place.dataset.word = word;
      place.append(`“${word}” ${remark} `, dismissal(word, field));
    }
  }

  /** @param {string} text */
  function find(text) {
    const rest = text.replace(harmless, "·");
    for (const [pattern, remark] of remarks) {
      for (const [found] of rest.matchAll(pattern)) {
        const word = found.toLowerCase().replace(/\s+/g, " ");
        if (!dismissed.has(word)) return [word, remark];
      }
    }
    return null;
  }

  /**
   * @param {string} word
   * @param {HTMLTextAreaElement} field
   */
  function dismissal(word, field) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "link";
    button.textContent = "Dismiss";
    button.addEventListener("click", () => {
      dismissed.add(word);
      field.focus();
      lookAll();
    });
    return button;
  }
}
