// One row with all of its columns, and as the API has it.

import { el } from "./dom.js";
import { drawCell, iconOf } from "./cells.js";
import { formatMoment } from "./formats.js";

export function openRow(table, row, context) {
  const title = table.columns.length > 0 ? drawCell(table.columns[0], row, context) : null;
  const dialog = el("dialog", { class: "row-dialog", "aria-label": "Row", close: () => dialog.remove() },
    el("header", {}, el("h2", {}, title ?? "Unnamed"),
      el("button", { type: "button", class: "quiet", "aria-label": "Close", click: () => dialog.close() }, "✕")),
    el("dl", {}, table.columns.map(column => [
      el("dt", { title: column.type }, el("span", { class: "icon", "aria-hidden": "true" }, iconOf(column)), column.name),
      el("dd", { class: `of-${column.type}` }, drawCell(column, row, context) ?? el("span", { class: "empty" }, "empty")),
    ])),
    el("footer", {},
      el("span", {}, "Row ", el("code", {}, row._id)),
      el("span", {}, `created ${formatMoment(row._ctime)}, changed ${formatMoment(row._mtime)}`),
      el("details", {}, el("summary", {}, "As JSON"), el("pre", { tabindex: 0 }, JSON.stringify(row, null, 2)))));
  // A press beside the row closes it.
  dialog.addEventListener("mousedown", event => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

/** The same for a row of a result, whose columns are those of the statement. */
export function openResult(columns, row, context) {
  openRow({ columns }, row, context);
}
