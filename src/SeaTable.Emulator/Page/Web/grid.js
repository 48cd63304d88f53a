// A grid of any number of rows, of which those in sight are elements.

import { el } from "./dom.js";
import { drawCell, iconOf, isNumeric } from "./cells.js";

const rowHeight = 34;
const headHeight = 36;
const overscan = 6;
// Browsers draw nothing below some millions of pixels, so that more rows than that scroll in larger steps.
const tallest = 8_000_000;
const flashTime = 2_000;

let grids = 0;

export class Grid {
  #head = el("div", { class: "grid-head", role: "row", "aria-rowindex": 1 });
  #space = el("div", { class: "grid-space", role: "rowgroup" });
  #note = el("p", { class: "grid-note" });
  #rows = new Map();
  #columns = [];
  #source = null;
  #context = null;
  #open;
  #active = { row: 0, column: 0 };
  #isPainting = false;
  #id = `grid${++grids}`;

  /**
   * @param {string} label What assistive technology calls the grid.
   * @param {function(Object)} open Opens a row.
   */
  constructor(label, open) {
    this.#open = open;
    this.element = el("div", {
      class: "grid", role: "grid", tabindex: 0, "aria-label": label, "aria-readonly": "true",
      scroll: () => this.#paintSoon(), keydown: event => this.#key(event), mousedown: event => this.#pick(event),
      dblclick: () => this.#openActive(), focus: () => this.#markActive(),
    }, el("div", { role: "rowgroup", class: "grid-heads" }, this.#head), this.#space, this.#note);
    new ResizeObserver(() => this.#paintSoon()).observe(this.element);
  }

  /** Shows other rows, or the same ones with other columns. */
  show(columns, source, context) {
    const isOther = source !== this.#source;
    this.#columns = columns;
    this.#source = source;
    this.#context = context;
    const widths = ["3.5rem", ...columns.map(column => `${Math.min(Math.max(column.width ?? 180, 70), 480)}px`)];
    this.element.style.setProperty("--columns", widths.join(" "));
    this.element.setAttribute("aria-colcount", columns.length + 1);
    this.#head.replaceChildren(
      el("div", { role: "columnheader", class: "number" }, el("span", { class: "unseen" }, "Row")),
      ...columns.map(column => el(
        "div", { role: "columnheader", title: `${column.name} (${column.type})` },
        el("span", { class: "icon", "aria-hidden": "true" }, iconOf(column)), el("span", { class: "name" }, column.name))));
    if (isOther) {
      this.#active = { row: 0, column: 0 };
      this.element.scrollTo(0, 0);
    }
    this.#clear();
    this.refresh();
  }

  /** Shows what has come or changed. */
  refresh() {
    const height = Math.min(this.#source.total * rowHeight, tallest);
    this.#space.style.height = `${height}px`;
    this.element.setAttribute("aria-rowcount", this.#source.total + 1);
    this.#note.textContent = this.#source.isRead && this.#source.total === 0 ? "No rows." : "";
    this.#active.row = Math.max(0, Math.min(this.#active.row, this.#source.total - 1));
    this.#paintSoon();
  }

  /** Shows why there are no rows. */
  fail(error) {
    this.#note.textContent = error.message;
  }

  #clear() {
    this.#rows.clear();
    this.#space.replaceChildren();
  }

  get #visible() {
    return Math.max(1, Math.floor((this.element.clientHeight - headHeight) / rowHeight));
  }

  get #isScaled() {
    return this.#source.total * rowHeight > tallest;
  }

  /** The first row in sight, and where it stands in pixels. */
  #first() {
    const top = this.element.scrollTop;
    if (!this.#isScaled) return [Math.floor(top / rowHeight), Math.floor(top / rowHeight) * rowHeight];
    const share = top / Math.max(1, tallest - (this.element.clientHeight - headHeight));
    return [Math.round(Math.min(1, share) * Math.max(0, this.#source.total - this.#visible)), top];
  }

  #paintSoon() {
    if (this.#isPainting || this.#source === null) return;
    this.#isPainting = true;
    requestAnimationFrame(() => {
      this.#isPainting = false;
      this.#paint();
    });
  }

  #paint() {
    const [first, top] = this.#first();
    const from = Math.max(0, first - overscan);
    const to = Math.min(this.#source.total, first + this.#visible + 1 + overscan);
    this.#source.want(from, Math.max(from, to - 1));
    for (const [index, shown] of this.#rows) {
      if (index < from || index >= to) {
        shown.element.remove();
        this.#rows.delete(index);
      }
    }
    for (let index = from; index < to; index++) this.#paintRow(index, top + (index - first) * rowHeight);
    this.#markActive();
  }

  #paintRow(index, top) {
    const row = this.#source.get(index);
    let shown = this.#rows.get(index);
    if (shown === undefined || shown.row !== row) {
      const changed = row !== undefined && performance.now() - (this.#source.changes.get(row._id) ?? -flashTime) < flashTime;
      const element = this.#rowElement(index, row, changed);
      if (shown === undefined) this.#space.append(element);
      else shown.element.replaceWith(element);
      shown = { element, row };
      this.#rows.set(index, shown);
    }
    shown.element.style.transform = `translateY(${top}px)`;
  }

  #rowElement(index, row, changed) {
    const cells = this.#columns.map((column, at) => el("div", {
      role: "gridcell", class: isNumeric(column) ? "cell right" : "cell", "aria-colindex": at + 2,
      id: `${this.#id}-${index}-${at}`,
    }, row === undefined ? null : drawCell(column, row, this.#context)));
    return el("div", {
      role: "row", class: `grid-row${changed ? " changed" : ""}${row === undefined ? " waiting" : ""}`,
      "aria-rowindex": index + 2, "data-index": index,
    }, el("div", { role: "rowheader", class: "number" }, String(index + 1)), ...cells);
  }

  #markActive() {
    for (const marked of this.#space.querySelectorAll(".active")) marked.classList.remove("active");
    const id = `${this.#id}-${this.#active.row}-${this.#active.column}`;
    const cell = this.#rows.get(this.#active.row)?.element.children[this.#active.column + 1];
    cell?.classList.add("active");
    if (cell) this.element.setAttribute("aria-activedescendant", id);
    else this.element.removeAttribute("aria-activedescendant");
  }

  #pick(event) {
    const cell = event.target.closest("[role=gridcell], [role=rowheader]");
    if (cell === null || event.target.closest("a")) return;
    const row = Number(cell.parentElement.dataset.index);
    this.#active = { row, column: Math.max(0, [...cell.parentElement.children].indexOf(cell) - 1) };
    this.#markActive();
    if (cell.getAttribute("role") === "rowheader") this.#openActive();
  }

  #key(event) {
    const { row, column } = this.#active;
    const last = [this.#source.total - 1, this.#columns.length - 1];
    const isFar = event.ctrlKey || event.metaKey;
    const to = {
      ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1],
      PageUp: [row - this.#visible, column], PageDown: [row + this.#visible, column],
      Home: [isFar ? 0 : row, 0], End: [isFar ? last[0] : row, last[1]],
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      this.#active = {
        row: Math.max(0, Math.min(to[0], last[0])), column: Math.max(0, Math.min(to[1], last[1])),
      };
      this.#scrollToActive();
      this.#markActive();
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#openActive();
    }
  }

  #scrollToActive() {
    const { row, column } = this.#active;
    const height = this.element.clientHeight - headHeight;
    if (this.#isScaled) {
      const [first] = this.#first();
      if (row < first || row >= first + this.#visible) {
        const start = row < first ? row : row - this.#visible + 1;
        this.element.scrollTop = start / Math.max(1, this.#source.total - this.#visible) * (tallest - height);
      }
    } else if (row * rowHeight < this.element.scrollTop) {
      this.element.scrollTop = row * rowHeight;
    } else if ((row + 1) * rowHeight > this.element.scrollTop + height) {
      this.element.scrollTop = (row + 1) * rowHeight - height;
    }

    const header = this.#head.children[column + 1];
    const fixed = [...this.#head.children].filter(cell => getComputedStyle(cell).position === "sticky")
      .reduce((sum, cell) => sum + cell.offsetWidth, 0);
    if (header && getComputedStyle(header).position !== "sticky") {
      const left = header.offsetLeft - fixed;
      const right = header.offsetLeft + header.offsetWidth;
      const { scrollLeft, clientWidth } = this.element;
      if (left < scrollLeft) this.element.scrollLeft = left;
      else if (right > scrollLeft + clientWidth) this.element.scrollLeft = right - clientWidth;
    }
  }

  #openActive() {
    const row = this.#source.get(this.#active.row);
    if (row !== undefined) this.#open?.(row);
  }
}
