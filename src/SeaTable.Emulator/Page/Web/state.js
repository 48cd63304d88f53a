// What else there is to know of the server.

import { el } from "./dom.js";
import { get } from "./server.js";
import { formatMoment, formatTime, pretty } from "./formats.js";

export class StateSection {
  element = el("section", { class: "state-section" });

  address() {
    return "#/server";
  }

  show() {
    this.#read();
  }

  changed() {
    if (!this.element.hidden) this.#read();
  }

  async #read() {
    try {
      const state = await get("server");
      this.element.replaceChildren(this.#server(state), this.#tokens(state), this.#webhooks(state), this.#loaded(state));
    } catch (error) {
      this.element.replaceChildren(el("p", { class: "empty" }, error.message));
    }
  }

  #server(state) {
    return card("Server", facts({
      Address: el("code", {}, state.server),
      "UUID of the base": el("code", {}, state.base),
      "Time zone": state.timeZone,
      Calls: state.calls.toLocaleString("en"),
      "In this minute": ofLimit(state.limits.inMinute, state.limits.perMinute),
      "In this month": ofLimit(state.limits.inMonth, state.limits.perMonth),
      "Faults that wait for a call": String(state.pendingFaults),
    }));
  }

  #tokens({ tokens }) {
    return card("API tokens", list("API tokens", ["App", "Token", "May", "Created", "Used last"], tokens.map(token => [
      token.name,
      el("span", { title: "Tokens are never shown here." }, "••••••••"),
      token.permission === "rw" ? "read and write" : "read",
      formatMoment(token.createdAt),
      token.usedAt === token.createdAt ? "never" : formatMoment(token.usedAt),
    ])));
  }

  #webhooks({ webhooks, deliveries }) {
    const open = new Set([...this.element.querySelectorAll(".deliveries details[open]")].map(one => one.dataset.at));
    return card("Webhooks",
      webhooks.length === 0
        ? el("p", { class: "empty" }, "None.")
        : list("Webhooks", ["Address", "Signed", "Told of changes"], webhooks.map(webhook => [
          el("code", {}, webhook.url), webhook.isSigned ? "yes" : "no", webhook.isTold ? "yes" : "not any more",
        ])),
      el("ol", { class: "deliveries" }, deliveries.map(delivery => el("li", {}, drawDelivery(delivery, open)))));
  }

  #loaded({ loaded }) {
    const { findings, ...counts } = loaded;
    return card("Loaded from the file",
      el("p", {}, Object.entries(counts).map(([what, count]) => `${count.toLocaleString("en")} ${what}`).join(", ")),
      findings.length > 0 ? el("ul", {}, findings.map(finding => el("li", {}, finding))) : null);
  }
}

function ofLimit(count, limit) {
  return limit === undefined
    ? `${count.toLocaleString("en")}, no limit`
    : `${count.toLocaleString("en")} of ${limit.toLocaleString("en")}${count >= limit ? ": the next call gets 429" : ""}`;
}

function card(title, ...content) {
  return el("section", { class: "card" }, el("h2", {}, title), content);
}

// What was opened stays open when others come.
function drawDelivery({ at, url, status, error, fault, hasDisabled, body, isCut }, open) {
  const isFine = status >= 200 && status < 300;
  const told = [error, fault && `fault: ${fault}`, hasDisabled && "disabled the webhook"].filter(Boolean).join(", ");
  return el("details", { "data-at": at, open: open.has(at) },
    el("summary", {}, formatTime(at), " ", el("code", {}, url), " ",
      el("span", { class: isFine ? "status is-2xx" : "status is-5xx" }, status === 0 ? "no response" : String(status)),
      told === "" ? null : el("span", { class: "failed" }, ` ${told}`)),
    el("pre", { tabindex: 0 }, isCut ? `${body} …` : pretty(body)));
}

function list(label, titles, rows) {
  return el("div", { class: "scrolled", tabindex: 0, role: "group", "aria-label": label }, el("table", {},
    el("thead", {}, el("tr", {}, titles.map(title => el("th", { scope: "col" }, title)))),
    el("tbody", {}, rows.map(([first, ...others]) => el("tr", {},
      el("th", { scope: "row" }, first), others.map(other => el("td", {}, other)))))));
}

function facts(values) {
  return el("dl", { class: "facts" }, Object.entries(values).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
}
