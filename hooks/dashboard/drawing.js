// Runs in the page of the batch: draws figures with plotly.js and makes each SVG small, fixed and themable.

const NUMBERS = /-?\d*\.\d+(?:e-?\d+)?/g;
// What Plotly says in `style` and SVG knows as a presentation attribute; a value that is the default is left out.
const KEPT = Object.entries({
  fill: null, "fill-opacity": "1", stroke: "none", "stroke-width": null, "stroke-opacity": "1",
  "stroke-dasharray": null, "stroke-linejoin": null, opacity: "1", "font-weight": "normal",
  "font-size": null, "text-anchor": "start", "font-style": "normal", display: null,
});

// These two steps are what Plotly.toImage does, without its copies and timers: it takes twice as long.
window.drawAll = async (batch, variables) => {
  const pictures = [];
  const place = document.createElement("div");
  document.body.append(place);
  for (const { prefix, figure } of batch) {
    const { width, height } = figure.layout;
    await Plotly.newPlot(place, figure.data, figure.layout, { staticPlot: true, _exportedPlot: true });
    const markup = Plotly.Snapshot.toSVG(place, "svg");
    Plotly.purge(place);
    pictures.push(tidy(markup, prefix, variables, figure.layout));
  }
  place.remove();
  return pictures;
};

function tidy(markup, prefix, variables, layout) {
  const { width, height } = layout;
  const svg = new DOMParser().parseFromString(markup, "image/svg+xml").documentElement;
  const ids = new Map();
  // What marks an event keeps a name, so that readers can switch it off.
  const marked = (parts, selector) => (parts ?? []).flatMap(({ name }, at) => (name === "event" ? [...svg.querySelectorAll(`${selector}[data-index="${at}"]`)] : []));
  const events = [...marked(layout.annotations, ".annotation"), ...marked(layout.shapes, ".shapelayer path")];
  for (const node of svg.querySelectorAll("*")) {
    if (node.id && markup.includes(`#${node.id}`)) ids.set(node.id, `${prefix}-${ids.size + 1}`);
  }
  const named = (text) => text.replace(/url\(["']?[^#]*#([^"')]+)["']?\)/g, (_, id) => `url(#${ids.get(id) ?? id})`);
  const coloured = (text) => text.replace(/rgb\(\s*0,\s*0,\s*(\d+)\s*\)/g, (found, n) => variables[`rgb(0, 0, ${n})`] ?? found);
  const short = (text) => text.replace(NUMBERS, (n) => String(Math.round(n * 10) / 10));
  // Most attributes have nothing to be tidied.
  const tidied = (text) => {
    if (text.includes("url(")) text = named(text);
    if (text.includes("rgb(")) text = coloured(text);
    return text.includes(".") ? short(text) : text;
  };
  for (const node of svg.querySelectorAll("*")) {
    if (node.hasAttribute("style")) {
      const style = node.style;
      for (const [name, standard] of KEPT) {
        const value = style.getPropertyValue(name);
        if (value && value !== standard) node.setAttribute(name, value.replace(/px$/, ""));
      }
      const clip = style.getPropertyValue("clip-path");
      if (clip) node.setAttribute("clip-path", clip);
    }
    if (node.classList.contains("crisp")) node.setAttribute("shape-rendering", "crispEdges");
    if (node.id) ids.has(node.id) ? (node.id = ids.get(node.id)) : node.removeAttribute("id");
    for (const { name, value } of [...node.attributes]) {
      if (name === "class" || name === "style" || name.startsWith("data-")) node.removeAttribute(name);
      else if (name !== "id") {
        const now = tidied(value);
        if (now !== value) node.setAttribute(name, now);
      }
    }
    if (node.getAttribute("stroke-width") === "0") for (const name of ["stroke", "stroke-width"]) node.removeAttribute(name);
    if (node.tagName === "text") node.removeAttribute("xml:space");
  }
  for (const node of [...svg.querySelectorAll("[display=none],rect[fill-opacity='0'],path:not([d]),path[d='M0,0'],path[d^='M0,0A0,0 ']")]) node.remove();
  for (const node of svg.querySelectorAll("[fill-opacity='0']")) {
    node.setAttribute("fill", "none");
    node.removeAttribute("fill-opacity");
  }
  const held = svg.querySelectorAll("clipPath,pattern");
  const said = held.length ? svg.outerHTML : "";
  for (const node of held) if (!node.id || !said.includes(`url(#${node.id})`)) node.remove();
  for (const node of events) node.setAttribute("class", "event");
  lift(svg);
  for (const { name } of [...svg.attributes]) if (!name.startsWith("xmlns")) svg.removeAttribute(name);
  svg.removeAttribute("xmlns:xlink");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  return new XMLSerializer().serializeToString(svg).replaceAll(' xmlns:xlink="http://www.w3.org/1999/xlink"', "");
}

// Groups that hold nothing go; groups that say nothing give way to what they hold.
function lift(svg) {
  for (const group of [...svg.querySelectorAll("g,defs")].reverse()) {
    if (!group.childNodes.length) group.remove();
    else if (!group.attributes.length && group.tagName === "g") group.replaceWith(...group.childNodes);
  }
}
