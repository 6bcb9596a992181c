// A chart by keyboard: left and right go from point to point, up and down from series to series. Each step shows the
// label that a pointer would, and says it to those who do not see it.

const chartKeys = (() => {
  const FORMS = { "|%B %Y": { month: "long", year: "numeric" }, "|%-d %B %Y": { day: "numeric", month: "long", year: "numeric" } };

  /** The points of a trace that have a value, by their number. */
  function points(trace) {
    if (trace.visible === false) return [];
    if (trace.meta) return [0]; // A filled form is one mark.
    return (trace.hovertext ?? trace.customdata ?? []).flatMap((said, point) => (said === null ? [] : [point]));
  }

  /** Where on the axis of categories or time a point is. */
  const place = (trace, point) => (trace.orientation === "h" ? trace.y : trace.x)[point];

  /** Take one step with a key; the reader's place is kept as `chart.at`, {curve, point}. */
  function move(chart, key) {
    const traces = chart.layer.data;
    const curves = traces.flatMap((trace, curve) => (points(trace).length ? [curve] : []));
    const here = chart.at ?? { curve: curves[0] };
    let { curve } = here;
    if (chart.at && (key === "ArrowUp" || key === "ArrowDown")) {
      const turn = key === "ArrowUp" ? curves.length - 1 : 1;
      curve = curves[(curves.indexOf(curve) + turn) % curves.length];
    }
    const open = points(traces[curve]);
    const last = open.length - 1;
    let step = open.indexOf(here.point);
    if (!chart.at) step = key === "ArrowLeft" || key === "End" ? last : 0;
    else if (curve !== here.curve) step = nearest(traces[curve], open, place(traces[here.curve], here.point));
    else if (key === "Home" || key === "End") step = key === "Home" ? 0 : last;
    else if (key === "ArrowLeft" || key === "ArrowRight") step = Math.min(last, Math.max(0, step + (key === "ArrowLeft" ? -1 : 1)));
    chart.at = { curve, point: open[step] };
    const { xaxis = "x", yaxis = "y" } = traces[curve];
    Plotly.Fx.hover(chart.layer, [{ curveNumber: curve, pointNumber: open[step] }], xaxis + yaxis);
    chart.voice.textContent = sentence(chart, curve, open[step]);
  }

  /** The same place in another series, else the last one before it. */
  function nearest(trace, open, wanted) {
    const places = open.map((point) => place(trace, point));
    const same = places.indexOf(wanted);
    return same >= 0 ? same : Math.max(0, places.findLastIndex((one) => one <= wanted));
  }

  /** 'Russia sells to China, 2024: 129.32 USD bn, provisional'. */
  function sentence({ made, layer }, curve, point) {
    const trace = layer.data[curve];
    // Where axes do not say what a mark is, its words come with it.
    if (trace.meta) return chartShown.plain(trace.meta);
    if (trace.hovertext) return chartShown.plain(trace.hovertext[point]);
    const one = made.series.length === layer.data.length ? made.series[curve] : undefined;
    const unit = made.fields.find((field) => field.name === one?.field)?.unit;
    const value = chartShown.values(trace)[point].toLocaleString("en", { maximumFractionDigits: 6 }).replace("-", "−");
    const mark = made.rows[trace.customdata[point]]?.mark;
    return `${one?.label ?? chartShown.plain(trace.name)}, ${chartShown.plain(moment(trace, point))}: ${value}${unit === "%" ? "%" : unit ? ` ${unit}` : ""}${mark ? `, ${mark}` : ""}`;
  }

  // In the form that the hover label has: the template says which.
  function moment(trace, point) {
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
