"""The line from a mark to its label where that stands away from it: alone, an amount may be of any place."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.style.palette import placeholder

LEADER = "leader"
"""The name of these lines in a layout, by which the browser draws them anew with the labels that it moves."""
FAR, EARLY_FAR = 28, 20
"""A label further than this from its mark has a line, in CSS pixels; sooner if another line goes on beside the mark.

Beside a mark a label begins at 8.
"""
_FROM_MARK, _TO_LABEL, _HALF_LINE = 6, 3, 8
"""Where the line begins and ends: beside the mark, and before the nearest line of the text, in CSS pixels."""
_HALF_WIDTH = 1
"""Half of the width that a line takes, with some air, in CSS pixels."""
_BEND = 8
"""So far before the label a line bends that does not meet it level, in CSS pixels. Lines of data are never upright."""


def stands_away(annotation: dict[str, Any], box: Box, frame: Frame) -> bool:
    """Whether a label has a mark, and stands too far from it to be taken for its own.

    Args:
        annotation: the label; its `leader` has the x and y of its mark on the axes, and `early` says whether another
            line goes on.
        box: its own.
        frame: of the layout.
    """
    mark = annotation.get("label", {}).get("leader")
    if not mark:
        return False
    x, y = frame.x("x", mark[0]), frame.y("y", mark[1])
    far = EARLY_FAR if annotation["label"].get("early") else FAR
    return math.hypot(max(0.0, box.left - x), max(0.0, box.top - y, y - box.bottom)) > far


def leader_shapes(annotation: dict[str, Any], box: Box, frame: Frame) -> list[dict[str, Any]]:
    """The line from the mark of a label to the label where it stands in a drawing, as Plotly's shapes.

    It is grey and level, with a bend where it has to reach another height: otherwise it would look like data.

    Args:
        annotation: the label; its `leader` has the x and y of its mark on the axes.
        box: its own.
        frame: of the layout.

    Returns:
        One shape for each straight part; none if the label stands by its mark, or has no mark.
    """
    if not stands_away(annotation, box, frame):
        return []
    mark = annotation["label"]["leader"]
    x, y = frame.x("x", mark[0]), frame.y("y", mark[1])
    end_x = box.left - _TO_LABEL
    end_y = min(max(y, box.top + _HALF_LINE), box.bottom - _HALF_LINE)
    corners = [(x + _FROM_MARK, y), (end_x, y)]
    if end_y != y:
        bend = max(x + _FROM_MARK, end_x - _BEND)
        corners = [(x + _FROM_MARK, y), (bend, y), (bend, end_y), (end_x, end_y)]
    return [_part(one, other, frame.plot) for one, other in pairwise(corners)]


def shape_box(shape: dict[str, Any], frame: Frame) -> Box:
    """What a straight part of a leader takes of a drawing."""
    left, right = sorted(frame.x("paper", shape[key]) for key in ("x0", "x1"))
    top, bottom = sorted(frame.y("paper", shape[key]) for key in ("y0", "y1"))
    return Box(left - _HALF_WIDTH, top - _HALF_WIDTH, right + _HALF_WIDTH, bottom + _HALF_WIDTH)


def _part(one: tuple[float, float], other: tuple[float, float], plot: Box) -> dict[str, Any]:
    """A straight part of a leader between two places in a drawing."""
    ends = {
        f"{letter}{number}": round(place, 4)
        for number, (across, down) in enumerate((one, other))
        for letter, place in (
            ("x", (across - plot.left) / (plot.right - plot.left)),
            ("y", (plot.bottom - down) / (plot.bottom - plot.top)),
        )
    }
    line = {"color": placeholder("muted"), "width": 1}
    return {"type": "line", "xref": "paper", "yref": "paper", "layer": "below", "name": LEADER, "line": line} | ends
