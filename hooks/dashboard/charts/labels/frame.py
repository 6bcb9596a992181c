"""Where the places of a layout are in its drawing, in CSS pixels from its left and its upper edge."""

from __future__ import annotations

import datetime
import functools
from typing import Any, NamedTuple


class Box(NamedTuple):
    """A rectangle in a drawing, in CSS pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, slack: float = 0.5) -> bool:
        """Whether two boxes share more than a hairline."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


class Frame:
    """The plot of a layout and its axes."""

    def __init__(self, layout: dict[str, Any]) -> None:
        margin = layout["margin"]
        self.layout = layout
        self.picture = Box(0, 0, layout["width"], layout["height"])
        self.plot = Box(margin["l"], margin["t"], layout["width"] - margin["r"], layout["height"] - margin["b"])
        """The plot between the margins; small multiples share it."""

    def axis(self, ref: str) -> dict[str, Any]:
        """The axis of a reference such as 'x', 'y2' or 'x2 domain'."""
        name = ref.split(" ")[0]
        axis: dict[str, Any] = self.layout[f"{name[0]}axis{name[1:]}"]
        return axis

    def domain(self, ref: str) -> tuple[float, float]:
        """Where the axis of a reference begins and ends: left and right, or bottom and top."""
        begin, end = self.axis(ref).get("domain", (0.0, 1.0))
        if ref.startswith("x"):
            width = self.plot.right - self.plot.left
            return self.plot.left + begin * width, self.plot.left + end * width
        height = self.plot.bottom - self.plot.top
        return self.plot.bottom - begin * height, self.plot.bottom - end * height

    def x(self, ref: str, value: Any) -> float:
        """The distance of a value on an x axis, or of a share of its domain or of the plot, from the left edge."""
        if ref == "paper":
            return self.plot.left + float(value) * (self.plot.right - self.plot.left)
        return self._place(ref, value)

    def y(self, ref: str, value: Any) -> float:
        """The distance of a value on a y axis, or of a share of its domain or of the plot, from the upper edge."""
        if ref == "paper":
            return self.plot.bottom - float(value) * (self.plot.bottom - self.plot.top)
        return self._place(ref, value)

    def _place(self, ref: str, value: Any) -> float:
        begin, end = self.domain(ref)
        share = value if ref.endswith(" domain") else axis_share(self.axis(ref), value)
        return float(begin + share * (end - begin))


def axis_share(axis: dict[str, Any], value: Any) -> float:
    """The place of a value on an axis, from 0 at its beginning to 1 at its end.

    Args:
        axis: Plotly's axis. One of names may lack its range: then each name has a place of its own.
        value: as annotations have it: a number (on a logarithmic axis its logarithm), a time as text, or a name.
    """
    if axis.get("type") == "category":
        names = axis["categoryarray"]
        low, high = axis.get("range", (-0.5, len(names) - 0.5))
        place = names.index(value) if isinstance(value, str) else value
    elif axis.get("type") == "date":
        low, high, place = (_seconds(moment) for moment in (*axis["range"], value))
    else:
        (low, high), place = axis["range"], value
    return float((place - low) / (high - low)) if high != low else 0.0


@functools.lru_cache(maxsize=10_000)
def _seconds(moment: Any) -> float:
    """A moment in seconds since 1970. Kept, since each point asks for the ends of its axis."""
    if isinstance(moment, int | float):
        return moment / 1000
    return datetime.datetime.fromisoformat(str(moment)).replace(tzinfo=datetime.UTC).timestamp()
