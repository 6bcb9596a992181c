// Which marks the labels of a chart stand at: a label goes where its mark is hidden. All lengths are pixels of the drawing.

import * as chartAim from "./chart-aim.js";
import * as chartMarks from "./chart-marks.js";

/** @import { Annotation, Figure, Mark, Place } from "../../types/chart" */

const NUDGE = 2; // So far from its anchor, in the direction of the label, its mark is looked for: a cell has it inside.

/**
 * The labels of a figure {data, layout} but those whose marks are all hidden. `isShown` says it of a mark.
 * @param {Figure} figure
 * @param {(mark: Mark) => boolean} isShown
 */
export function ofShown(figure, isShown) {
  const marks = chartMarks.list(figure);
  /** @param {Annotation} label */
  const isHidden = (label) => {
    const own = label.name === "event" ? [] : marksOf(label, marks, figure);
    return own.length > 0 && !own.some(isShown);
  };
  const { annotations = [] } = figure.layout;
  // What a letter stands for goes with it.
  const letters = annotations
    .filter(isHidden)
    .map(({ text }) => text)
    .filter((text) => /^<b>([a-z])\1*<\/b>$/.test(text));
  return annotations.filter(
    (label) => !isHidden(label) && !letters.some((letter) => label.text.startsWith(`${letter} `)),
  );
}

/**
 * The marks in whose middle a label is anchored; without any, those that are beside the anchor.
 * @param {Annotation} label
 * @param {Mark[]} marks
 * @param {Figure} figure
 */
function marksOf({ x, y, xref = "x", yref = "y", xshift = 0, yshift = 0 }, marks, figure) {
  const {
    width,
    height,
    margin: { l, r, t, b },
  } = figure.layout;
  const left = pixel(xref, x, figure, [l, width - r]);
  const top = pixel(yref, y, figure, [height - b, t]);
  const middles = marks.filter((mark) => Math.hypot(mark.x - left, mark.y - top) < 1);
  if (middles.length) return middles;
  const [besideX, besideY] = [left + NUDGE * Math.sign(xshift), top - NUDGE * Math.sign(yshift)];
  return marks.filter((mark) => (mark.box || mark.rings) && chartAim.distance(mark, besideX, besideY) === 0);
}

/**
 * Where a place of an annotation is. `paper` has the ends of the whole plot.
 * @param {string} ref
 * @param {Place} value
 * @param {Figure} figure
 * @param {[number, number]} paper
 * @returns {number}
 */
function pixel(ref, value, { data, layout }, paper) {
  if (ref === "paper") return paper[0] + value * (paper[1] - paper[0]);
  const axis = chartMarks.axis(ref.split(" ")[0], data, layout);
  if (ref.endsWith(" domain")) return axis.begin + value * (axis.end - axis.begin);
  return axis.pixel(typeof value === "number" ? value : axis.value(value));
}
