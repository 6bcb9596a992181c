"""The small picture of how a series looks, which stands before its name."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.core.frozen import Frozen

GAP = 5
"""Between a sample and its name, in CSS pixels."""


class Sample(Frozen):
    """A small picture of shapes."""

    width: int
    """In CSS pixels."""
    shapes: tuple[dict[str, Any], ...]
    """Plotly's shapes, in CSS pixels to the right of its left end, and upwards from the middle of its line."""

    @property
    def room(self) -> int:
        """What it takes before a name, in CSS pixels."""
        return self.width + GAP


def with_sample(box: Box, annotation: dict[str, Any]) -> Box:
    """The box of a label together with its sample, if it has one."""
    sample = annotation.get("label", {}).get("sample")
    return box._replace(left=box.left - sample.room) if sample else box


def sample_shapes(annotation: dict[str, Any], box: Box, frame: Frame, line_height: float) -> list[dict[str, Any]]:
    """The sample of a label where it stands in a drawing, as Plotly's shapes; none if the label has no sample.

    Args:
        annotation: the label.
        box: its own, without that of the sample.
        frame: of the layout.
        line_height: of its text, in CSS pixels: the sample stands before the first line.
    """
    sample = annotation.get("label", {}).get("sample")
    if not sample:
        return []
    plot, left, middle = frame.plot, box.left - sample.room, box.top + line_height / 2
    place = {
        "xref": "paper",
        "yref": "paper",
        "xsizemode": "pixel",
        "ysizemode": "pixel",
        "xanchor": round((left - plot.left) / (plot.right - plot.left), 4),
        "yanchor": round((plot.bottom - middle) / (plot.bottom - plot.top), 4),
    }
    return [shape | place for shape in sample.shapes]
