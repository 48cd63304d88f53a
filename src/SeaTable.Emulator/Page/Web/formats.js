// How SeaTable writes numbers, dates and the like, by the settings of the column.

const currencies = { dollar: "$", euro: "€", yuan: "¥" };
const separators = { comma: ",", dot: ".", space: " " };

export function formatNumber(value, data) {
  if (typeof value !== "number") return String(value);
  const isPercent = data?.format === "percent";
  const [sign, digits] = [value < 0 ? "-" : "", Math.abs(isPercent ? value * 100 : value)];
  // A sum of halves and tenths is not to be seen with all that binary numbers have.
  const plain = data?.enable_precision && Number.isInteger(data.precision)
    ? digits.toFixed(Math.min(Math.max(data.precision, 0), 20))
    : digits >= 1e21 ? String(digits) : String(Number(digits.toFixed(8)));
  const [whole, fraction] = plain.split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, separators[data?.thousands] ?? "");
  const text = fraction === undefined ? grouped : grouped + (data?.decimal === "comma" ? "," : ".") + fraction;
  if (isPercent) return `${sign}${text}%`;
  const symbol = data?.format === "custom_currency" ? data.currency_symbol ?? "" : currencies[data?.format] ?? "";
  return data?.format === "custom_currency" && data.currency_symbol_position === "after"
    ? `${sign}${text}${symbol}` : `${sign}${symbol}${text}`;
}

/** A date as it is written in the cell: the day that the server shows, whatever the time zone of the browser. */
export function formatDate(value, format = "YYYY-MM-DD") {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?/.exec(value ?? "");
  if (parts === null) return String(value ?? "");
  const [, year, month, day, hour = "00", minute = "00"] = parts;
  const named = { YYYY: year, MM: month, DD: day, M: Number(month), D: Number(day), HH: hour, mm: minute };
  return format.replace(/YYYY|MM|DD|M|D|HH|mm/g, part => named[part]);
}

/** A moment, by the clock of the browser. */
export function formatMoment(value) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return String(value ?? "");
  const two = number => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} `
    + `${two(date.getHours())}:${two(date.getMinutes())}`;
}

export function formatTime(value) {
  const date = new Date(value);
  const two = number => String(number).padStart(2, "0");
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export function formatDuration(value, format = "h:mm") {
  if (typeof value !== "number") return String(value);
  const two = number => String(number).padStart(2, "0");
  const sign = value < 0 ? "-" : "";
  if (format === "h:mm") {
    const minutes = Math.round(Math.abs(value) / 60);
    return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  }
  const seconds = Math.abs(value);
  const fraction = format.split(".")[1]?.length ?? 0;
  const rest = (seconds % 60).toFixed(fraction).padStart(fraction === 0 ? 2 : 3 + fraction, "0");
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${rest}`;
}

export function formatPlace(value) {
  if (typeof value !== "object" || value === null) return String(value ?? "");
  const { lng, lat, country_region, province, city, district, detail, title, address } = value;
  const words = [title, address, country_region, province, city, district, detail].filter(Boolean).join(" ");
  return words || (lng !== undefined && lat !== undefined ? `${lng}, ${lat}` : JSON.stringify(value));
}

export function formatSize(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1000) return `${bytes} B`;
  const units = ["kB", "MB", "GB"];
  let [size, unit] = [bytes / 1000, 0];
  while (size >= 1000 && unit < units.length - 1) [size, unit] = [size / 1000, unit + 1];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`;
}

/** JSON on many lines; what is none stays as it is. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
