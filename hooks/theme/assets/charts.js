// Makes a chart interactive on the reader's first intent: pointer, focus or tap. Nothing of Plotly is loaded before that.
//
// The live chart is drawn at the size of the picture and lies over it, scaled as the picture is. So the figure's box
// stays, a change of width needs no redraw, and paper gets the picture.

// The scripts of a live chart stand beside this file. They are loaded together with Plotly.
const PARTS = ["time", "view", "shown", "keys", "download", "panel"].map((name) => new URL(`chart-${name}.js`, document.currentScript.src).href);
const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape"]);
const CONFIG = { displayModeBar: false, responsive: false, scrollZoom: false, doubleClick: false };
const awake = new WeakMap(); // From figure to the promise of its live chart.
const scripts = new Map(); // From the address of a script to its promise: each script runs once in a visit.

const load = (node) => new Promise((done, failed) => {
  node.onload = done;
  node.onerror = () => failed(new Error(`${node.src || node.href} did not load`));
  document.head.append(node);
});

// Whether the reader wants to save data. Then a button stands in for the first intent.
const saving = () => navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;

function plotly(figure) {
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: figure.dataset.plotlyCss });
  // Instant navigation clears the head. The styles are then loaded again from the browser's cache.
  const styled = document.querySelector("link[href$='assets/plotly.css']") ? undefined : load(styles);
  return Promise.all([styled, ...[figure.dataset.plotly, ...PARTS].map(once)]);
}

function once(address) {
  const { href } = new URL(address, location);
  if (!scripts.has(href)) {
    const script = Object.assign(document.createElement("script"), { src: href });
    scripts.set(href, load(script).catch((error) => { scripts.delete(href); throw error; }));
  }
  return scripts.get(href);
}

async function draw(chart) {
  const { figure, picture, layer, content, view } = chart;
  const still = [...picture.querySelectorAll(":scope > svg")].find((svg) => getComputedStyle(svg).display !== "none");
  const size = still.classList.contains("narrow") ? "narrow" : "wide";
  const shown = size + chartView.write(figure.id, view);
  if (layer.dataset.shown !== shown) {
    const resized = layer.dataset.size !== size;
    Object.assign(layer.dataset, { shown, size });
    if (resized) layer.style.visibility = "hidden";
    chartKeys.leave(chart);
    const { data, layout } = chartShown.shown(content, size, view);
    await Plotly.react(layer, data, layout, { ...content.figure.config, ...CONFIG });
    markEvents(layer, layout);
    layer.style.visibility = "";
  }
  layer.style.transform = `scale(${still.getBoundingClientRect().width / content.figure.layouts[size].width})`;
}

// Give the marks of events their class in the live chart too, so that the same switch hides them.
function markEvents(layer, { annotations = [], shapes = [] }) {
  for (const [parts, selector] of [[annotations, ".annotation"], [shapes, ".shapelayer path"]]) {
    parts.forEach(({ name }, at) => {
      if (name === "event") layer.querySelectorAll(`${selector}[data-index="${at}"]`).forEach((node) => node.classList.add("event"));
    });
  }
}

// Redraw after the last redraw has ended: Plotly keeps one state for each layer.
const redraw = (chart) => (chart.drawn = Promise.resolve(chart.drawn).catch(() => {}).then(() => draw(chart)));

