// Says that a part of a chart is shown, and which: the finding of the whole need not be true of it.

const chartPart = (() => {
  const MOST_NAMED = 3; // Of more series their number is said.

  /** The title of what is shown. */
  function title({ content, view }) {
    return chartView.whole(view) ? content.title : `Part of \u201c${content.title}\u201d`;
  }

  /** Which part of a chart is shown, such as 'Russia sells to China (1 of 2 series), 2019 to 2024'; empty for the whole. */
  function words({ content, view }) {
    const shown = content.series.filter(({ key }) => chartView.shows(view, key));
    const count = `${shown.length} of ${content.series.length} series`;
    const names = shown.length > MOST_NAMED ? count : `${shown.map(({ label }) => label).join(", ")} (${count})`;
    const times = chartView.times(content);
    const [from, to] = [view.from || times[0], view.to || times.at(-1)].map((time) => time && chartView.timeLabel(content, time));
    const range = from === to ? from : `${from} to ${to}`;
    return [...(view.series.length ? [names] : []), ...(view.from || view.to ? [range] : [])].join(", ");
  }

  /** Let the page say it, above the chart and in the name of its picture. */
  function say(chart) {
    const { figure, picture, view } = chart;
    const line = figure.querySelector(".chart-part");
    if (chartView.whole(view) && !line) return;
    line?.remove();
    figure.querySelector(".chart-title").textContent = title(chart);
    picture.setAttribute("aria-label", `Interactive chart: ${title(chart)}`);
    if (chartView.whole(view)) return;
    const part = Object.assign(document.createElement("p"), { className: "chart-part", textContent: `Part of the chart: ${words(chart)}` });
    figure.querySelector("figcaption").append(part);
  }

  return { title, words, say };
})();
