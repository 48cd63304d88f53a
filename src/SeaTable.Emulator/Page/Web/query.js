// A statement, checked while it is typed, and its result.

import { el } from "./dom.js";
import { post } from "./server.js";
import { Grid } from "./grid.js";
import { RowList } from "./rows.js";
import { openResult } from "./row.js";

const pause = 120;
const key = "seatable-emulator-statement";

export class QuerySection {
  #context;
  #text = el("textarea", {
    id: "statement", spellcheck: "false", autocomplete: "off", autocapitalize: "off", rows: 5, "aria-label": "SQL statement",
    "aria-describedby": "problems", input: () => this.#typed(), scroll: () => this.#follow(), keydown: event => this.#key(event),
  });
  #marks = el("pre", { class: "marks", "aria-hidden": "true" });
  #problems = el("ul", { id: "problems", class: "problems", "aria-live": "polite" });
  #run = el("button", { type: "button", class: "main", click: () => this.#send() }, "Run ", el("kbd", {}, "Ctrl ↵"));
  #told = el("p", { class: "told", role: "status" });
  #names = el("div", { class: "names" });
  #columns = [];
  #grid = new Grid("Result", row => openResult(this.#columns, row, this.#context));
  #timer = 0;
  #check = null;

  constructor(context) {
    this.#context = context;
    this.#grid.element.hidden = true;
    this.element = el("section", { class: "query-section" },
      el("div", { class: "editor" },
        el("div", { class: "statement" }, this.#marks, this.#text),
        el("div", { class: "bar" }, this.#run, this.#told),
        this.#problems),
      el("details", { class: "schema", open: matchMedia("(min-width: 761px)").matches },
        el("summary", {}, "Tables and columns"), this.#names),
      this.#grid.element);
  }

  address() {
    return "#/query";
  }

  show() {
    if (this.#text.value === "") {
      const [table] = this.#context.base.tables;
      this.#text.value = sessionStorage.getItem(key) ?? (table ? `SELECT * FROM ${quoted(table.name)} LIMIT 100` : "");
    }
    this.#paintNames();
    this.#typed();
  }

  changed(news) {
    if (!news.schema || this.element.hidden) return;
    this.#paintNames();
    this.#typed();
  }

  #typed() {
    sessionStorage.setItem(key, this.#text.value);
    // Marks of what was there before would stand at the wrong places.
    this.#mark([]);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), pause);
  }

  async #look() {
    this.#check?.abort();
    this.#check = new AbortController();
    const text = this.#text.value;
    try {
      const { problems } = text.trim() === "" ? { problems: [] } : await post("check", { sql: text }, this.#check.signal);
      if (text === this.#text.value) this.#show(problems);
    } catch (error) {
      if (error.name !== "AbortError") this.#tell(error.message, true);
    }
  }

  #show(problems) {
    this.#mark(problems);
    this.#problems.replaceChildren(...problems.map(problem => el("li", { class: problem.severity },
      el("button", { type: "button", class: "message", title: "Show the place", click: () => this.#select(problem.place) },
        problem.message),
      problem.replacement === undefined ? null : el("button", {
        type: "button", class: "fix", click: () => this.#replace(problem.replaced, problem.replacement),
      }, "Write ", el("code", {}, problem.replacement || "nothing")))));
  }

  /** Underlines what problems are about, on a copy of the text that lies below it. */
  #mark(problems) {
    const text = this.#text.value;
    const parts = [];
    let at = 0;
    for (const { place, severity } of [...problems].sort((one, other) => one.place.start - other.place.start)) {
      if (place.start < at) continue;
      // What is missing at the end has no letters to be underlined.
      const end = Math.max(place.end, place.start + 1);
      parts.push(text.slice(at, place.start), el("span", { class: severity }, text.slice(place.start, end) || " "));
      at = end;
    }
    this.#marks.replaceChildren(...parts, text.slice(at), "\n");
    this.#follow();
  }

  #follow() {
    this.#marks.scrollTop = this.#text.scrollTop;
    this.#marks.scrollLeft = this.#text.scrollLeft;
  }

  #select({ start, end }) {
    this.#text.focus();
    this.#text.setSelectionRange(start, end);
  }

  #replace({ start, end }, replacement) {
    this.#text.focus();
    this.#text.setRangeText(replacement, start, end, "end");
    this.#typed();
  }

  #key(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.#send();
  }

  async #send() {
    const started = performance.now();
    this.#tell("Running …");
    try {
      const { columns, rows } = await post("query", { sql: this.#text.value });
      const time = Math.round(performance.now() - started);
      this.#columns = columns;
      this.#grid.element.hidden = false;
      this.#grid.show(columns, new RowList(rows), this.#context);
      this.#tell(`${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"} in ${time} ms`);
    } catch (error) {
      this.#grid.element.hidden = true;
      this.#tell(error.message, true);
    }
  }

  #tell(text, isError = false) {
    this.#told.textContent = text;
    this.#told.classList.toggle("error", isError);
  }

  #paintNames() {
    this.#names.replaceChildren(...this.#context.base.tables.map(table => el("p", {},
      el("button", { type: "button", class: "insert table", click: () => this.#insert(table.name) }, table.name),
      table.columns.filter(column => column.type !== "button").map(column => el("button", {
        type: "button", class: "insert", title: column.type, click: () => this.#insert(column.name),
      }, column.name)))));
  }

  #insert(name) {
    this.#replace({ start: this.#text.selectionStart, end: this.#text.selectionEnd }, quoted(name));
  }
}

function quoted(name) {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `\`${name}\``;
}
