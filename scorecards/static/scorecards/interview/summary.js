// @ts-check
// The summary starts from what one wrote: the strongest and the weakest answer to pick.

/** @param {HTMLFormElement} form */
export function offerEvidence(form) {
  /** @type {HTMLTextAreaElement | null} */
  const found = form.querySelector('[name="conclusion-summary"]');
  if (!found) return;
  const summary = found;
  const place = document.createElement("div");
  place.className = "evidence-picks";
  summary.before(place);
  for (const type of ["change", "outline:entered", "part:written"]) form.addEventListener(type, show);
  show();

  function show() {
    const rated = [...form.querySelectorAll(".question")].map(answerOf).filter((each) => each.rating);
    rated.sort((a, b) => b.rating - a.rating);
    const strongest = rated.at(0);
    const weakest = rated.at(-1);
    /** @type {[string, Answer][]} */
    const offers = !strongest || !weakest || strongest.rating === weakest.rating ? [] : [["Strongest", strongest], ["Weakest", weakest]];
    place.replaceChildren(...offers.map(([word, answer]) => button(word, answer)));
  }

  /**
   * @param {string} word
   * @param {Answer} answer
   */
  function button(word, answer) {
    const offer = document.createElement("button");
    offer.type = "button";
    offer.className = "btn btn-outline-secondary";
    offer.textContent = `${word}: ${answer.title} (${answer.rating})`;
    offer.addEventListener("click", () => {
      const line = `${word}: ${answer.title} (${answer.rating}). ${answer.note}`.trim();
      summary.value = [summary.value.trimEnd(), line].filter(Boolean).join("\n");
      summary.dispatchEvent(new Event("input", { bubbles: true }));
      summary.focus();
    });
    return offer;
  }
}

/** @typedef {ReturnType<typeof answerOf>} Answer */

/** @param {Element} question */
function answerOf(question) {
  /** @type {HTMLInputElement | null} */
  const chosen = question.querySelector('[name$="-result"]:checked');
  /** @type {HTMLTextAreaElement | null} */
  const notes = question.querySelector(".answer-record textarea");
  return {
    rating: Number(chosen?.value) || 0, // not asked, and the like, are no rating
    title: /** @type {HTMLElement} */ (question).dataset.title ?? "",
    note: (notes?.value ?? "").trim().split("\n")[0],
  };
}
