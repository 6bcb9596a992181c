// Makes a chart answer on the reader's first intent: pointer, focus or tap. Nothing is loaded before that.
//
// It answers in two steps. First the readout says the mark under the pointer: its scripts are small, and the picture is there
// already. Then Plotly is loaded and draws the live chart, which can leave out series and times.
// The live chart is drawn at the size of the picture and lies over it, scaled as the picture is. So the figure's box
// stays, a change of width needs no redraw, and paper and screen readers get the picture.

// The scripts of both steps stand beside this file.
const [ANSWERS, LIVE] = [
  ["time", "view", "shown", "marks", "labels", "readout", "keys", "part"],
  ["notes", "download", "panel"],
].map((parts) => parts.map((name) => new URL(`chart-${name}.js`, document.currentScript.src).href));
const VIEW = ANSWERS.find((address) => address.endsWith("chart-view.js"));
const KEYS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End", "Escape"]);
const CONFIG = { staticPlot: true, responsive: false }; // The readout is ours.
let isFirstPage = true; // Of a visit: instant navigation brings the others.
const awake = new WeakMap(); // From figure to the promise of its chart.
const scripts = new Map(); // From the address of a script to its promise: each script runs once in a visit.

const load = (node) =>
  new Promise((done, failed) => {
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
  return Promise.all([styled, ...[figure.dataset.plotly, ...LIVE].map(once)]);
}

function once(address) {
  const { href } = new URL(address, location);
  if (!scripts.has(href)) {
    const script = Object.assign(document.createElement("script"), { src: href });
    scripts.set(
      href,
      load(script).catch((error) => {
        scripts.delete(href);
        throw error;
      }),
    );
  }
  return scripts.get(href);
}

async function draw(chart) {
  const { figure, layer } = chart;
  const { key, size, data, layout } = chart.shown();
  if (layer.dataset.shown !== key) {
    if (layer.dataset.size !== size) layer.style.visibility = "hidden";
    if (layer.dataset.shown) chartKeys.leave(chart); // Its mark may be gone.
    Object.assign(layer.dataset, { shown: key, size });
    await Plotly.react(layer, structuredClone(data), structuredClone(layout), {
      ...chart.content.figure.config,
      ...CONFIG,
    });
    markEvents(layer, layout);
    layer.style.visibility = "";
  }
  layer.style.transform = `scale(${chart.still().getBoundingClientRect().width / layout.width})`;
  figure.classList.add("live");
}

// Give the marks of events their class in the live chart too, so that the same switch hides them.
function markEvents(layer, { annotations = [], shapes = [] }) {
  for (const [parts, selector] of [
    [annotations, ".annotation"],
    [shapes, ".shapelayer path"],
  ]) {
    parts.forEach(({ name }, at) => {
      if (name === "event")
        layer.querySelectorAll(`${selector}[data-index="${at}"]`).forEach((node) => node.classList.add("event"));
    });
  }
}

// Redraw after the last redraw has ended: Plotly keeps one state for each layer.
const redraw = (chart) =>
  (chart.drawn = Promise.resolve(chart.drawn)
    .catch(() => {})
    .then(() => draw(chart)));

/** Run a step of waking. If it fails, the picture stays as it was, and the next intent tries again. */
async function step(figure, work, forget) {
  figure.classList.add("waiting");
  try {
    return await work();
  } catch (error) {
    forget();
    console.warn(error);
    return undefined;
  } finally {
    figure.classList.remove("waiting");
  }
}

/** The chart of a figure as soon as it answers the pointer and the keys. */
function answering(figure) {
  if (!awake.has(figure))
    awake.set(
      figure,
      step(
        figure,
        () => answer(figure),
        () => awake.delete(figure),
      ),
    );
  return awake.get(figure);
}

async function answer(figure) {
  const [file] = await Promise.all([fetch(figure.dataset.src), ...ANSWERS.map(once)]);
  if (!file.ok) throw new Error(`${figure.dataset.src} answered ${file.status}`);
  const content = await file.json();
  const picture = figure.querySelector(".chart-picture");
  const voice = Object.assign(document.createElement("p"), { className: "unseen", ariaLive: "polite" });
  const chart = { figure, picture, voice, content, view: viewFromAddress(figure, content) };
  chart.still = () =>
    [...picture.querySelectorAll(":scope > svg:not(.chart-pointer)")].find(
      (svg) => getComputedStyle(svg).display !== "none",
    );
  chart.shown = () => {
    const size = chart.still().classList.contains("narrow") ? "narrow" : "wide";
    const key = size + chartView.write(figure.id, { ...chart.view, events: "" }); // (The style sheet hides events.)
    if (chart.now?.key !== key) chart.now = { key, size, ...chartShown.shown(content, size, chart.view) };
    return chart.now;
  };
  picture.append(voice);
  chartReadout.build(chart);
  // Arrow keys reach an application, while a screen reader would keep those of a group for itself.
  picture.setAttribute("role", "application");
  return chart;
}

/** The chart of a figure once it is live. */
async function wake(figure) {
  const chart = await answering(figure);
  // The answer is painted before Plotly's megabyte keeps the browser busy.
  if (chart)
    chart.live ??= step(
      figure,
      () => painted().then(() => enliven(chart)),
      () => {
        chart.live = undefined;
      },
    );
  return chart?.live;
}

const painted = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
  });

