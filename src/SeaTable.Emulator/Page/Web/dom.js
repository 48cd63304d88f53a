// Elements are made here and nowhere else. What a base holds becomes text, never markup.

/**
 * Creates an element.
 * @param {string} tag The name of the element.
 * @param {Object} attributes Attributes; functions are listeners, true is an attribute without a value, null and false none.
 * @param {...(Node|string|Array|null)} children What is in it; texts become text nodes.
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
  return element;
}

/** Sets the colours of an element; what is no colour of six digits is left out. */
export function paint(element, background, text) {
  const isColor = color => /^#[0-9a-f]{3,8}$/i.test(color ?? "");
  if (isColor(background)) element.style.backgroundColor = background;
  if (isColor(text)) element.style.color = text;
  return element;
}

/** Lets arrow keys, Home and End go from one tab to the next, as assistive technology expects it. */
export function tabKeys(list) {
  list.addEventListener("keydown", event => {
    const tabs = [...list.querySelectorAll("[role=tab]")];
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    tab.click();
  });
}
