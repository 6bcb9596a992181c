// Downloads of what a chart shows at the moment. They are made in the browser; nothing leaves it.

const chartDownload = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const SIDE = 16;
  const LINES = [ // The words above and below the drawing: the selector in the figure, and how they look.
    { of: ".chart-title", size: 18, weight: 700, colour: "--ink" },
    { of: ".chart-subtitle", size: 13, weight: 400, colour: "--muted" },
    { of: ".chart-note, p.chart-source, .chart-source summary, .chart-source > p", size: 11, weight: 400, colour: "--muted", below: true },
  ];

  function save(content, type, name) {
    const link = Object.assign(document.createElement("a"), {
      href: URL.createObjectURL(new Blob([content], { type })),
      download: name,
    });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** The rows shown, as they are written in `text`, the chart's own CSV: numbers of JavaScript would lose digits. Columns of series
   * that are hidden are left out. */
  function shownRows(text, { content, view }) {
    const hidden = content.series.filter(({ key }) => !chartView.shows(view, key));
    const visible = content.series.filter(({ key }) => chartView.shows(view, key));
    const gone = (name) => hidden.some(({ field }) => field === name) && !visible.some(({ field }) => field === name);
    const isShown = (row) =>
      (!content.color || chartView.shows(view, String(row[content.color]))) && chartView.holds(view, chartView.place(row[content.x]));
    const [names, ...rows] = cells(text);
    // The column that the site adds, unless a field has its name.
    const added = content.fields.some((field) => field.name === "unit") ? -1 : names.indexOf("unit");
    const left = quoted(unitsOf(content.fields.filter((field) => !gone(field.name))));
    const whole = (row) => row.map((cell, column) => (column === added ? left : cell));
    const kept = [names, ...rows.filter((_, number) => isShown(content.rows[number])).map(whole)];
    return kept.map((row) => `${row.filter((_, column) => !gone(names[column])).join(",")}\n`).join("");
  }

  /** The units of fields as the CSV has them: "USD bn"; where they differ, by field: "value: USD bn; share: %". */
  function unitsOf(fields) {
    const measured = fields.filter((field) => field.unit);
    const units = new Set(measured.map((field) => field.unit));
    return units.size === 1 ? [...units][0] : measured.map((field) => `${field.name}: ${field.unit}`).join("; ");
  }

  const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  /** The cells of a CSV, row by row, with the quotation marks in which they stand. */
  function cells(text) {
    const rows = [[]];
    for (const [, cell, end] of text.matchAll(/((?:"(?:[^"]|"")*"|[^",\n])*)(,|\n)/g)) {
      rows.at(-1).push(cell);
      if (end === "\n") rows.push([]);
    }
    return rows.slice(0, -1);
  }

  /** The file of the chart with that ending, as text. */
  async function file({ figure }, ending) {
    const answer = await fetch(figure.dataset.src.replace(/\.json$/, ending));
    if (!answer.ok) throw new Error(`the file answered ${answer.status}`);
    return answer.text();
  }

  const csv = async (chart) => shownRows(await file(chart, ".csv"), chart);

  /** The wide drawing of what is shown, in the colours of the page, with its title and its source. */
  async function picture({ figure, layer, content, view }) {
    const { data, layout } = chartShown.shown(content, "wide", view);
    const { width, height } = layout;
    const address = await Plotly.toImage({ data, layout }, { format: "svg", width, height });
    const drawing = decodeURIComponent(address.slice(address.indexOf(",") + 1));
    // The SVG is changed as text: under a strict policy for styles, `style` attributes of a parsed one would be lost.
    const coloured = drawing.replace(/rgb\(0,\s*0,\s*\d+\)/g, (colour) => pageColour(layer, colour));
    const page = getComputedStyle(figure);
    const above = words(figure, page, LINES.filter(({ below }) => !below), SIDE, width);
    const below = words(figure, page, LINES.filter((line) => line.below), above.end + height + 24, width);
    const size = { width: width + 2 * SIDE, height: Math.round(below.end) + SIDE };
    const markup = [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
      `<rect width="${size.width}" height="${size.height}" fill="${page.getPropertyValue("--paper")}"/>`,
      ...above.lines,
      coloured.replace("<svg ", `<svg x="${SIDE}" y="${above.end + 8}" `),
      ...below.lines,
      "</svg>",
    ].join("\n");
    return { markup, ...size };
  }

  /** Words of the figure as lines of text, from `top` down to `end`. */
  function words(figure, page, kinds, top, width) {
    const pen = document.createElement("canvas").getContext("2d");
    const lines = [];
    let end = top;
    for (const { of, size, weight, colour } of kinds) {
      pen.font = `${weight} ${size}px ${page.fontFamily}`;
      const look = `fill="${page.getPropertyValue(colour)}" font-size="${size}" font-weight="${weight}" font-family="${escaped(page.fontFamily)}"`;
      for (const node of figure.querySelectorAll(of)) {
        for (const line of wrapped(node.textContent.trim().split(/\s+/), (text) => pen.measureText(text).width < width)) {
          end += Math.round(size * 1.4);
          lines.push(`<text x="${SIDE}" y="${end}" ${look}>${escaped(line)}</text>`);
        }
      }
    }
    return { lines, end };
  }

  const wrapped = (parts, fits) => parts.reduce((lines, part) => {
    const longer = lines.length ? `${lines.at(-1)} ${part}` : part;
    return lines.length && fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, part];
  }, []);

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

  // The colour that the page's style sheet gives to a placeholder. So no second table of colours is needed.
  function pageColour(layer, colour) {
    const probe = document.createElementNS(SVG, "path");
    probe.setAttribute("fill", colour);
    layer.append(probe);
    const { fill } = getComputedStyle(probe);
    probe.remove();
    return fill;
  }

  /** The picture of the site if the view leaves nothing out, otherwise a drawing of the view. */
  async function svg(chart) {
    return chartView.whole(chart.view) ? file(chart, ".svg") : (await picture(chart)).markup;
  }

  /** The drawing of the view as PNG, with two pixels for each of the drawing's. */
  async function png(chart) {
    const { markup, width, height } = await picture(chart);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
    await image.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((done) => canvas.toBlob(done, "image/png"));
  }

  const FORMS = { CSV: [csv, "text/csv"], SVG: [svg, "image/svg+xml"], PNG: [png, "image/png"] };

  /** Save a live chart in a form, one of `forms`. */
  async function download(chart, form) {
    const [make, type] = FORMS[form];
    save(await make(chart), type, `${chart.content.id}.${form.toLowerCase()}`);
  }

  return { download, forms: Object.keys(FORMS), shownRows };
})();
