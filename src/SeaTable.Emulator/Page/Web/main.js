// The page: which section is shown, and what is told to it when the server has something new.

import { el, tabKeys } from "./dom.js";
import { get, watch } from "./server.js";
import { startTheme } from "./theme.js";
import { TableSection } from "./tables.js";
import { QuerySection } from "./query.js";
import { CallSection } from "./calls.js";
import { StateSection } from "./state.js";

const context = { uuid: "", people: new Map(), base: { tables: [] } };
const sections = {
  table: ["Base", new TableSection(context)],
  query: ["Query", new QuerySection(context)],
  calls: ["Calls", new CallSection(context)],
  server: ["Server", new StateSection()],
};

const navigation = document.getElementById("sections");
const main = document.getElementById("main");
let seen = null;
let latest = null;
let isBusy = false;

start();

async function start() {
  startTheme(document.getElementById("theme"));
  navigation.setAttribute("role", "tablist");
  for (const [name, [title, section]] of Object.entries(sections)) {
    const tab = el("button", {
      type: "button", role: "tab", id: `section-${name}`, "aria-controls": `panel-${name}`,
      click: () => location.hash = section.address(),
    }, title);
    navigation.append(tab);
    section.element.setAttribute("role", "tabpanel");
    section.element.setAttribute("aria-labelledby", tab.id);
    section.element.id = `panel-${name}`;
    section.element.hidden = true;
    main.append(section.element);
  }
  tabKeys(navigation);
  await readBase();
  window.addEventListener("hashchange", show);
  show();
  watch(changed, tellConnection);
}

async function readBase() {
  context.base = await get("base");
  context.uuid = context.base.uuid;
  context.people = new Map(context.base.people.map(person => [person.id, person.name ?? person.id]));
  paintBases();
  document.title = `${context.base.name || "A base"} – SeaTable emulator`;
}

/** Shows the name of the base, and a choice where there are several. */
function paintBases() {
  const { name, bases } = context.base;
  const title = document.getElementById("base-name");
  const choice = document.getElementById("bases");
  title.textContent = name || "SeaTable emulator";
  title.hidden = bases.length > 1;
  choice.hidden = bases.length < 2;
  choice.replaceChildren(...bases.map(base => el("option", {
    value: base.uuid, selected: base.uuid === context.uuid,
  }, base.name)));
  choice.onchange = () => location.assign(`/?${new URLSearchParams({ base: choice.value })}`);
}

/** Shows what the address names, so that "back" goes back and an address can be kept. */
function show() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decode);
  const current = name in sections ? name : "table";
  for (const [other, [, section]] of Object.entries(sections)) {
    const isShown = other === current;
    section.element.hidden = !isShown;
    const tab = document.getElementById(`section-${other}`);
    tab.setAttribute("aria-selected", isShown);
    tab.tabIndex = isShown ? 0 : -1;
    if (isShown) section.show(rest);
    else section.hide?.();
  }
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Takes the counters of the server. What comes while the last news are being told is looked at afterwards. */
async function changed(counters) {
  latest = counters;
  if (isBusy) return;
  isBusy = true;
  while (seen !== latest) {
    const [before, now] = [seen, latest];
    seen = now;
    // With the first event everything is read again: it may have changed since it was read at the start.
    const differs = name => before?.start !== now.start || before[name] !== now[name];
    await tell({ schema: differs("schema"), rows: differs("rows"), calls: differs("calls") });
  }
  isBusy = false;
}

async function tell(news) {
  try {
    if (news.schema) await readBase();
    for (const [, section] of Object.values(sections)) section.changed(news);
  } catch {
    // The connection is gone, and the next event brings everything.
    seen = { start: null };
  }
}

function tellConnection(isConnected) {
  const live = document.getElementById("live");
  live.textContent = isConnected ? "live" : "no connection";
  live.classList.toggle("off", !isConnected);
}
