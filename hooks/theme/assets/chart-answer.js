// The first step of a chart that wakes: its readout says the mark under the pointer. The picture is there already.

import { find, make } from "./elements.js";
import { hiddenEvents } from "./events-switch.js";
import * as chartKeys from "./chart-keys.js";
import * as chartReadout from "./chart-readout.js";
import * as chartShown from "./chart-shown.js";
import * as chartView from "./chart-view.js";

/** @import { Chart, Content, View } from "../../types/chart" */

/**
 * The chart of a figure, which answers the pointer and the keys from then on. `content` is the chart's JSON file.
 * @param {HTMLElement} figure
 * @param {Content} content
 * @returns {Chart}
 */
export function answer(figure, content) {
  const picture = find(figure, ".chart-picture");
  const voice = make("p", { className: "unseen", ariaLive: "polite" });
  const still = () =>
    /** @type {SVGElement} */ (
      /** @type {Element[]} */ ([...picture.querySelectorAll(":scope > svg:not(.chart-pointer)")]).find(
        (svg) => getComputedStyle(svg).display !== "none",
      )
    );
  /** @type {Chart} */
  const chart = {
    figure,
    picture,
    voice,
    content,
    view: viewFromAddress(figure, content),
    ...chartReadout.build(),
    marks: [],
    still,
    shown() {
      const size = still().classList.contains("narrow") ? "narrow" : "wide";
      const view = chart.layer?.isConnected ? chart.view : chartView.ALL; // The picture shows the whole.
      const key = size + chartView.write(figure.id, { ...view, events: "" }); // (The style sheet hides events.)
      if (chart.now?.key !== key) chart.now = { key, size, ...chartShown.shown(content, size, view) };
      return chart.now;
    },
    asked: () => viewFromAddress(figure, content),
    fragment: () => chartView.write(figure.id, chart.view),
    readAt: (event) => chartReadout.at(chart, event),
    unread: () => chartReadout.leave(chart),
    press: (key) => chartKeys.press(chart, key),
    leave: () => chartKeys.leave(chart),
  };
  picture.append(voice, chart.pointer, chart.readout);
  // Arrow keys reach an application, while a screen reader would keep those of a group for itself.
  picture.setAttribute("role", "application");
  return chart;
}

/**
 * The view that the address of the page asks for, or the whole chart. Events are as their switch has them.
 * @param {HTMLElement} figure
 * @param {Content} content
 * @returns {View}
 */
function viewFromAddress(figure, content) {
  const request = chartView.read(location.hash);
  return {
    ...(request.id === figure.id ? chartView.fit(content, request) : chartView.ALL),
    events: hiddenEvents(figure),
  };
}
