// @ts-check
// Tells the server which zone this browser is in, and asks again for the page where its
// times are in another one. A zone that somebody chose stays.
const page = /** @type {HTMLElement} */ (document.querySelector("[data-zone]"));
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const chosen = /(?:^|; )zone_chosen="?[A-Za-z]/.test(document.cookie);
const told = document.cookie.includes(`zone=${timeZone}`);

if (timeZone && !told) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `zone=${timeZone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  const kept = document.cookie.includes(`zone=${timeZone}`);
  if (kept && !chosen && page.dataset.zone !== timeZone) location.reload();
}
