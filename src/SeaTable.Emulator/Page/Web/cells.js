// How SeaTable draws the cells of each type of column.

import { el, paint } from "./dom.js";
import { formatDate, formatDuration, formatMoment, formatNumber, formatPlace, formatSize } from "./formats.js";
import { assetAddress } from "./server.js";

const icons = {
  text: "A", "long-text": "¶", number: "#", checkbox: "☑", date: "▦", duration: "◷", "single-select": "◉",
  "multiple-select": "☰", image: "▣", file: "▤", collaborator: "◍", link: "⇄", "link-formula": "ƒ⇄", formula: "ƒ",
  creator: "◍", ctime: "◷", "last-modifier": "◍", mtime: "◷", geolocation: "⌖", "auto-number": "№", url: "↗",
  email: "@", button: "▭", rate: "★", "digital-sign": "✎", "department-single-select": "⌂",
};
const stars = { "dtable-icon-rate": "★", "dtable-icon-like": "♥", "dtable-icon-praise": "✦", "dtable-icon-flag": "⚑" };
const dark = "#212529";
const mostStars = 10;
const mostItems = 50;

/** What draws the value of a cell that is not empty. */
const drawers = {
  "long-text": value => plain(typeof value === "object" ? value.text ?? value.preview : value),
  number: (value, column) => plain(formatNumber(value, column.data)),
  checkbox: value => el("span", {
    class: value === true ? "box ticked" : "box", role: "img", "aria-label": value === true ? "yes" : "no",
  }),
  date: (value, column) => plain(formatDate(value, column.data?.format)),
  duration: (value, column) => plain(formatDuration(value, column.data?.duration_format)),
  "single-select": option,
  "multiple-select": (value, column) => list(value).map(item => option(item, column)),
  image: (value, column, context) => list(value).map(address => picture(address, context)),
  file: (value, column, context) => list(value).map(item => file(item, context)),
  collaborator: (value, column, context) => list(value).map(id => person(id, context)),
  creator: (value, column, context) => person(value, context),
  "last-modifier": (value, column, context) => person(value, context),
  ctime: value => plain(formatMoment(value)),
  mtime: value => plain(formatMoment(value)),
  geolocation: value => plain(formatPlace(value)),
  url: value => address(value, value),
  email: value => address(value, `mailto:${value}`),
  rate: rating,
  link: (value, column, context) => list(value).map(item => linked(item, column, context)),
  "link-formula": computed,
  formula: computed,
  "digital-sign": (value, column, context) => [picture(value.sign_image_url, context), person(value.username ?? "", context)],
};

/** Draws the cell of a row. */
export function drawCell(column, row, context) {
  if (column.type === "button") return button(column);
  const value = row[column.key];
  return isEmpty(value) && column.type !== "checkbox" ? null : drawValue(value, column, context);
}

export function drawValue(value, column, context) {
  if (isEmpty(value) && column.type !== "checkbox") return null;
  try {
    return (drawers[column.type] ?? plain)(value, column, context);
  } catch {
    // A cell may hold anything, whatever its column says.
    return plain(value);
  }
}

export function iconOf(column) {
  return icons[column.type] ?? "?";
}

export function isNumeric(column) {
  return column.type === "number" || column.type === "duration"
    || ((column.type === "formula" || column.type === "link-formula") && column.data?.result_type === "number");
}