async function rouse(figure) {
  figure.classList.add("waiting");
  const layer = Object.assign(document.createElement("div"), { className: "chart-live" });
  const voice = Object.assign(document.createElement("p"), { className: "unseen", ariaLive: "polite" });
  try {
    const [answer] = await Promise.all([fetch(figure.dataset.src), plotly(figure)]);
    if (!answer.ok) throw new Error(`${figure.dataset.src} answered ${answer.status}`);
    const content = await answer.json();
    if (!figure.isConnected) return undefined;
    const picture = figure.querySelector(".chart-picture");
    const chart = { figure, picture, layer, voice, content, view: viewFromAddress(figure, content) };
    picture.append(layer, voice);
    await redraw(chart);
    chart.update = chartPanel.build(figure.querySelector(".chart-view"), chart, (view) => {
      show(chart, view);
      history.replaceState(history.state, "", chartView.write(figure.id, chart.view));
    });
    chart.update();
    // Arrow keys reach an application, while a screen reader would keep those of a group for itself.
    picture.setAttribute("role", "application");
    figure.classList.add("live");
    const watcher = new ResizeObserver(() => {
      if (figure.isConnected) redraw(chart);
      else { watcher.disconnect(); Plotly.purge(layer); }
    });
    watcher.observe(figure);
    return chart;
  } catch (error) {
    // The picture stays as it was. The next intent tries again.
    layer.remove();
    voice.remove();
    awake.delete(figure);
    console.warn(error);
    return undefined;
  } finally {
    figure.classList.remove("waiting");
  }
}

function wake(figure) {
  if (!awake.has(figure)) awake.set(figure, rouse(figure));
  return awake.get(figure);
}

// The view that the address of the page asks for, or the whole chart.
function viewFromAddress(figure, content) {
  const request = chartView.read(location.hash);
  return request.id === figure.id ? chartView.fit(content, request) : chartView.ALL;
}

function show(chart, view) {
  chart.view = chartView.fit(chart.content, view);
  chart.update();
  return redraw(chart);
}

// Wake the chart for which the address asks. If the reader was here before, the browser scrolls by itself.
async function arrive() {
  const [id, query] = location.hash.slice(1).split("?");
  const figure = document.getElementById(id);
  if (query === undefined || !figure?.matches("figure.chart[data-src]")) return;
  if (!history.state) figure.scrollIntoView();
  if (saving() && !awake.has(figure)) return;
  const chart = await wake(figure);
  if (chart) show(chart, viewFromAddress(figure, chart.content));
}

// Show the label of the point under a pointer that was there before the chart was live.
function hoverUnder(chart, { clientX, clientY }) {
  const at = { clientX, clientY, bubbles: true };
  chart?.layer.querySelector(".nsewdrag")?.dispatchEvent(new MouseEvent("mousemove", at));
}

function listen(figure) {
  const picture = figure.querySelector(".chart-picture");
  const panel = figure.querySelector(".chart-view");
  const intent = () => (saving() ? awake.get(figure) : wake(figure));
  // A finger that scrolls over the chart enters too. So a touch counts only as a click.
  picture.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") intent(); });
  picture.addEventListener("focusin", intent);
  // Plotly treats a tap as a pointer that has left again, so the label is asked for once more after that.
  picture.addEventListener("click", async (event) => {
    if (figure.classList.contains("live") && event.pointerType !== "touch") return;
    const chart = await intent();
    requestAnimationFrame(() => hoverUnder(chart, event));
  }, { capture: true });
  panel.addEventListener("toggle", () => { if (panel.open) intent(); });
  picture.addEventListener("keydown", async (event) => {
    if (!KEYS.has(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const waking = intent();
    if (!waking) return;
    if (event.key !== "Escape") event.preventDefault();
    const chart = await waking;
    if (chart) chartKeys.press(chart, event.key);
  });
  picture.addEventListener("focusout", async () => {
    const chart = await awake.get(figure);
    if (chart) chartKeys.leave(chart);
  });
  if (saving()) offer(figure, panel, picture);
  // The reader may have focused the chart before this script ran.
  if (picture.matches(":focus-within")) intent();
}

function offer(figure, panel, picture) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Show the interactive chart" });
  panel.hidden = true;
  panel.before(button);
  button.addEventListener("click", async () => {
    if (!(await wake(figure))) return;
    button.remove();
    panel.hidden = false;
    picture.focus();
  });
}

function enhance() {
  for (const figure of document.querySelectorAll("figure.chart[data-src]:not([data-ready])")) {
    figure.dataset.ready = "";
    listen(figure);
  }
  arrive();
}

window.addEventListener("hashchange", arrive);
// Material's stream of pages; without it, this page alone.
if (window.document$) window.document$.subscribe(enhance);
else enhance();
