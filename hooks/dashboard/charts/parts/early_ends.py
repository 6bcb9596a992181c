"""The labels of lines that end before the others: at their last points, if nothing else is drawn there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import Kind, label, label_box
from dashboard.charts.labels.leader import leader_shapes, shape_box
from dashboard.charts.labels.taken import Taken
from dashboard.charts.parts.event_marks import event_shapes
from dashboard.charts.parts.mark_boxes import line_boxes
from dashboard.charts.spec.selection import Selection

_APART = 8
"""The distance of a label from its point, in CSS pixels."""
_BELOW, _ABOVE = {"yanchor": "top", "yshift": -_APART}, {"yanchor": "bottom", "yshift": _APART}
_CENTRE, _LEFT, _RIGHT = ({"xanchor": side, "xshift": 0} for side in ("center", "right", "left"))
_WAYS = (
    *(level | side for side in (_CENTRE, _RIGHT, _LEFT) for level in (_BELOW, _ABOVE)),
    {"xanchor": "left", "yanchor": "middle", "xshift": _APART, "yshift": 0},
)


def labels_at_points(
    labels: Mapping[int, dict[str, Any]],
    others: Sequence[dict[str, Any]],
    layout: dict[str, Any],
    selection: Selection,
) -> dict[int, dict[str, Any]]:
    """Place labels at the points of their lines.

    Args:
        labels: by the numbers of their entries; the `leader` of each has the x and y of its point on the axes.
        others: the other labels of the plot, which stay where they are, some with leaders.
        layout: Plotly's layout of the plot, with its axes.
        selection: the chart.

    Returns:
        Those that have room there, without a leader.
    """
    frame = Frame(layout)
    taken = Taken(frame.picture, [*line_boxes(selection, layout, frame), *_event_boxes(selection, layout, frame)])
    for other in others:
        own_box = label_box(other, frame)
        taken.add(own_box)
        for line in leader_shapes(other, own_box, frame):
            taken.add(shape_box(line, frame))
    placed: dict[int, dict[str, Any]] = {}
    for number, text in labels.items():
        x, y = text["label"]["leader"]
        own = {key: value for key, value in text.items() if key not in ("label", "align")}
        at_point = own | {"x": x, "y": y, "xref": "x", "yref": "y"}
        for way in _WAYS:
            box = label_box(at_point | way, frame)
            if _is_inside(box, frame) and taken.is_free(box, box):
                taken.add(box)
                placed[number] = label(at_point | way, Kind(text["label"]["kind"]), anchor="fixed")
                break
    return placed


def _is_inside(box: Box, frame: Frame) -> bool:
    """Whether a box lies in the plot, or beside it at the right."""
    return frame.plot.left <= box.left and frame.plot.top <= box.top and box.bottom <= frame.plot.bottom


def _event_boxes(selection: Selection, layout: dict[str, Any], frame: Frame) -> Iterator[Box]:
    """The bands and lines of events: they are no ground for words."""
    for shape in event_shapes(layout["xaxis"], selection) if selection.events else ():
        left, right = sorted((frame.x("x", shape["x0"]), frame.x("x", shape["x1"])))
        yield Box(left - 1, frame.plot.top, right + 1, frame.plot.bottom)
