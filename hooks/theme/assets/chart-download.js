// Downloads of what a chart shows at the moment. They are made in the browser; nothing leaves it.

import * as chartNotes from "./chart-notes.js";
import * as chartPart from "./chart-part.js";
import * as chartShown from "./chart-shown.js";
import * as chartView from "./chart-view.js";
import { say } from "./words.js";

/** @import { Chart, Content, Field, LiveChart, View } from "../../types/chart" */

const SVG = "http://www.w3.org/2000/svg";
const SIDE = 16;
/** @typedef {{ size: number, weight: number, colour: string }} Look */
const TITLE = { size: 18, weight: 700, colour: "--ink" };
const SUBTITLE = { size: 13, weight: 400, colour: "--muted" };
const SMALL = { size: 11, weight: 400, colour: "--muted" };

/**
 * @param {BlobPart} content
 * @param {string} type
 * @param {string} name
 */
function save(content, type, name) {
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([content], { type })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * The rows shown, as they are written in `text`, the chart's own CSV: numbers of JavaScript would lose digits. Columns of series
 * that are hidden are left out.
 * @param {string} text
 * @param {{ content: Content, view: View }} chart
 */
export function shownRows(text, { content, view }) {
  const hidden = content.series.filter(({ key }) => !chartView.shows(view, key));
  const visible = content.series.filter(({ key }) => chartView.shows(view, key));
  /** @param {string} name */
  const gone = (name) => hidden.some(({ field }) => field === name) && !visible.some(({ field }) => field === name);
  const [names, ...rows] = cells(text);
  // The column that the site adds, unless a field has its name.
  const added = content.fields.some((field) => field.name === "unit") ? -1 : names.indexOf("unit");
  const left = quoted(unitsOf(content.fields.filter((field) => !gone(field.name))));
  /** @param {string[]} row */
  const whole = (row) => row.map((cell, column) => (column === added ? left : cell));
  const kept = [names, ...rows.filter((_, number) => chartView.hasRow(content, view, number)).map(whole)];
  return kept.map((row) => `${row.filter((_, column) => !gone(names[column])).join(",")}\n`).join("");
}

/**
 * The units of fields as the CSV has them: "USD bn"; where they differ, by field: "value: USD bn; share: %".
 * @param {Field[]} fields
 */
function unitsOf(fields) {
  const measured = fields.filter((field) => field.unit);
  const units = new Set(measured.map((field) => field.unit));
  return units.size === 1 ? ([...units][0] ?? "") : measured.map((field) => `${field.name}: ${field.unit}`).join("; ");
}

/** @param {string} cell */
const quoted = (cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * The cells of a CSV, row by row, with the quotation marks in which they stand.
 * @param {string} text
 */
function cells(text) {
  /** @type {string[][]} */
  const rows = [[]];
  for (const [, cell, end] of text.matchAll(/((?:"(?:[^"]|"")*"|[^",\n])*)(,|\n)/g)) {
    rows.at(-1)?.push(cell);
    if (end === "\n") rows.push([]);
  }
  return rows.slice(0, -1);
}

/**
 * The file of the chart with that ending, as text.
 * @param {Chart} chart
 * @param {string} ending
 */
async function file({ figure }, ending) {
  const answer = await fetch(/** @type {string} */ (figure.dataset.src).replace(/\.json$/, ending));
  if (!answer.ok) throw new Error(`the file answered ${answer.status}`);
  return answer.text();
}

/**
 * @param {Element} figure
 * @param {string} selector
 */
const texts = (figure, selector) =>
  [...figure.querySelectorAll(selector)].map((node) => node.textContent.trim().replace(/\s+/g, " "));

/**
 * The project's name and the address of what is shown, as the citation below the chart has them.
 * @param {Chart} chart
 */
