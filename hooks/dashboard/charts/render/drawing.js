// Runs in the page of the batch: draws figures with plotly.js and writes each as a small, fixed and themable SVG.

const NUMBERS = /-?\d*\.\d+(?:e-?\d+)?/g;
const REFERENCE = /url\(["']?[^#]*#([^"')]+)["']?\)/g;
// What Plotly says in `style` and SVG knows as a presentation attribute; a value that is the default is left out.
const KEPT = Object.entries({
  fill: null, "fill-opacity": "1", stroke: "none", "stroke-width": null, "stroke-opacity": "1",
  "stroke-dasharray": null, "stroke-linejoin": null, opacity: "1", "font-weight": "normal",
  "font-size": null, "text-anchor": "start", "font-style": "normal", display: null, "clip-path": null,
});
const HELD = new Set(["clipPath", "pattern", "linearGradient", "radialGradient"]);
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

window.drawAll = async (batch, variables) => {
  const pictures = [];
  const place = document.createElement("div");
  document.body.append(place);
  for (const { prefix, figure } of batch) {
    await Plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true, _exportedPlot: true });
    pictures.push(written(place, prefix, variables, figure.layout));
    Plotly.purge(place);
  }
  place.remove();
  return pictures;
};

// A walk over what Plotly has drawn. Its own Snapshot.toSVG writes markup that would have to be read and written again.
function written(place, prefix, variables, layout) {
  const ids = new Map();
  const newId = (id) => ids.get(id) ?? ids.set(id, `${prefix}-${ids.size + 1}`).get(id);
  const named = (text) => text.replace(REFERENCE, (_, id) => `url(#${newId(id)})`);
  const coloured = (text) => text.replace(/rgb\(\s*0,\s*0,\s*(\d+)\s*\)/g, (found, n) => variables[`rgb(0, 0, ${n})`] ?? found);
  const short = (text) => text.replace(NUMBERS, (n) => String(Math.round(n * 10) / 10));
  // Most attributes have nothing to be tidied.
  const tidied = (text) => {
    if (text.includes("url(")) text = named(text);
    if (text.includes("rgb(")) text = coloured(text);
    return text.includes(".") ? short(text) : text;
  };
  // What marks an event keeps a name, so that readers can switch it off.
  const marked = (parts, selector) => (parts ?? []).flatMap(({ name }, at) => (name === "event" ? [...place.querySelectorAll(`${selector}[data-index="${at}"]`)] : []));
  const events = new Set([...marked(layout.annotations, ".annotation"), ...marked(layout.shapes, ".shapelayer path")]);

  const inside = (node) => {
    let text = "";
    for (const child of node.childNodes) text += child.nodeType === Node.TEXT_NODE ? escaped(child.data) : HELD.has(child.localName) ? "" : element(child);
    return text;
  };
  const element = (node) => {
    const name = node.localName;
    const text = inside(node);
    // Groups that hold nothing go; groups that say nothing give way to what they hold.
    if (!text && (name === "g" || name === "defs")) return "";
    const attributes = attributesOf(node, tidied);
    if (!attributes) return "";
    if (HELD.has(name)) attributes.set("id", ids.get(node.id));
    if (events.has(node)) attributes.set("class", "event");
    if (name === "g" && !attributes.size) return text;
    let said = name;
    for (const [key, value] of attributes) said += ` ${key}="${escaped(value)}"`;
    return text ? `<${said}>${text}</${name}>` : `<${said}/>`;
  };

  const [under, over] = place.querySelectorAll(".main-svg");
  const shown = inside(under) + inside(over);
  // What is referred to is known once all else is written.
  const held = [...place.querySelectorAll([...HELD].join())].filter(({ id }) => ids.has(id)).map(element).join("");
  const defs = held && `<defs>${held}</defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${layout.height}">${defs}${shown}</svg>`;
}

// Nothing comes back for what is not seen.
function attributesOf(node, tidied) {
  const classes = node.getAttribute("class") ?? "";
  const style = node.hasAttribute("style") ? node.style : null;
  if (classes.includes("draglayer") || style?.visibility === "hidden") return null;
  const found = new Map();
  for (const name of node.getAttributeNames()) {
    if (name === "class" || name === "style" || name === "id" || name === "xml:space" || name.startsWith("data-")) continue;
    found.set(name, tidied(node.getAttribute(name)));
  }
  for (const [name, standard] of style ? KEPT : []) {
    const value = style.getPropertyValue(name);
    if (value && value !== standard) found.set(name, tidied(value.replace(/px$/, "")));
  }
  if (/\bcrisp\b/.test(classes)) found.set("shape-rendering", "crispEdges");
  if (found.get("stroke-width") === "0") for (const name of ["stroke", "stroke-width"]) found.delete(name);
  const clear = found.get("fill-opacity") === "0";
  const line = found.get("d");
  const empty = node.localName === "path" && (!line || line === "M0,0" || line.startsWith("M0,0A0,0 "));
  if (found.get("display") === "none" || empty || (clear && node.localName === "rect")) return null;
  if (clear) {
    found.set("fill", "none");
    found.delete("fill-opacity");
  }
  return found;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]);
}
