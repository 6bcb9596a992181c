"""The line from a mark to its label where that stands away from it: alone, an amount may be of any place."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.labels.frame import Box, Frame

LEADER = "leader"
"""The name of these lines in a layout, by which the browser draws them anew with the labels that it moves."""
FAR = 28
"""A label further than this from its mark has a line, in CSS pixels. Beside a mark a label begins at 8."""
_FROM_MARK, _TO_LABEL, _HALF_LINE = 6, 3, 8
"""Where the line begins and ends: beside the mark, and before the nearest line of the text, in CSS pixels."""


def leader_shapes(annotation: dict[str, Any], box: Box, frame: Frame) -> list[dict[str, Any]]:
    """The line from the mark of a label to the label where it stands in a drawing, as Plotly's shape.

    Args:
        annotation: the label; its `leader` has the x and y of its mark on the axes.
        box: its own.
        frame: of the layout.

    Returns:
        One shape; none if the label stands by its mark, or has no mark.
    """
    mark = annotation.get("label", {}).get("leader")
    if not mark:
        return []
    x, y = frame.x("x", mark[0]), frame.y("y", mark[1])
    distance = math.hypot(max(0.0, box.left - x), max(0.0, box.top - y, y - box.bottom))
    if distance <= FAR:
        return []
    end_x = box.left - _TO_LABEL
    end_y = min(max(y, box.top + _HALF_LINE), box.bottom - _HALF_LINE)
    share = _FROM_MARK / math.hypot(end_x - x, end_y - y)
    plot, begin = frame.plot, (x + share * (end_x - x), y + share * (end_y - y))
    ends = {
        f"{letter}{number}": round(place, 4)
        for number, (across, down) in enumerate((begin, (end_x, end_y)))
        for letter, place in (
            ("x", (across - plot.left) / (plot.right - plot.left)),
            ("y", (plot.bottom - down) / (plot.bottom - plot.top)),
        )
    }
    line = {"color": annotation["font"]["color"], "width": 1}
    return [{"type": "line", "xref": "paper", "yref": "paper", "layer": "below", "name": LEADER, "line": line} | ends]
