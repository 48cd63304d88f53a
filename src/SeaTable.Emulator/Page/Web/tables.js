// The base as people know it: tables as tabs, views, and rows.

import { el, tabKeys } from "./dom.js";
import { get } from "./server.js";
import { Grid } from "./grid.js";
import { RowSource } from "./rows.js";
import { openRow } from "./row.js";
import { describeView } from "./views.js";
import { LatestCall } from "./calls.js";

export class TableSection {
  #context;
  #tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Tables" });
  #views = el("select", { "aria-label": "View", change: event => this.#go(this.#table.id, event.target.value) });
  #count = el("span", { class: "count", role: "status" });
  #rules = el("span", { class: "rules" });
  #grid = new Grid("Rows", row => openRow(this.#table, row, this.#context));
  #latest = new LatestCall();
  #table = null;
  #view = null;
  #source = null;
  #shown = "";

  constructor(context) {
    this.#context = context;
    tabKeys(this.#tabs);
    this.element = el("section", { class: "table-section" },
      this.#tabs,
      el("div", { class: "bar" }, el("label", { class: "view" }, "View ", this.#views), this.#count, this.#rules),
      this.#grid.element,
      this.#latest.element);
  }

  address() {
    return this.#table === null ? "#/table" : addressOf(this.#table.id, this.#view?._id);
  }

  show([tableId, viewId]) {
    const { tables } = this.#context.base;
    this.#table = tables.find(table => table.id === (tableId ?? this.#table?.id)) ?? tables[0] ?? null;
    this.#view = this.#table?.views.find(view => view._id === viewId) ?? this.#table?.views[0] ?? null;
    this.#paint();
  }

  changed(news) {
    if (news.schema && !this.element.hidden) this.show([this.#table?.id, this.#view?._id]);
    if (news.rows || news.schema) this.#source?.invalidate();
    if (news.calls) this.#latest.read();
  }

  #paint() {
    const { tables } = this.#context.base;
    const hadFocus = this.#tabs.contains(document.activeElement);
    this.#tabs.replaceChildren(...tables.map(table => el("button", {
      type: "button", role: "tab", "aria-selected": String(table === this.#table), tabindex: table === this.#table ? 0 : -1,
      click: () => this.#go(table.id),
    }, table.name)));
    const selected = this.#tabs.querySelector("[aria-selected=true]");
    if (hadFocus) selected?.focus();
    selected?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (this.#table === null || this.#view === null) return;

    this.#views.replaceChildren(...this.#table.views.map(view => el("option", {
      value: view._id, selected: view === this.#view,
    }, view.type === "archive" ? `${view.name} (archive)` : view.name)));
    this.#rules.replaceChildren(...describeView(this.#view, this.#table).map(rule => el("span", { class: "rule" }, rule)));
    const hidden = new Set(this.#view.hidden_columns ?? []);
    const columns = this.#table.columns.filter(column => !hidden.has(column.key));
    const shown = `${this.#table.id} ${this.#view._id}`;
    if (shown !== this.#shown) {
      this.#shown = shown;
      this.#count.textContent = "";
      this.#source = this.#newSource(this.#table.id, this.#view._id);
    }
    this.#grid.show(columns, this.#source, this.#context);
  }

  #newSource(table, view) {
    const source = new RowSource(
      (start, count) => get("rows", { table, view, start, count }),
      error => {
        if (source !== this.#source) return;
        this.#count.textContent = error ? "" : `${source.total.toLocaleString("en")} ${source.total === 1 ? "row" : "rows"}`;
        if (error) this.#grid.fail(error);
        else this.#grid.refresh();
      });
    return source;
  }

  #go(table, view) {
    location.hash = addressOf(table, view);
  }
}

function addressOf(table, view) {
  return ["#", "table", table, view].filter(part => part !== undefined).map((part, at) => at ? encodeURIComponent(part) : part)
    .join("/");
}
