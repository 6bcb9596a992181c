// What of a chart is shown: some of its series, from one time to another. The address of the page can carry it, as
// `#<id>?series=a,b&from=2019&to=2024`, so that readers can pass on what they see.
//
// A view is {series, from, to}: the keys shown, none for all; the first and the last time, empty for the chart's own.

const chartView = (() => {
  const ALL = { series: [], from: "", to: "" };

  const decode = (text) => {
    try { return decodeURIComponent(text); } catch { return text; }
  };

  /** An address' fragment → the id of a chart and what is asked of it, still unchecked. */
  function read(hash) {
    const [id, query = ""] = hash.replace(/^#/, "").split("?");
    const said = new Map(query.split("&").map((part) => part.split("=")));
    return {
      id: decode(id),
      series: (said.get("series") ?? "").split(",").filter(Boolean).map(decode),
      from: decode(said.get("from") ?? ""),
      to: decode(said.get("to") ?? ""),
    };
  }

  /** The fragment for a view of the chart with that id. */
  function write(id, { series, from, to }) {
    const parts = [
      series.length ? `series=${series.map(encodeURIComponent).join(",")}` : "",
      from ? `from=${from}` : "",
      to ? `to=${to}` : "",
    ].filter(Boolean);
    return `#${encodeURIComponent(id)}${parts.length ? `?${parts.join("&")}` : ""}`;
  }

  /** The series a reader can choose among; none where the marks drawn are not the series one by one. */
  const series = (made) => (!made.figure.layouts.wide.xaxis2 && made.series.length > 1 && made.series.length === made.figure.data.length ? made.series : []);

  /** The times between which a reader can choose, in order; none where the axis is no time. Days come by the month. */
  function times(made) {
    const { type } = made.fields.find((field) => field.name === made.x) ?? {};
    if (made.figure.layouts.wide.xaxis2) return []; // Small plots are compared as they are.
    if (!["year", "yearmonth", "date"].includes(type) || !made.figure.data.every((trace) => trace.type === "scatter")) return [];
    const stamps = made.figure.data.flatMap((trace) => trace.x.filter((_, at) => trace.y[at] !== null));
    const found = [...new Set(stamps.map((x) => String(x).slice(0, 7)))].sort();
    return found.length > 2 ? found : [];
  }

  /** Whether a time is in a view; the view's ends may be coarser than the time. */
  const holds = ({ from, to }, x) =>
    (!from || String(x).slice(0, from.length) >= from) && (!to || String(x).slice(0, to.length) <= to);

  /** What is asked, as far as this chart can show it. */
  function fit(made, asked) {
    const keys = series(made).map((one) => one.key);
    const shown = keys.filter((key) => asked.series.includes(key));
    const all = times(made);
    const kept = all.filter((time) => holds(asked, time));
    const [first, last] = [kept[0], kept.at(-1)];
    return {
      series: shown.length === keys.length ? [] : shown,
      from: first && first !== all[0] ? first : "",
      to: last && last !== all.at(-1) ? last : "",
    };
  }

  /** Whether a view leaves nothing out. */
  const whole = (view) => !view.series.length && !view.from && !view.to;

  /** Whether a view shows the series with that key. */
  const shows = (view, key) => !view.series.length || view.series.includes(key);

  return { ALL, read, write, series, times, holds, fit, whole, shows };
})();
