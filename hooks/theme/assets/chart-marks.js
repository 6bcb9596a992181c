// Where the marks of a chart stand and what they say. Both come from the chart's figure alone, so that a reader gets an answer
// before Plotly is there. All lengths are pixels of the drawing.
//
// A mark is {curve, point, x, y, words}, with `plot` the box of its plot, with {name, place, amount} if it stands on an axis, and what it covers: `radius`, `box` {left, top, right, bottom}
// or `rings`, lists of [x, y].

/** @import { Box, Figure, Layout, Mark, Outline, Point, Scale, Trace } from "../../types/chart" */

/**
 * Texts of a figure are escaped, as charts/style/escaping.py does it.
 * @param {unknown} text
 */
export const plain = (text) => String(text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/**
 * The marks of a figure {data, layout}, in the order in which they are drawn.
 * @param {Figure} figure
 * @returns {Mark[]}
 */
export function list({ data, layout }) {
  /** @type {Map<string, Scale>} */
  const scales = new Map();
  /** @param {string} name */
  function scale(name) {
    const known = scales.get(name) ?? axis(name, data, layout);
    scales.set(name, known);
    return known;
  }
  const bars = barPlaces(data, layout, scale);
  /** @type {Map<string, Box>} */
  const plots = new Map();
  const stacks = new Map();
  return data.flatMap(marksOf);

  /**
   * @param {Trace} trace
   * @param {number} curve
   * @returns {Mark[]}
   */
  function marksOf(trace, curve) {
    if (trace.visible === false || !(trace.hovertext || trace.meta)) return [];
    if (trace.type === "pie")
      return slices(trace, layout).map((mark) => ({ curve, ...mark, ...words(trace, mark.point) }));
    const [across, up] = [scale(trace.xaxis ?? "x"), scale(trace.yaxis ?? "y")];
    const key = [across.begin, up.begin].join();
    const plot = plots.get(key) ?? { left: across.begin, right: across.end, top: up.end, bottom: up.begin };
    plots.set(key, plot);
    if (trace.meta) return [{ curve, point: 0, plot, ...shape(trace, across, up), ...words(trace, 0) }];
    return trace.hovertext.flatMap((text, point) => {
      if (text === null) return [];
      const covers = trace.type === "bar" ? bars(trace, point) : dot(trace, point, across, up, stacks);
      return [{ curve, point, plot, ...covers, ...words(trace, point) }];
    });
  }
}

/**
 * What a mark says: the whole sentence; and where marks stand on an axis, its parts.
 * @param {Trace} trace
 * @param {number} point
 */
function words(trace, point) {
  if (trace.meta) return { words: plain(trace.meta) };
  const amount = plain(trace.hovertext[point]);
  if (!trace.customdata) return { words: amount };
  const [name, place] = [trace.name, trace.customdata[point]].map(plain);
  return { words: `${name}, ${place}: ${amount}`, name, place, amount };
}

/**
 * An axis by Plotly's name, such as "x" or "y2": {value, pixel, begin, end}, from data to numbers, and from numbers to pixels.
 * @param {string} name
 * @param {Trace[]} data
 * @param {Layout} layout
 * @returns {Scale}
 */
export function axis(name, data, layout) {
  const letter = name[0] === "x" ? "x" : "y";
  const own = /** @type {"xaxis"} */ (`${letter}axis${name.slice(1)}`);
  const { type, range, domain = [0, 1], categoryarray } = layout[own] ?? {};
  const {
    width,
    height,
    margin: { l, r, t, b },
  } = layout;
  const pixels = letter === "x" ? [l, width - r] : [height - b, t];
  const names = categoryarray ?? [
    ...new Set(data.filter((trace) => (trace[`${letter}axis`] ?? letter) === name).flatMap((trace) => trace[letter])),
  ];
  /** @type {Record<string, Scale["value"]>} */
  const values = { category: (place) => names.indexOf(place), date: time, log: Math.log10 };
  const value = values[type ?? ""] ?? Number;
  const [first, last] = (range ?? [-0.5, names.length - 0.5]).map(type === "date" ? time : Number);
  const [begin, end] = domain.map((/** @type {number} */ share) => pixels[0] + share * (pixels[1] - pixels[0]));
  return { value, type, begin, end, pixel: (number) => begin + ((number - first) / (last - first)) * (end - begin) };
}

/** @param {string} text */
const time = (text) => Date.parse(String(text).includes(":") ? `${text.replace(" ", "T")}Z` : text);

/**
 * A point of a line, of an area or of a scatter chart. Areas of a stack stand on one another.
 * @param {Trace} trace
 * @param {number} point
 * @param {Scale} across
 * @param {Scale} up
 * @param {Map<string, number>} stacks
 * @returns {Outline}
 */
function dot(trace, point, across, up, stacks) {
  const key = [trace.stackgroup, trace.xaxis, trace.x[point]].join();
  const height = up.value(trace.y[point]) + (trace.stackgroup ? (stacks.get(key) ?? 0) : 0);
  if (trace.stackgroup) stacks.set(key, height);
  const size = trace.marker?.size;
  const radius = (Array.isArray(size) ? size[point] : (size ?? 0)) / 2;
  return { x: across.pixel(across.value(trace.x[point])), y: up.pixel(height), radius };
}

/**
 * A function from a bar to its box, as Plotly places bars: side by side, one on the other, or each at its own place.
 * @param {Trace[]} data
 * @param {Layout} layout
 * @param {(name: string) => Scale} scale
 */
function barPlaces(data, layout, scale) {
  const { barmode = "group", bargap = 0.2, bargroupgap = 0 } = layout;
  /** @param {Trace} trace */
  const plotOf = (trace) => (trace.xaxis ?? "x") + (trace.yaxis ?? "y");
  const bars = data.filter((trace) => trace.type === "bar" && trace.visible !== false);
  const tops = new Map(); // Of stacks, by their place and sign.
  /** @type {Map<Trace, Outline[]>} */
  const boxes = new Map(
    bars.map((trace) => {
      const lying = trace.orientation === "h";
      const [along, up] = [scale(trace.xaxis ?? "x"), scale(trace.yaxis ?? "y")];
      const [places, amounts] = lying ? [up, along] : [along, up];
      const group = bars.filter((other) => plotOf(other) === plotOf(trace));
      const taken = group.map((other) => (lying ? other.y : other.x).map(places.value));
      const distinct = [...new Set(taken.flat())].sort((a, b) => a - b);
      const least =
        places.type === "category"
          ? 1
          : Math.min(...distinct.slice(1).map((place, at) => place - distinct[at]), Infinity);
      const room = (Number.isFinite(least) ? least : 1) * (1 - bargap);
      const beside = barmode === "group" && distinct.length < taken.flat().length ? group.length : 1;
      const thick = (room / beside) * (1 - bargroupgap);
      const shift = beside > 1 ? (group.indexOf(trace) - (beside - 1) / 2) * (room / beside) : 0;
      return [
        trace,
        (lying ? trace.y : trace.x).map((name, point) => {
          const amount = Number((lying ? trace.x : trace.y)[point] ?? 0);
          const centre = places.value(name) + shift;
          const half = (Array.isArray(trace.width) ? trace.width[point] : (trace.width ?? thick)) / 2;
          const key = [plotOf(trace), name, barmode === "relative" && amount < 0].join();
          const stacked = barmode === "relative" || barmode === "stack";
          const from = stacked
            ? (tops.get(key) ?? 0)
            : Array.isArray(trace.base)
              ? trace.base[point]
              : (trace.base ?? 0);
          if (stacked) tops.set(key, from + amount);
          const [near, far] = [centre - half, centre + half].map(places.pixel);
          const [low, high] = [from, from + amount].map(amounts.pixel);
          return lying ? box(low, high, near, far) : box(near, far, low, high);
        }),
      ];
    }),
  );
  return (/** @type {Trace} */ trace, /** @type {number} */ point) =>
    /** @type {Outline[]} */ (boxes.get(trace))[point];
}

/**
 * @param {number} x1
 * @param {number} x2
 * @param {number} y1
 * @param {number} y2
 * @returns {Outline}
 */
function box(x1, x2, y1, y2) {
  const [left, right, top, bottom] = [Math.min(x1, x2), Math.max(x1, x2), Math.min(y1, y2), Math.max(y1, y2)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, box: { left, right, top, bottom } };
}

/**
 * A filled outline. It stands at the middle of its largest ring, or at a point of that which surely lies inside.
 * @param {Trace} trace
 * @param {Scale} across
 * @param {Scale} up
 * @returns {Outline}
 */
function shape(trace, across, up) {
  /** @type {Point[][]} */
  const rings = [[]];
  trace.x.forEach((x, at) => {
    if (x === null) rings.push([]);
    else rings.at(-1)?.push([across.pixel(across.value(x)), up.pixel(up.value(trace.y[at]))]);
  });
  const [largest] = rings.toSorted((a, b) => b.length - a.length);
  const [xs, ys] = [0, 1].map((side) => largest.map((place) => place[side]));
  const y = (Math.min(...ys) + Math.max(...ys)) / 2;
  // Between the first two edges that a level line through the middle crosses.
  const edges = crossings(largest, y).sort((a, b) => a - b);
  const x = edges.length > 1 ? (edges[0] + edges[1]) / 2 : (Math.min(...xs) + Math.max(...xs)) / 2;
  return { x, y, rings };
}

/**
 * Where a level line crosses the edges of a ring.
 * @param {Point[]} ring
 * @param {number} y
 */
export const crossings = (ring, y) =>
  ring.flatMap(([x1, y1], at) => {
    const [x2, y2] = ring[(at + 1) % ring.length];
    return y1 > y === y2 > y ? [] : [x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)];
  });

/**
 * The slices of a pie, clockwise from the top.
 * @param {Trace} trace
 * @param {Layout} layout
 * @returns {(Outline & { point: number })[]}
 */
function slices({ values, hovertext, hole = 0 }, { width, height, margin: { l, r, t, b } }) {
  const [across, up] = [width - l - r, height - t - b];
  const radius = Math.min(across, up) / 2;
  const sum = values.reduce((/** @type {number} */ total, value) => total + (value ?? 0), 0);
  let turned = 0;
  return hovertext.map((_, point) => {
    const [from, to] = [turned, turned + ((values[point] ?? 0) / sum) * 2 * Math.PI];
    turned = to;
    /** @type {(angle: number, far: number) => Point} */
    const place = (angle, far) => [l + across / 2 + far * Math.sin(angle), t + up / 2 - far * Math.cos(angle)];
    const arc = [...Array(33).keys()].map((step) => from + ((to - from) * step) / 32);
    const ring = [
      ...arc.map((angle) => place(angle, radius)),
      ...arc.toReversed().map((angle) => place(angle, radius * hole)),
    ];
    const [x, y] = place((from + to) / 2, (radius * (1 + hole)) / 2);
    return { point, x, y, rings: [ring] };
  });
}
