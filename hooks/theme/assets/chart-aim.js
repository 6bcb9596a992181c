// Which marks of a chart a place in it means, where a reader points or taps. All lengths are pixels of the drawing.

import { crossings } from "./chart-marks.js";

/** @import { Box, Mark, Outline, Point } from "../../types/chart" */

const ON_TOP = 1e6; // Dots lie on shapes: that of a small state on the country around it.
const NEAR = 12; // So far from a shape a pointer may be.

/**
 * @param {Point[][]} rings
 * @param {number} x
 * @param {number} y
 */
const inside = (rings, x, y) =>
  rings.reduce((count, ring) => count + crossings(ring, y).filter((edge) => edge > x).length, 0) % 2 === 1;

/**
 * How far a place is from a mark; 0 inside of it.
 * @param {Outline} mark
 * @param {number} x
 * @param {number} y
 */
export function distance(mark, x, y) {
  if (mark.box) return beside(mark.box, x, y);
  if (!mark.rings) return Math.max(0, Math.hypot(mark.x - x, mark.y - y) - (mark.radius ?? 0));
  if (inside(mark.rings, x, y)) return 0;
  return Math.min(
    ...mark.rings.flatMap((ring) => ring.map((corner, at) => toEdge(corner, ring[(at + 1) % ring.length], x, y))),
  );
}

/**
 * How far a place is from an edge: from the foot of its perpendicular, or from the nearer end.
 * @param {Point} begin
 * @param {Point} end
 * @param {number} x
 * @param {number} y
 */
function toEdge([x1, y1], [x2, y2], x, y) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const share = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + share * dx - x, y1 + share * dy - y);
}

/**
 * @param {Box} box
 * @param {number} x
 * @param {number} y
 */
const beside = ({ left, right, top, bottom }, x, y) =>
  Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));

/**
 * The mark that is meant by a place: the nearest; of several, a dot before a shape, the one whose middle is nearest, or the shape on top.
 * `byPlace` says that readers point at a place on the x axis. Shapes must be near.
 * @param {Mark[]} marks
 * @param {number} x
 * @param {number} y
 * @param {boolean} byPlace
 */
export function nearest(marks, x, y, byPlace) {
  /** @type {Mark | undefined} */
  let best;
  let [least, middle] = [Infinity, Infinity];
  /** @param {Box | undefined} plot */
  const off = (plot) => (plot ? beside(plot, x, y) : Infinity);
  const [panel] = (byPlace ? marks : []).map(({ plot }) => plot).sort((one, other) => off(one) - off(other));
  for (const [order, mark] of marks.entries()) {
    if (byPlace && mark.plot !== panel) continue;
    const far = byPlace ? Math.abs(mark.x - x) : distance(mark, x, y);
    const aside = byPlace ? Math.abs(mark.y - y) : mark.rings ? -order : Math.hypot(mark.x - x, mark.y - y) - ON_TOP;
    if ((mark.rings && far > NEAR) || far > least + 0.01 || (far > least - 0.01 && aside > middle)) continue;
    [best, least, middle] = [mark, far, aside];
  }
  return best;
}

/**
 * The marks that are read together with one, which is the first: all at its place on the x axis, or all at the same spot.
 * @param {Mark[]} marks
 * @param {Mark} mark
 * @param {boolean} byPlace
 */
export function together(marks, mark, byPlace) {
  /** @type {(one: number, other: number) => boolean} */
  const near = (one, other) => Math.abs(one - other) < 1;
  const others = marks.filter(
    (other) =>
      other !== mark &&
      (byPlace
        ? other.place === mark.place && other.plot === mark.plot
        : mark.radius !== undefined && near(other.x, mark.x) && near(other.y, mark.y)),
  );
  return [mark, ...others];
}