function origin({ figure, view }) {
  const [cite] = texts(figure, ".chart-cite p");
  const address = new URL(cite.slice(cite.lastIndexOf(" ") + 1), location.href);
  return {
    project: cite.slice(0, cite.indexOf(", \u201c")),
    address: address.href.replace(/#.*/, "") + chartView.write(figure.id, view),
  };
}

/**
 * The rows of what is shown. Those of a part say in a column of their own what they are a part of.
 * @param {Chart} chart
 */
async function csv(chart) {
  const text = shownRows(await file(chart, ".csv"), chart);
  if (chartView.whole(chart.view)) return text;
  const { project, address } = origin(chart);
  const [names, ...rows] = cells(text);
  if (names.includes("part_of")) return text;
  const note = quoted(`${chart.content.title} (${project}, ${address})`);
  return [[...names, "part_of"], ...rows.map((row) => [...row, note])].map((row) => `${row.join(",")}\n`).join("");
}

/**
 * The notes and the source line of what is shown. Those of a part leave out what is said of hidden figures only.
 * @param {Chart} chart
 */
function notes(chart) {
  const { figure, content, view } = chart;
  const [day] = texts(figure, ".chart-source time");
  /** @param {string | undefined} names */
  const line = (names = "") => (day ? say("%(names)s · data of %(day)s", { names, day }) : names);
  if (chartView.whole(view) || content.summary) {
    return [line(texts(figure, ".chart-source > :first-child")[0]), ...texts(figure, ".chart-note")];
  }
  return [
    ...texts(figure, ".chart-note:not(.chart-marks)"),
    content.marks ? chartNotes.marks(chart) : "",
    line(chartNotes.sources(chart)),
  ];
}

/**
 * The wide drawing of what is shown, in the colours and the font of the page, with its title and its source.
 * @param {LiveChart} chart
 */
async function picture(chart) {
  const { figure, layer, content, view } = chart;
  const page = getComputedStyle(figure);
  const { data, layout } = chartShown.shown(content, "wide", view);
  layout.font = { ...layout.font, family: page.fontFamily };
  if (view.events) {
    layout.annotations = layout.annotations?.filter(({ name }) => name !== "event");
    layout.shapes = layout.shapes?.filter(({ name }) => name !== "event");
  }
  const { width, height } = layout;
  const drawn = await Plotly.toImage({ data, layout }, { format: "svg", width, height });
  const drawing = decodeURIComponent(drawn.slice(drawn.indexOf(",") + 1));
  // The SVG is changed as text: under a strict policy for styles, `style` attributes of a parsed one would be lost.
  const coloured = drawing.replace(/rgb\(0,\s*0,\s*\d+\)/g, (colour) => pageColour(layer, colour));
  const { project, address } = origin(chart);
  /** @type {[string, Look][]} */
  const heads = [
    [chartPart.title(chart), TITLE],
    ...[chartPart.words(chart), ...texts(figure, ".chart-subtitle")].map(
      (text) => /** @type {[string, Look]} */ ([text, SUBTITLE]),
    ),
  ];
  /** @type {[string, Look][]} */
  const small = [...notes(chart), `${project}, ${address}`].map((text) => [text, SMALL]);
  const above = words(heads, page, SIDE, width);
  const below = words(small, page, above.end + height + 24, width);
  const size = { width: width + 2 * SIDE, height: Math.round(below.end) + SIDE };
  const markup = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}">`,
    `<title>${escaped(chartPart.title(chart))}</title>`,
    `<rect width="${size.width}" height="${size.height}" fill="${page.getPropertyValue("--paper")}"/>`,
    ...above.lines,
    coloured.replace("<svg ", `<svg x="${SIDE}" y="${above.end + 8}" `),
    ...below.lines,
    "</svg>",
  ].join("\n");
  return { markup, ...size };
}

/** @param {HTMLCanvasElement} canvas */
const pencil = (canvas) => /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));

/**
 * Texts, each with its look, as lines from `top` down to `end`.
 * @param {[string, Look][]} entries
 * @param {CSSStyleDeclaration} page
 * @param {number} top
 * @param {number} width
 */
function words(entries, page, top, width) {
  const pen = pencil(document.createElement("canvas"));
  const lines = [];
  let end = top;
  for (const [text, { size, weight, colour }] of entries.filter(([written]) => written)) {
    pen.font = `${weight} ${size}px ${page.fontFamily}`;
    const look = `fill="${page.getPropertyValue(colour)}" font-size="${size}" font-weight="${weight}" font-family="${escaped(page.fontFamily)}"`;
    /** @param {string} line */
    const fits = (line) => pen.measureText(line).width < width;
    const parts = text.split(" ").flatMap((part) => (fits(part) ? part : breakAddress(part)));
    for (const line of wrapped(parts, fits)) {
      end += Math.round(size * 1.4);
      lines.push(`<text x="${SIDE}" y="${end}" ${look}>${escaped(line)}</text>`);
    }
  }
  return { lines, end };
}

/**
 * A long address in lines of 80 letters at most. They end where a part of it does, if there is one.
 * @param {string} address
 * @returns {string[]}
 */
export const breakAddress = (address) => address.match(/.{1,80}$|.{1,79}[/#?&=-]|.{1,80}/g) ?? [];

/**
 * @param {string[]} parts
 * @param {(line: string) => boolean} fits
 */
const wrapped = (parts, fits) =>
  parts.reduce((/** @type {string[]} */ lines, part) => {
    const longer = lines.length ? `${lines.at(-1)} ${part}` : part;
    return lines.length && fits(longer) ? [...lines.slice(0, -1), longer] : [...lines, part];
  }, []);

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * The colour that the page's style sheet gives to a placeholder. So no second table of colours is needed.
 * @param {HTMLElement} layer
 * @param {string} colour
 */
function pageColour(layer, colour) {
  const probe = document.createElementNS(SVG, "path");
  probe.setAttribute("fill", colour);
  layer.append(probe);
  const { fill } = getComputedStyle(probe);
  probe.remove();
  return fill;
}

/**
 * The picture of the site if nothing is left out, otherwise a drawing of what is shown.
 * @param {LiveChart} chart
 * @returns {Promise<string>}
 */
async function svg(chart) {
  return chartView.whole(chart.view) && !chart.view.events ? file(chart, ".svg") : (await picture(chart)).markup;
}

/**
 * The drawing of the view as PNG, with two pixels for each of the drawing's.
 * @param {LiveChart} chart
 * @returns {Promise<Blob>}
 */
async function png(chart) {
  const { markup, width, height } = await picture(chart);
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(markup)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
  pencil(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob((blob) => done(/** @type {Blob} */ (blob)), "image/png"));
}

/** @type {Record<string, [make: (chart: LiveChart) => Promise<BlobPart>, type: string]>} */
const FORMS = { CSV: [csv, "text/csv"], SVG: [svg, "image/svg+xml"], PNG: [png, "image/png"] };

/**
 * Save a live chart in a form, one of `forms`.
 * @param {LiveChart} chart
 * @param {string} form
 */
export async function download(chart, form) {
  const [make, type] = FORMS[form];
  save(await make(chart), type, `${chart.content.id}.${form.toLowerCase()}`);
}

export const forms = Object.keys(FORMS);
