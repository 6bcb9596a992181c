// The second step of a chart that wakes: Plotly draws it, and readers can leave out series and times.
//
// The live chart is drawn at the size of the picture and lies over it, scaled as the picture is. So the figure's box
// stays, a change of width needs no redraw, and paper and screen readers get the picture.

import { switchEvents } from "./events-switch.js";
import * as chartKeys from "./chart-keys.js";
import * as chartPanel from "./chart-panel.js";
import * as chartPart from "./chart-part.js";
import * as chartView from "./chart-view.js";

const CONFIG = { staticPlot: true, responsive: false }; // The readout is ours.

/** Draw a chart that answers, and give it its controls. Plotly is there. */
export async function enliven(chart) {
  const { figure } = chart;
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
  chart.show = (view) => show(chart, view);
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

// Show a view of a live chart.
function show(chart, view) {
  chart.view = chartView.fit(chart.content, view);
  chart.update();
  chartPart.tell(chart);
  switchEvents(chart.figure, chart.view.events);
  return redraw(chart);
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

const keepInAddress = (fragment) => history.replaceState(history.state, "", fragment);
