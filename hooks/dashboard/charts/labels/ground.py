"""The ground of labels that lie on lines of the plot: a grid line that runs through a text strikes it out."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.taken import Taken
from dashboard.charts.style.palette import placeholder

# (Plotly's own border is black that nobody sees, which would be one more colour of the picture.)
GROUND = {"bgcolor": placeholder("paper"), "bordercolor": placeholder("paper")}
"""What gives a label of Plotly a ground of the colour of the paper."""
_EDGE = 1.5
"""A line so near to the edge of the box of a text runs through none of its letters, in CSS pixels."""


def on_ground(layout: dict[str, Any], taken: Taken) -> dict[str, Any]:
    """Give the labels that a line runs through a ground of the colour of the paper, unless that would cover a mark.

    Args:
        layout: Plotly's layout with all labels at their places.
        taken: what they take, and the marks.

    Returns:
        A new layout.
    """
    frame = Frame(layout)
    lines = [*_grid_lines(frame), *_drawn_lines(frame)]
    annotations = []
    for annotation in layout["annotations"]:
        box = label_box(annotation, frame)
        bare = not annotation["text"] or annotation.get("label", {}).get("bare")
        struck = not bare and any(box.meets(line, _EDGE) for line in lines)
        annotations.append(annotation | GROUND if struck and not taken.meets_mark(_ground_box(box)) else annotation)
    return layout | {"annotations": annotations}


def _ground_box(box: Box) -> Box:
    """What Plotly fills: its lines are a little higher than letters."""
    return Box(box.left, box.top - _EDGE, box.right, box.bottom + _EDGE)


def _grid_lines(frame: Frame) -> Iterator[Box]:
    """The grid lines and zero lines of all axes of amounts."""
    for key, axis in frame.layout.items():
        if key[1:5] != "axis" or key[0] not in "xy" or not axis.get("tickvals"):
            continue
        ref = key.replace("axis", "")
        places = axis["tickvals"] if "gridcolor" in axis and axis.get("showgrid", True) else []
        places = [math.log10(place) if axis.get("type") == "log" else place for place in places]
        places += [0] if axis.get("zeroline") else []
        across = frame.domain(axis.get("anchor") or ("y" if ref[0] == "x" else "x") + ref[1:])
        for place in places:
            if ref[0] == "x":
                yield _line(frame.x(ref, place), frame.x(ref, place), *across)
            else:
                yield _line(*across, frame.y(ref, place), frame.y(ref, place))


def _drawn_lines(frame: Frame) -> Iterator[Box]:
    """The upright and the level lines of authors and events."""
    for shape in frame.layout.get("shapes", []):
        if shape["type"] == "line" and not {"xsizemode", "ysizemode"} & shape.keys():
            xs = [frame.x(shape.get("xref", "x"), shape[end]) for end in ("x0", "x1")]
            ys = [_height(frame, shape, shape[end]) for end in ("y0", "y1")]
            if xs[0] == xs[1] or ys[0] == ys[1]:
                yield _line(*xs, *ys)


def _height(frame: Frame, shape: dict[str, Any], value: float) -> float:
    """Where a shape is. On a logarithmic axis it has the amount, and labels the logarithm."""
    ref = shape.get("yref", "y")
    in_amounts = not ref.endswith("domain") and ref != "paper" and frame.axis(ref).get("type") == "log"
    return frame.y(ref, math.log10(value) if in_amounts else value)


def _line(left: float, right: float, bottom: float, top: float) -> Box:
    """A line as a box as thin as nothing."""
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
