// @ts-check
// Requests to the server, with the token that it wants and a bound on their time.

const TIMEOUT = 15_000;
const KEEPALIVE_LIMIT = 60_000; // browsers refuse more than 64 kB

// Over HTTPS the name begins with __Host-; the plain one may then be somebody else's.
/** @param {string} name */
const cookie = (name) =>
  document.cookie.split("; ").find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);

export const csrfToken = () => cookie("__Host-csrftoken") ?? cookie("csrftoken") ?? "";

// Resolves to { status, body }; status 0 when nothing answered.
/**
 * @param {string} url
 * @param {string | URLSearchParams} body
 */
export async function post(url, body) {
  const text = body.toString();
  try {
    const response = await fetch(url, {
      method: "POST",
      body: text,
      keepalive: text.length < KEEPALIVE_LIMIT,
      signal: AbortSignal.timeout(TIMEOUT),
      headers: {
        Accept: "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-CSRFToken": csrfToken(),
      },
    });
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json");
    return { status: response.status, body: isJson ? await response.json() : null };
  } catch {
    return { status: 0, body: null };
  }
}
