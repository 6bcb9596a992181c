// The figure of a view: traces and a layout for Plotly, in which only what the view shows is left.

const chartShown = (() => {
  const LINE = 16; // The height of a line of text on charts, as in layout.py.
  const DAY = 864e5; // In milliseconds.

  /** The values of a trace, whichever way it lies. */
  const values = (trace) => (trace.orientation === "h" ? trace.x : trace.y);

  /** A made chart in one size, 'wide' or 'narrow' → {data, layout}; each point's `customdata` is the number of its row. */
  function shown(made, size, view) {
    const data = structuredClone(made.figure.data);
    const layout = structuredClone(made.figure.layouts[size]);
    const matched = made.series.length === data.length;
    data.forEach((trace, number) => {
      const rows = matched ? [...made.series[number].rows] : [];
      if (!trace.hovertext && !trace.meta && trace.hoverinfo !== "skip") trace.customdata = values(trace).map((value) => (value === null ? null : rows.shift() ?? -1));
      if (view.from || view.to) cut(trace, trace.x.map((x) => chartView.holds(view, x)));
      if (matched && !chartView.shows(view, made.series[number].key)) trace.visible = false;
    });
    if (view.from || view.to) layout.xaxis = { ...layout.xaxis, ...across(made, size, view) };
    if (matched && !chartView.whole(view)) relabel(made, data, layout);
    return { data, layout };
  }

  /** Leave out points from all that a trace says point by point. */
  function cut(thing, kept) {
    for (const [name, value] of Object.entries(thing)) {
      if (Array.isArray(value) && value.length === kept.length) thing[name] = value.filter((_, at) => kept[at]);
      else if (value?.constructor === Object) cut(value, kept);
    }
  }

  /** The part of the axis of time that a view shows; its marks are set anew, as the whole chart's would be too few. */
  function across(made, size, view) {
    const all = chartView.times(made);
    const [from, to] = [view.from || all[0], view.to || all.at(-1)];
    const most = size === "narrow" ? 4 : 8;
    if (from.length === 4) {
      const span = Math.max(1, to - from);
      const step = [1, 2, 5, 10, 20, 50, 100, 1000].find((one) => span / one <= most);
      const slack = span * 0.02;
      return { range: [from - slack, +to + slack], tickmode: "linear", tick0: 0, dtick: step, tickformat: "d", ticktext: null };
    }
    const stamps = made.figure.data.flatMap((trace) => trace.x).filter((x) => chartView.holds(view, x)).sort();
    const [first, last] = [stamps[0], stamps.at(-1)].map((stamp) => new Date(stamp).getTime());
    const slack = Math.max(3 * DAY, (last - first) * 0.02);
    const months = (last - first) / (30 * DAY);
    const step = [1, 2, 3, 6, 12, 24, 60, 120, 1200].find((one) => months / one <= most);
    return {
      range: [first - slack, last + slack].map((time) => new Date(time).toISOString().slice(0, 10)),
      tickmode: "linear", tick0: "2000-01-01", dtick: `M${step}`, tickangle: 0, ticktext: null,
      tickformat: step < 12 ? "%b<br>%Y" : "%Y",
    };
  }

  /** Names at the ends of lines and areas say the last value shown and stand beside it; hidden series have none. */
  function relabel(made, data, layout) {
    if (!layout.yaxis?.range) return; // A pie has no axes, and its parts name themselves.
    const [low, high] = layout.yaxis.range;
    const height = layout.height - layout.margin.t - layout.margin.b;
    const stacked = data.some((trace) => trace.stackgroup);
    const ends = data.map((trace) => (trace.visible === false ? undefined : trace.y.findLast((y) => y !== null)));
    let below = 0;
    const blocks = [];
    layout.annotations = layout.annotations.filter((label) => {
      const owner = made.series.findIndex((one) => belongs(label, one, made));
      if (owner < 0 || label.xref !== "paper") return owner < 0 || data[owner].visible !== false;
      if (ends[owner] === undefined) return false;
      blocks.push({ label, owner });
      return true;
    });
    for (const block of blocks.sort((a, b) => a.owner - b.owner)) {
      const end = ends[block.owner];
      const names = block.label.text.match(/<b>.*?<\/b>/g) ?? [];
      block.label.text = [...names, rounded(end)].join("<br>");
      block.tall = (names.length + 1) * LINE + 4;
      block.centre = ((high - (stacked ? below + end / 2 : end)) / (high - low)) * height;
      below += end;
    }
    apart(blocks, height);
    for (const { label, centre } of blocks) label.y = 1 - centre / height;
  }

  // Texts of a figure are escaped, as markup.py does it.
  const plain = (text) => String(text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

  /** Whether a label names a series: by its bold words, or because it is the one series' value. */
  function belongs(label, one, made) {
    const bold = plain([...(label.text ?? "").matchAll(/<b>(.*?)<\/b>/g)].map(([, words]) => words).join(""));
    const bare = (text) => text.replace(/\s/g, "");
    return bold ? bare(bold) === bare(one.label) : made.series.length === 1 && label.xref === "paper" && label.x === 1;
  }

  // As labels.py does it: down from the top, then up from the floor.
  function apart(blocks, height) {
    blocks.sort((a, b) => a.centre - b.centre);
    let edge = -LINE;
    for (const block of blocks) {
      block.centre = Math.max(block.centre, edge + block.tall / 2);
      edge = block.centre + block.tall / 2;
    }
    edge = height + LINE;
    for (const block of [...blocks].reverse()) {
      block.centre = Math.min(block.centre, edge - block.tall / 2);
      edge = block.centre - block.tall / 2;
    }
  }

  // As layout.py does it: three digits, four before the point.
  function rounded(value) {
    const size = Math.abs(value);
    const digits = size >= 1000 ? 0 : size >= 100 ? 1 : size ? Math.max(0, 2 - Math.floor(Math.log10(size))) : 0;
    return value.toLocaleString("en", { maximumFractionDigits: digits }).replace("-", "−");
  }

  return { plain, shown, values };
})();
