// Says that a part of a chart is shown, and which: the finding of the whole need not be true of it.

import * as chartNotes from "./chart-notes.js";
import * as chartView from "./chart-view.js";
import { find, make } from "./elements.js";
import { say } from "./words.js";

/** @import { Chart } from "../../types/chart" */

const MOST_NAMED = 3; // Of more series their number is said.

/**
 * The title of what is shown.
 * @param {Chart} chart
 */
export function title({ content, view }) {
  return chartView.whole(view) ? content.title : say("Part of “%(title)s”", { title: content.title });
}

/**
 * Which part of a chart is shown, such as 'Russia sells to China (1 of 2 series), 2019 to 2024'; empty for the whole.
 * @param {Chart} chart
 */
export function words({ content, view }) {
  const shown = content.series.filter(({ key }) => chartView.shows(view, key));
  const count = say("%(shown)s of %(total)s series", { shown: shown.length, total: content.series.length });
  const names = shown.length > MOST_NAMED ? count : `${shown.map(({ label }) => label).join(", ")} (${count})`;
  const times = chartView.times(content);
  const [from, to] = [view.from || times[0], view.to || times.at(-1)].map(
    (time) => time && chartView.timeLabel(content, time),
  );
  const range = from === to ? from : say("%(first)s to %(last)s", { first: from, last: to });
  return [...(view.series.length ? [names] : []), ...(view.from || view.to ? [range] : [])].join(", ");
}

/**
 * Let the line below the picture say which of the figures that are shown are marked.
 * @param {Chart} chart
 */
function tellMarks(chart) {
  const key = /** @type {HTMLElement | null} */ (chart.figure.querySelector(".chart-key"));
  if (!key || !chart.content.marks) return;
  key.dataset.whole ??= key.textContent ?? "";
  key.textContent = chartView.whole(chart.view) ? key.dataset.whole : chartNotes.marks(chart).replace(/\.$/, "");
}

/**
 * Let the page say it, above the chart and in the name of its picture.
 * @param {Chart} chart
 */
export function tell(chart) {
  const { figure, picture, view } = chart;
  const line = figure.querySelector(".chart-part");
  if (chartView.whole(view) && !line) return;
  line?.remove();
  tellMarks(chart);
  find(figure, ".chart-title").textContent = title(chart);
  picture.setAttribute("aria-label", say("Interactive chart: %(title)s", { title: title(chart) }));
  if (chartView.whole(view)) return;
  const textContent = say("Part of the chart: %(part)s", { part: words(chart) });
  const part = make("p", { className: "chart-part", textContent });
  find(figure, "figcaption").append(part);
}
