// Moves through a chart by keyboard: left and right from point to point, up and down from series to series. Each step shows the
// label that a pointer would show, and says it to screen readers.

const chartKeys = (() => {
  const FORMS = { "|%Y": { year: "numeric" }, "|%B %Y": { month: "long", year: "numeric" }, "|%-d %B %Y": { day: "numeric", month: "long", year: "numeric" } };

  /** The numbers of the points of a trace that have a value. */
  function points(trace) {
    if (trace.visible === false) return [];
    if (trace.meta) return [0]; // (a filled shape is one mark)
    return (trace.hovertext ?? trace.customdata ?? []).flatMap((value, point) => (value === null ? [] : [point]));
  }

  /** Where on the axis of categories or time a point is. */
  const place = (trace, point) => (trace.orientation === "h" ? trace.y : trace.x)[point];

  /** Take one step with a key. `chart.at`, {curve, point}, holds the place of the reader. */
  function move(chart, key) {
    const traces = chart.layer.data;
    const { at } = chart;
    const lines = marks(chart);
    const before = at ? lines.findIndex((line) => line.some(({ curve }) => curve === at.curve)) : 0;
    const turn = !at ? 0 : key === "ArrowUp" ? lines.length - 1 : key === "ArrowDown" ? 1 : 0;
    const number = (before + turn) % lines.length;
    const open = lines[number];
    const last = open.length - 1;
    let step = at ? open.findIndex(({ curve, point }) => curve === at.curve && point === at.point) : 0;
    if (!at) step = key === "ArrowLeft" || key === "End" ? last : 0;
    else if (number !== before) step = nearest(traces, open, place(traces[at.curve], at.point));
    else if (key === "Home" || key === "End") step = key === "Home" ? 0 : last;
    else if (key === "ArrowLeft" || key === "ArrowRight") step = Math.min(last, Math.max(0, step + (key === "ArrowLeft" ? -1 : 1)));
    chart.at = open[step];
    const { curve, point } = chart.at;
    const { xaxis = "x", yaxis = "y" } = traces[curve];
    Plotly.Fx.hover(chart.layer, [{ curveNumber: curve, pointNumber: point }], xaxis + yaxis);
    chart.voice.textContent = sentence(chart, curve, point);
  }

  /** The marks of each series in order, as {curve, point}. The traces between whose marks a series has a gap are one. */
  function marks({ content, layer }) {
    const owners = chartView.owners(content);
    const lines = new Map();
    layer.data.forEach((trace, curve) => {
      const owner = owners[curve] ?? `trace ${curve}`;
      lines.set(owner, [...(lines.get(owner) ?? []), ...points(trace).map((point) => ({ curve, point }))]);
    });
    return [...lines.values()].filter((line) => line.length);
  }

  /** The index of a place among the marks of another series; if it is not there, of the last place before it. */
  function nearest(traces, open, target) {
    const places = open.map(({ curve, point }) => place(traces[curve], point));
    const index = places.indexOf(target);
    return index >= 0 ? index : Math.max(0, places.findLastIndex((other) => other <= target));
  }

  /** 'Russia sells to China, 2024: 129.32 USD bn, provisional'. */
  function sentence({ content, layer }, curve, point) {
    const trace = layer.data[curve];
    // If no axis says what a mark is, the trace holds its words.
    if (trace.meta) return chartShown.plain(trace.meta);
    if (trace.hovertext) return chartShown.plain(trace.hovertext[point]);
    const series = content.series[chartView.owners(content)[curve]];
    const unit = series?.unit;
    const [value, mark] = trace.customdata[point];
    return `${series?.label ?? chartShown.plain(trace.name)}, ${chartShown.plain(moment(trace, point))}: ${value}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}${mark ? `, ${mark}` : ""}`;
  }

  // The time of a point in the form of the hover label, which the template names.
  function moment(trace, point) {
    if (trace.text) return trace.text[point]; // (Plotly has no words for quarters and weeks.)
    const form = FORMS[/%\{x(\|[^}]*)\}/.exec(trace.hovertemplate)?.[1]];
    const x = place(trace, point);
    return form ? new Date(x).toLocaleDateString("en-GB", { ...form, timeZone: "UTC" }) : x;
  }

  /** Forget the reader's place and take the label away. */
  function leave(chart) {
    if (!chart.at) return;
    chart.at = undefined;
    chart.voice.textContent = "";
    Plotly.Fx.unhover(chart.layer);
  }

  /** Do what a key asks: a step, or with Escape the end. */
  const press = (chart, key) => (key === "Escape" ? leave(chart) : move(chart, key));

  return { press, leave };
})();
