// Rows of a table or of a result, of which those in sight are in memory.

const pageSize = 100;
const keptPages = 40;

/** Rows that are read by ranges, when they come in sight. */
export class RowSource {
  #load;
  #notify;
  #pages = new Map();
  #known = new Map();
  #generation = 0;
  #wanted = null;
  #isReading = false;

  /**
   * @param {function(number, number): Promise} load Reads rows: the position of the first, and how many.
   * @param {function(Error=)} notify Is called when rows have come, or with what went wrong.
   */
  constructor(load, notify) {
    this.#load = load;
    this.#notify = notify;
  }

  total = 0;
  isRead = false;

  /** When rows were seen to be new or changed, by id. */
  changes = new Map();

  get(index) {
    return this.#pages.get(Math.floor(index / pageSize))?.rows[index % pageSize];
  }

  /** Says which rows are in sight. Those that are not there are read; what was passed meanwhile is not. */
  want(first, last) {
    this.#wanted = [Math.max(0, first), last];
    this.#read();
  }

  /** Rows may have changed: those in sight are read anew, and shown as they were until then. */
  invalidate() {
    this.#generation++;
    this.#read();
  }

  async #read() {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      for (let page = this.#missing(); page !== null; page = this.#missing()) {
        const generation = this.#generation;
        const answer = await this.#load(page * pageSize, pageSize);
        this.#take(page, generation, answer);
        this.#notify();
      }
    } catch (error) {
      this.#notify(error);
    } finally {
      this.#isReading = false;
    }
  }

  #missing() {
    if (this.#wanted === null) return null;
    const last = this.isRead ? Math.min(this.#wanted[1], Math.max(0, this.total - 1)) : this.#wanted[1];
    for (let page = Math.floor(this.#wanted[0] / pageSize); page <= Math.floor(last / pageSize); page++) {
      if (this.#pages.get(page)?.generation !== this.#generation) return page;
    }
    return null;
  }

  #take(page, generation, { total, rows }) {
    const before = this.#pages.get(page);
    this.total = total;
    this.isRead = true;
    for (const row of rows) {
      const text = JSON.stringify(row);
      const known = this.#known.get(row._id);
      if (before !== undefined && known !== text) this.changes.set(row._id, performance.now());
      this.#known.set(row._id, text);
    }
    this.#pages.delete(page);
    this.#pages.set(page, { generation, rows });
    if (this.#pages.size > keptPages) {
      const [oldest, { rows: gone }] = this.#pages.entries().next().value;
      this.#pages.delete(oldest);
      for (const row of gone) this.#known.delete(row._id);
    }
  }
}

/** Rows that are all there. */
export class RowList {
  changes = new Map();
  isRead = true;

  constructor(rows) {
    this.rows = rows;
  }

  get total() {
    return this.rows.length;
  }

  get(index) {
    return this.rows[index];
  }

  want() {}
}
