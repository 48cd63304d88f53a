// What the page asks of the server that it came from. Nothing else is asked of anybody.

const root = "/_emulator/";

// The address of the page may name one of several bases.
const base = new URLSearchParams(location.search).get("base") ?? "";

export async function get(name, parameters = {}) {
  return read(await fetch(`${root}${name}?${new URLSearchParams({ ...parameters, base })}`));
}

export async function post(name, body, signal) {
  return read(await fetch(`${root}${name}?${new URLSearchParams({ base })}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), signal,
  }));
}

/** The address of a file of the base, as the page may show it; null for files that are elsewhere. */
export function assetAddress(address, uuid) {
  const isOwn = typeof address === "string"
    && (address.includes("/asset/" + uuid + "/") || address.includes("/asset/" + uuid.replaceAll("-", "") + "/")
      || address.startsWith("/digital-signs/"));
  return isOwn ? `${root}asset?${new URLSearchParams({ address, base: uuid })}` : null;
}

/**
 * Tells when something changed. A page that nobody looks at lets the connection go: browsers have few of them.
 * @param {function(Object)} changed Takes the counters of the server.
 * @param {function(boolean)} connected Takes whether there is a connection.
 */
export function watch(changed, connected) {
  let events = null;
  const follow = () => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (events === null) {
      events = new EventSource(root + "events");
      events.onopen = () => connected(true);
      events.onerror = () => connected(false);
      events.onmessage = event => changed(JSON.parse(event.data));
    }
  };
  document.addEventListener("visibilitychange", follow);
  follow();
}

async function read(response) {
  const text = await response.text();
  let json = null;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error(text || "The server has not answered.");
  }
  if (!response.ok) throw new Error(json.error_message ?? json.error_msg ?? `The server answered ${response.status}.`);
  return json;
}
