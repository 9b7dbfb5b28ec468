// @ts-check
// While a file is read, the page that waits for it says how far it is: htmx asks, from
// when the form is sent. Listening to the sending itself, htmx would stop it.
document.addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  form.querySelector(".reading")?.dispatchEvent(new Event("reading"));
});
