// The second step of a chart that wakes: Plotly draws it, and readers can leave out series and times.
//
// The live chart is drawn at the size of the picture and lies over it, scaled as the picture is. So the figure's box
// stays, a change of width needs no redraw, and paper and screen readers get the picture.

import { find, make } from "./elements.js";
import { switchEvents } from "./events-switch.js";
import * as chartKeys from "./chart-keys.js";
import * as chartPanel from "./chart-panel.js";
import * as chartPart from "./chart-part.js";
import * as chartView from "./chart-view.js";

/** @import { Chart, Layout, LiveChart, View } from "../../types/chart" */

const CONFIG = { staticPlot: true, responsive: false }; // The readout is ours.

/**
 * Draw a chart that answers, and give it its controls. Plotly is there.
 * @param {Chart} answering
 * @returns {Promise<LiveChart | undefined>}
 */
export async function enliven(answering) {
  const { figure } = answering;
  if (!figure.isConnected) return undefined;
  const layer = make("div", { className: "chart-live" });
  // Its texts are those of the picture, whose alternative stays.
  layer.setAttribute("aria-hidden", "true");
  answering.pointer.before(layer);
  /** @type {LiveChart} */
  const chart = Object.assign(answering, { layer, show: (/** @type {View} */ view) => show(chart, view), update() {} });
  if (!chartView.whole(chart.view)) chartKeys.leave(chart); // What is read stands elsewhere in a part.
  try {
    await redraw(chart);
  } catch (error) {
    layer.remove();
    throw error;
  }
  chart.update = chartPanel.build(find(figure, ".chart-explore"), chart, (view) => {
    show(chart, view);
    keepInAddress(chartView.write(figure.id, chart.view));
  });
  chart.update();
  chartPart.tell(chart);
  const watcher = new ResizeObserver(() => {
    if (figure.isConnected) redraw(chart);
    else {
      watcher.disconnect();
      Plotly.purge(layer);
    }
  });
  watcher.observe(figure);
  return chart;
}

/**
 * Show a view of a live chart.
 * @param {LiveChart} chart
 * @param {View} view
 */
function show(chart, view) {
  chart.view = chartView.fit(chart.content, view);
  chart.update();
  chartPart.tell(chart);
  switchEvents(chart.figure, chart.view.events);
  return redraw(chart);
}

/** @param {LiveChart} chart */
async function draw(chart) {
  const { figure, layer } = chart;
  const { key, size, data, layout } = chart.shown();
  if (layer.dataset.shown !== key) {
    if (layer.dataset.size !== size) layer.style.visibility = "hidden";
    else chartKeys.leave(chart); // Its mark may be gone.
    Object.assign(layer.dataset, { shown: key, size });
    await Plotly.react(layer, structuredClone(data), structuredClone(layout), {
      ...chart.content.figure.config,
      ...CONFIG,
    });
    markEvents(layer, layout);
    layer.style.visibility = "";
  }
  fitScale(layer, String(chart.still().getBoundingClientRect().width / layout.width));
  figure.classList.add("live");
}

/**
 * Scale a layer as the picture is. Chromium keeps letters at the size and the place of the scale at which it has laid them
 * out first: they are laid out anew.
 * @param {HTMLElement} layer
 * @param {string} scale
 */
function fitScale(layer, scale) {
  if (layer.style.getPropertyValue("--scale") === scale) return;
  // A variable: in a narrowed frame, Chromium went on with the transform that a script had set before.
  layer.style.setProperty("--scale", scale);
  layer.style.display = "none";
  layer.getBoundingClientRect();
  layer.style.display = "";
}

/**
 * Give the marks of events their class in the live chart too, so that the same switch hides them.
 * @param {HTMLElement} layer
 * @param {Layout} layout
 */
function markEvents(layer, { annotations = [], shapes = [] }) {
  /** @type {[parts: { name?: string }[], selector: string][]} */
  const drawn = [
    [annotations, ".annotation"],
    [shapes, ".shapelayer path"],
  ];
  for (const [parts, selector] of drawn) {
    parts.forEach(({ name }, at) => {
      if (name === "event")
        layer.querySelectorAll(`${selector}[data-index="${at}"]`).forEach((node) => node.classList.add("event"));
    });
  }
}

/**
 * Redraw after the last redraw has ended: Plotly keeps one state for each layer.
 * @param {LiveChart} chart
 */
const redraw = (chart) =>
  (chart.drawn = Promise.resolve(chart.drawn)
    .catch(() => {})
    .then(() => draw(chart)));

/** @param {string} fragment */
const keepInAddress = (fragment) => history.replaceState(history.state, "", fragment);
