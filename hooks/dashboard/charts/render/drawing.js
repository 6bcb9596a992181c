// Runs in the browser pages of drawing.py: draws figures with plotly.js and writes each as a small SVG whose colours
// are CSS variables.

const NUMBERS = /-?\d*\.\d+(?:e-?\d+)?/g;
const REFERENCE = /url\(["']?[^#]*#([^"')]+)["']?\)/g;
// Properties that Plotly sets in `style` and that become attributes, with their default values, which are left out.
const STYLE_DEFAULTS = Object.entries({
  fill: null,
  "fill-opacity": "1",
  stroke: "none",
  "stroke-width": null,
  "stroke-opacity": "1",
  "stroke-dasharray": null,
  "stroke-linejoin": null,
  opacity: "1",
  "font-weight": "normal",
  "font-size": null,
  "text-anchor": "start",
  "font-style": "normal",
  display: null,
  "clip-path": null,
});
// Elements that are used by reference and stand in <defs>.
const REFERENCED = new Set(["clipPath", "pattern", "linearGradient", "radialGradient"]);
/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @typedef {import("../../../types/chart").Layout} Layout */

// Draws each figure and returns an array of SVG texts.
//   batch: [{prefix: starts the ids in the picture, figure: {data, layout}}]
//   variables: from placeholder colours such as "rgb(0, 0, 17)" to CSS variables
window.drawAll = async (batch, variables) => {
  const pictures = [];
  const place = document.createElement("div");
  document.body.append(place);
  for (const { prefix, figure } of batch) {
    await Plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true, _exportedPlot: true });
    pictures.push(serialize(place, prefix, variables, figure.layout));
    Plotly.purge(place);
  }
  place.remove();
  return pictures;
};

/**
 * Walks over what Plotly has drawn and writes it as text. Plotly's own Snapshot.toSVG would have to be parsed again.
 * @param {HTMLElement} place
 * @param {string} prefix
 * @param {Record<string, string>} variables
 * @param {Layout} layout
 */
function serialize(place, prefix, variables, layout) {
  const ids = new Map();
  /** @param {string} id */
  const newId = (id) => ids.get(id) ?? ids.set(id, `${prefix}-${ids.size + 1}`).get(id);
  /** @param {string} text */
  const renameReferences = (text) => text.replace(REFERENCE, (_, id) => `url(#${newId(id)})`);
  /** @param {string} text */
  const useVariables = (text) =>
    text.replace(/rgb\(\s*0,\s*0,\s*(\d+)\s*\)/g, (colour, n) => variables[`rgb(0, 0, ${n})`] ?? colour);
  /** @param {string} text */
  const roundNumbers = (text) => text.replace(NUMBERS, (n) => String(Math.round(Number(n) * 10) / 10));
  // The tests for a substring are for speed: most attributes need none of the three.
  /** @param {string} text */
  const tidy = (text) => {
    if (text.includes("url(")) text = renameReferences(text);
    if (text.includes("rgb(")) text = useVariables(text);
    return text.includes(".") ? roundNumbers(text) : text;
  };
  // The elements of events get a class, so that readers can switch them off.
  /** @type {(items: { name?: string }[] | undefined, selector: string) => Element[]} */
  const eventElements = (items, selector) =>
    (items ?? []).flatMap(({ name }, index) =>
      name === "event" ? [...place.querySelectorAll(`${selector}[data-index="${index}"]`)] : [],
    );
  const events = new Set([
    ...eventElements(layout.annotations, ".annotation"),
    ...eventElements(layout.shapes, ".shapelayer path"),
  ]);

  /** @type {(node: Node) => string} */
  const serializeChildren = (node) => {
    let text = "";
    for (const child of node.childNodes) {
      if (child instanceof Text) text += escapeText(child.data);
      else if (child instanceof Element && !REFERENCED.has(child.localName)) text += serializeElement(child);
    }
    return text;
  };
  /** @type {(node: Element) => string} */
  const serializeElement = (node) => {
    const name = node.localName;
    const text = serializeChildren(node);
    // An empty group is left out. A group without attributes is replaced by its children.
    if (!text && (name === "g" || name === "defs")) return "";
    const attributes = attributesOf(node, tidy);
    if (!attributes) return "";
    if (REFERENCED.has(name)) attributes.set("id", ids.get(node.id));
    if (events.has(node)) attributes.set("class", "event");
    if (name === "g" && !attributes.size) return text;
    let tag = name;
    for (const [key, value] of attributes) tag += ` ${key}="${escapeText(value)}"`;
    return text ? `<${tag}>${text}</${name}>` : `<${tag}/>`;
  };

  const [lower, upper] = place.querySelectorAll(".main-svg");
  const content = serializeChildren(lower) + serializeChildren(upper);
  // After the content: only then is it known what it refers to.
  const referenced = [...place.querySelectorAll([...REFERENCED].join())]
    .filter(({ id }) => ids.has(id))
    .map(serializeElement)
    .join("");
  const defs = referenced && `<defs>${referenced}</defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}">${defs}${content}</svg>`;
}

/**
 * The attributes of an element as a Map, or null for one that is not visible.
 * @param {Element} node
 * @param {(text: string) => string} tidy
 * @returns {Map<string, string> | null}
 */
function attributesOf(node, tidy) {
  const classes = node.getAttribute("class") ?? "";
  const style = node.hasAttribute("style") ? /** @type {SVGElement} */ (node).style : null;
  if (classes.includes("draglayer") || style?.visibility === "hidden") return null;
  const attributes = new Map();
  for (const name of node.getAttributeNames()) {
    if (name === "class" || name === "style" || name === "id" || name === "xml:space" || name.startsWith("data-"))
      continue;
    attributes.set(name, tidy(node.getAttribute(name) ?? ""));
  }
  for (const [name, defaultValue] of style ? STYLE_DEFAULTS : []) {
    const value = style?.getPropertyValue(name);
    if (value && value !== defaultValue) attributes.set(name, tidy(value.replace(/px$/, "")));
  }
  if (/\bcrisp\b/.test(classes)) attributes.set("shape-rendering", "crispEdges");
  if (attributes.get("stroke-width") === "0" || attributes.get("stroke-opacity") === "0")
    for (const name of ["stroke", "stroke-width", "stroke-opacity"]) attributes.delete(name);
  const transparent = attributes.get("fill-opacity") === "0";
  const path = attributes.get("d");
  const empty = node.localName === "path" && (!path || path === "M0,0" || path.startsWith("M0,0A0,0 "));
  if (attributes.get("display") === "none" || empty || (transparent && node.localName === "rect")) return null;
  if (transparent) {
    attributes.set("fill", "none");
    attributes.delete("fill-opacity");
  }
  return attributes;
}

/** @param {string} text */
function escapeText(text) {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);
}
