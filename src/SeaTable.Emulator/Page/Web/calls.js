// The latest calls of the API.

import { el } from "./dom.js";
import { get } from "./server.js";
import { formatSize, formatTime, pretty } from "./formats.js";

const baseCalls = /^\/api-gateway\/api\/v2\/dtables\/[^/]+/;

export class CallSection {
  #list = el("ol", { class: "calls" });
  #count = el("span", { class: "count", role: "status" });
  #shown = new Map();

  constructor() {
    this.element = el("section", { class: "call-section" },
      el("div", { class: "bar" }, el("h2", {}, "Latest calls"), this.#count), this.#list);
  }

  address() {
    return "#/calls";
  }

  show() {
    this.#read();
  }

  changed(news) {
    if (news.calls && !this.element.hidden) this.#read();
  }

  async #read() {
    const { total, calls } = await get("calls");
    this.#count.textContent = total === 0
      ? "Nobody has called yet." : `${total.toLocaleString("en")} in all, the latest ${calls.length} here`;
    const shown = new Map();
    for (const call of calls) {
      const known = this.#shown.get(call.number);
      shown.set(call.number, known?.at === call.at ? known : { at: call.at, element: this.#element(call) });
    }
    this.#shown = shown;
    // Those that are there stay where they are, open or not.
    const elements = [...shown.values()].map(entry => entry.element);
    const kept = new Set(elements);
    for (const element of [...this.#list.children]) if (!kept.has(element)) element.remove();
    for (const [at, element] of elements.entries()) {
      if (this.#list.children[at] !== element) this.#list.insertBefore(element, this.#list.children[at] ?? null);
    }
  }

  #element(call) {
    const body = el("div", { class: "call-body" });
    const details = el("details", { toggle: () => details.open && body.childElementCount === 0 && this.#open(call, body) },
      el("summary", {}, summary(call)), body);
    return el("li", {}, details);
  }

  async #open(call, into) {
    try {
      const { body, isCut, path, query, fault, failure } = await get("call", { number: call.number });
      into.replaceChildren(
        el("p", {}, call.operation, " ", el("code", {}, path + decoded(query))),
        ...[fault && `Fault: ${fault}`, failure && `Failure: ${failure}`].filter(Boolean)
          .map(text => el("p", { class: "failed" }, text)),
        body === "" ? el("p", { class: "empty" }, "no body") : el("pre", { tabindex: 0 }, pretty(body)),
        isCut ? el("p", { class: "empty" }, "and more") : "");
    } catch (error) {
      into.replaceChildren(el("p", { class: "empty" }, error.message));
    }
  }
}

/** The latest call in one line, below the rows that it may have changed. */
export class LatestCall {
  element = el("a", { class: "latest", href: "#/calls", title: "Latest call", hidden: true });

  constructor() {
    this.read();
  }

  async read() {
    try {
      const { calls: [call] } = await get("calls", { limit: 1 });
      this.element.hidden = call === undefined;
      if (call !== undefined) this.element.replaceChildren(...summary(call));
    } catch {
      // The next event brings it.
    }
  }
}

function summary(call) {
  const kind = call.status === 0 ? "failed" : `is-${Math.floor(call.status / 100)}xx`;
  return [
    el("time", { datetime: call.at }, formatTime(call.at)),
    el("span", { class: `method ${call.method.toLowerCase()}` }, call.method),
    el("span", { class: "path" }, call.path.replace(baseCalls, ""), el("span", { class: "query" }, decoded(call.query)),
      el("span", { class: "about" }, about(call))),
    el("span", { class: `status ${kind}` }, call.status === 0 ? "none" : String(call.status)),
    el("span", { class: "took" }, `${call.milliseconds.toFixed(1)} ms`),
    el("span", { class: "size" }, call.length > 0 ? formatSize(call.length) : ""),
    call.fault ? el("span", { class: "fault" }, call.fault) : null,
  ].filter(part => part !== null);
}

// What tells calls of one path apart.
function about({ statement, table, rows }) {
  return statement ?? [table, rows > 0 ? `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}` : null]
    .filter(Boolean).join(", ");
}

function decoded(query) {
  try {
    return decodeURIComponent(query.replaceAll("+", " "));
  } catch {
    return query;
  }
}
