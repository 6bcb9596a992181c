// The controls of a live chart, below it under 'Explore': which series, which time, and downloads of what is shown.

import * as chartDownload from "./chart-download.js";
import * as chartView from "./chart-view.js";
import { find, make } from "./elements.js";
import { say } from "./words.js";

/** @import { LiveChart, Series, View } from "../../types/chart" */

/**
 * @param {string} text
 * @param {() => void} press
 */
const button = (text, press) => {
  const node = make("button", { type: "button", textContent: text });
  node.addEventListener("click", press);
  return node;
};
/**
 * @param {string} name
 * @param {(Node | string)[]} inside
 */
const group = (name, ...inside) => {
  const node = make("div", { className: "chart-controls" }, ...inside);
  node.setAttribute("role", "group");
  node.setAttribute("aria-label", name);
  return node;
};

/**
 * Fill a chart's panel. `show(view)` is called with the view that the reader chooses. Returns a function that updates the panel.
 * @param {Element} panel
 * @param {LiveChart} chart
 * @param {(view: View) => void} show
 */
export function build(panel, chart, show) {
  const { content } = chart;
  const series = chartView.series(content).map((item) => toggle(item, chart, show));
  const times = chartView.times(content);
  const [from, to] = [choice("from", times, chart, show), choice("to", times, chart, show)];
  const reset = button(say("Reset"), () => show(chartView.ALL));
  for (const before of panel.querySelectorAll(".chart-panel, .chart-offer")) before.remove();
  const inside = make("div", { className: "chart-panel" });
  if (series.length) inside.append(group(say("Series"), ...series.map(({ node }) => node)));
  if (times.length) inside.append(group(say("Time"), `${say("From")} `, from, `${say("to")} `, to));
  if (series.length || times.length) inside.lastElementChild?.append(reset);
  const downloads = chartDownload.forms.map((form) =>
    button(form, () => chartDownload.download(chart, form).catch((error) => console.warn(error))),
  );
  inside.append(
    group(say("Download what is shown"), make("span", {}, `${say("Download what is shown")}: `), ...downloads),
  );
  inside.append(make("p", { textContent: say("With the keyboard: Tab to the chart, then the arrow keys.") }));
  find(panel, ".chart-box").append(inside);

  return () => {
    for (const { node, key } of series) {
      const pressed = chartView.shows(chart.view, key);
      node.setAttribute("aria-pressed", String(pressed));
      node.setAttribute("aria-disabled", String(pressed && chart.view.series.length === 1));
    }
    from.value = chart.view.from || times[0];
    to.value = chart.view.to || (times.at(-1) ?? "");
    reset.disabled = chartView.whole(chart.view) && !chart.view.events;
  };
}

/**
 * A button that shows or hides a series. The last series stays: its button does nothing.
 * @param {Series} series
 * @param {LiveChart} chart
 * @param {(view: View) => void} show
 */
function toggle({ key, label, role }, chart, show) {
  const node = button(label, () => {
    const open = keys(chart).filter((other) => (other === key) !== chartView.shows(chart.view, other));
    if (open.length) show({ ...chart.view, series: open });
  });
  node.style.setProperty("--own", `var(--${role})`);
  return { node, key };
}

/** @param {LiveChart} chart */
const keys = (chart) => chart.content.series.map(({ key }) => key);

/**
 * @param {"from" | "to"} end
 * @param {string[]} times
 * @param {LiveChart} chart
 * @param {(view: View) => void} show
 */
function choice(end, times, chart, show) {
  const node = make(
    "select",
    {},
    ...times.map((time) => make("option", { value: time, textContent: chartView.timeLabel(chart.content, time) })),
  );
  node.setAttribute("aria-label", end === "from" ? say("From") : say("To"));
  node.addEventListener("change", () => {
    const view = { ...chart.view, [end]: node.value };
    // If the reader chooses a beginning after the end, or an end before the beginning, both become that time.
    if (view.from && view.to && view.from > view.to) view[end === "from" ? "to" : "from"] = node.value;
    show(view);
  });
  return node;
}