async function enliven(chart) {
  const { figure, picture } = chart;
  await plotly(figure);
  if (!figure.isConnected) return undefined;
  chart.layer = Object.assign(document.createElement("div"), { className: "chart-live" });
  // Its texts are those of the picture, whose alternative stays.
  chart.layer.setAttribute("aria-hidden", "true");
  chart.pointer.before(chart.layer);
  try {
    await redraw(chart);
  } catch (error) {
    chart.layer.remove();
    throw error;
  }
  chart.update = chartPanel.build(figure.querySelector(".chart-view"), chart, (view) => {
    show(chart, view);
    keepInAddress(chartView.write(figure.id, chart.view));
  });
  chart.update();
  chartPart.tell(chart);
  const watcher = new ResizeObserver(() => {
    if (figure.isConnected) redraw(chart);
    else {
      watcher.disconnect();
      Plotly.purge(chart.layer);
    }
  });
  watcher.observe(figure);
  return chart;
}

// The view that the address of the page asks for, or the whole chart. Events are as their switch has them.
function viewFromAddress(figure, content) {
  const request = chartView.read(location.hash);
  return {
    ...(request.id === figure.id ? chartView.fit(content, request) : chartView.ALL),
    events: hiddenEvents(figure),
  };
}

function show(chart, view) {
  chart.view = chartView.fit(chart.content, view);
  chart.update();
  chartPart.tell(chart);
  switchEvents(chart.figure, chart.view.events);
  return redraw(chart);
}

const eventsSwitch = (figure) => figure.querySelector(".chart-events input");

function switchEvents(figure, events) {
  const box = eventsSwitch(figure);
  if (box) box.checked = events !== "off";
}

const keepInAddress = (fragment) => history.replaceState(history.state, "", fragment);

/** Keep in the address whether events are shown. The style sheet hides them, so that works before a chart is live, too. */
async function keepEvents(figure) {
  await once(VIEW);
  const chart = await awake.get(figure);
  const request = chartView.read(location.hash);
  const view = {
    ...(chart?.view ?? (request.id === figure.id ? request : chartView.ALL)),
    events: hiddenEvents(figure),
  };
  if (chart) chart.view = view;
  chart?.update?.();
  keepInAddress(chartView.write(figure.id, view));
}

const hiddenEvents = (figure) => (eventsSwitch(figure)?.checked === false ? "off" : "");

// Whether the reader was here before. Material keeps a state for each address, but on the first page it may do so before this script.
function hasReturned() {
  const [first] = performance.getEntriesByType("navigation");
  return isFirstPage ? first.type !== "navigate" : Boolean(history.state);
}

// Wake the chart for which the address asks. If the reader was here before, the browser scrolls by itself.
async function arrive() {
  const [id, query] = location.hash.slice(1).split("?");
  const figure = document.getElementById(id);
  if (query === undefined || !figure?.matches("figure.chart[data-src]")) return;
  if (!hasReturned()) figure.scrollIntoView();
  switchEvents(figure, new URLSearchParams(query).get("events"));
  if (saving() && !awake.has(figure)) return;
  const chart = await wake(figure);
  if (chart) show(chart, viewFromAddress(figure, chart.content));
}

function listen(figure) {
  const picture = figure.querySelector(".chart-picture");
  const panel = figure.querySelector(".chart-view");
  let pointer = null; // The last event of a pointer that is over the picture.
  // Wakes the chart, and gives it as soon as it answers; nothing if the reader saves data and has not asked for it.
  const intent = () => {
    if (saving() && !awake.has(figure)) return undefined;
    wake(figure);
    return awake.get(figure);
  };
  const follow = async (event) => {
    if (event.pointerType === "touch" || event.target.closest(".chart-readout")) return;
    pointer = event;
    const chart = await intent();
    // Of the moves before the chart was ready only the last one counts.
    if (chart && pointer === event) chartReadout.at(chart, event);
  };
  // A finger that scrolls over the chart enters too. So a touch counts only as a click.
  picture.addEventListener("pointerenter", follow);
  picture.addEventListener("pointermove", follow);
  picture.addEventListener("pointerleave", async (event) => {
    if (event.pointerType === "touch") return;
    pointer = null;
    const chart = await awake.get(figure);
    if (chart && !pointer) chartReadout.leave(chart);
  });
  picture.addEventListener("focusin", intent);
  picture.addEventListener("click", async (event) => {
    if (event.pointerType !== "touch" || event.target.closest(".chart-readout")) return;
    const chart = await intent();
    const mark = chart && chartReadout.at(chart, event);
    if (mark) chart.voice.textContent = mark.words;
  });
  panel.addEventListener("toggle", () => {
    if (panel.open) intent();
  });
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
    if (chart?.at) chartKeys.leave(chart);
  });
  eventsSwitch(figure)?.addEventListener("change", () => keepEvents(figure));
  if (saving()) offer(figure, panel, picture);
  // The reader may have focused the chart before this script ran.
  if (picture.matches(":focus-within")) intent();
}

function offer(figure, panel, picture) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: say("Show the interactive chart"),
  });
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
  isFirstPage = false;
}

window.addEventListener("hashchange", arrive);
// Material's stream of pages; without it, this page alone.
if (window.document$) window.document$.subscribe(enhance);
else enhance();
