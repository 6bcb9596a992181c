"""Where the places of a layout are in its drawing, in CSS pixels from its left and its upper edge."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable
from typing import Any, NamedTuple

_PlaceOf = Callable[[Any], float]


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
        self._places: dict[str, _PlaceOf] = {}
        """Where values are, by the reference of their axis: a drawing asks for thousands on a few axes."""

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
        return self._places_on(ref)(value)

    def y(self, ref: str, value: Any) -> float:
        """The distance of a value on a y axis, or of a share of its domain or of the plot, from the upper edge."""
        if ref == "paper":
            return self.plot.bottom - float(value) * (self.plot.bottom - self.plot.top)
        return self._places_on(ref)(value)

    def _places_on(self, ref: str) -> _PlaceOf:
        if ref not in self._places:
            begin, end = self.domain(ref)
            share_of = float if ref.endswith(" domain") else _shares_of(self.axis(ref))
            self._places[ref] = lambda value: begin + share_of(value) * (end - begin)
        return self._places[ref]


def axis_share(axis: dict[str, Any], value: Any) -> float:
    """The place of a value on an axis, from 0 at its beginning to 1 at its end.

    Args:
        axis: Plotly's axis. One of names may lack its range: then each name has a place of its own.
        value: as annotations have it: a number (on a logarithmic axis its logarithm), a time as text, or a name.
    """
    return _shares_of(axis)(value)


def _shares_of(axis: dict[str, Any]) -> _PlaceOf:
    """What gives the places of many values on an axis, each as `axis_share` does."""
    is_date, names = axis.get("type") == "date", axis.get("categoryarray", ())
    low, high = map(_seconds, axis["range"]) if is_date else axis.get("range", (-0.5, len(names) - 0.5))

    def share_of(value: Any) -> float:
        number = _seconds(value) if is_date else names.index(value) if isinstance(value, str) else value
        return float((number - low) / (high - low)) if high != low else 0.0

    return share_of


@functools.lru_cache(maxsize=10_000)
def _seconds(moment: Any) -> float:
    """A moment in seconds since 1970. Kept, since both drawings of a chart and its labels ask for the same."""
    if isinstance(moment, int | float):
        return moment / 1000
    return datetime.datetime.fromisoformat(str(moment)).replace(tzinfo=datetime.UTC).timestamp()