function isEmpty(value) {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

function list(value) {
  return (Array.isArray(value) ? value : [value]).slice(0, mostItems);
}

function plain(value) {
  return el("span", { class: "text" }, typeof value === "object" ? JSON.stringify(value) : String(value));
}

// Rows have ids of options; results of statements have names.
function option(value, column) {
  const options = column.data?.options ?? [];
  const found = options.find(item => item.id === value) ?? options.find(item => item.name === value);
  // The colours of options are made for dark letters, also where the page has light ones.
  const letters = found?.textColor ?? (found?.color && dark);
  return paint(el("span", { class: "pill" }, found?.name ?? String(value)), found?.color, letters);
}

function rating(value, column) {
  const star = stars[column.data?.rate_style_type] ?? "★";
  const most = Math.min(column.data?.rate_max_number ?? 5, mostStars);
  const full = Math.max(0, Math.min(value, mostStars));
  const signs = el("span", { class: "stars", role: "img", "aria-label": `${value} of ${most}` },
    star.repeat(full), el("span", { class: "missing" }, star.repeat(Math.max(0, most - full))));
  return paint(signs, null, column.data?.rate_style_color);
}

// Only what is an address of the web or of a letter leads anywhere: "javascript:" does not.
function address(text, target) {
  const isSafe = /^(https?:\/\/|mailto:)/i.test(target) && URL.canParse(target);
  return isSafe
    ? el("a", { href: target, target: "_blank", rel: "noopener noreferrer", tabindex: -1 }, String(text))
    : plain(text);
}

function picture(source, context) {
  const name = nameOf(source);
  const own = assetAddress(source, context.uuid);
  if (own === null) return chip("▣", name, null, source);
  const image = el("img", { class: "thumbnail", src: own, alt: name, title: name, loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(chip("▣", name, null, source)), { once: true });
  return image;
}

function file(item, context) {
  const name = String(item?.name ?? nameOf(item?.url));
  const own = assetAddress(item?.url, context.uuid);
  if (own !== null && /\.(png|jpe?g|gif|webp|bmp)$/i.test(name)) return picture(item.url, context);
  const size = formatSize(item?.size);
  return chip(name.includes(".") ? name.split(".").pop().slice(0, 4) : "file", name, own, size ? `${name}, ${size}` : name);
}

function chip(sign, name, target, title) {
  const inside = [el("span", { class: "sign", "aria-hidden": "true" }, sign), el("span", { class: "text" }, name)];
  return target === null
    ? el("span", { class: "chip", title: String(title ?? name) }, inside)
    : el("a", { class: "chip", href: target, title: String(title ?? name), download: name, tabindex: -1 }, inside);
}

function nameOf(source) {
  const last = String(source ?? "").split(/[?#]/)[0].split("/").pop();
  try {
    return decodeURIComponent(last) || "file";
  } catch {
    return last || "file";
  }
}

function person(id, context) {
  const name = context.people.get(id) ?? String(id);
  if (name === "") return null;
  const hue = [...String(id)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
  const face = el("span", { class: "face", "aria-hidden": "true" }, [...name][0].toUpperCase());
  face.style.setProperty("--hue", hue);
  return el("span", { class: "person", title: String(id) }, face, el("span", { class: "text" }, name));
}

function linked(item, column, context) {
  const shown = column.shown ?? { type: "text", data: null };
  const value = item?.display_value ?? null;
  return el("span", { class: "linked", title: item?.row_id },
    isEmpty(value) ? "Unnamed" : shown.type === "link" ? plain(value) : drawValue(value, shown, context));
}

// What a formula gives is drawn by its format, and what a look-up lists as in its own column.
function computed(value, column, context) {
  const { data, shown } = column;
  if (Array.isArray(value)) {
    const item = shown ?? { type: data?.array_type ?? "text", data: data?.array_data ?? null };
    return value.slice(0, mostItems).map(one => typeof one === "object" && one !== null && "display_value" in one
      ? linked(one, item, context)
      : el("span", { class: "listed" }, drawValue(one, item, context)));
  }
  if (typeof value === "string" && /^#[A-Z/0!?]+[!?]?$/.test(value)) return el("span", { class: "failed" }, value);
  if (typeof value === "boolean") return drawers.checkbox(value);
  if (typeof value === "number") {
    return plain(data?.format === "duration" ? formatDuration(value, data.duration_format) : formatNumber(value, data));
  }
  if (data?.result_type === "date") return plain(formatDate(value, dateFormat(data.format, value)));
  return plain(value);
}

// Formulas whose format is not told show the time where there is one.
function dateFormat(format, value) {
  return /Y/.test(format ?? "") ? format : /T00:00/.test(value) ? "YYYY-MM-DD" : "YYYY-MM-DD HH:mm";
}

function button(column) {
  return paint(el("span", { class: "button-cell" }, column.data?.button_name ?? "Button"), column.data?.button_color, "#ffffff");
}
