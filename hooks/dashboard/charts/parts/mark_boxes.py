"""Where the marks of lines, areas and standing bars are in a drawing, as boxes that words keep off."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.labels import time_places
from dashboard.charts.spec.gaps import insert_gaps
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series

_STEP, _HALF_DOT = 4, 4
"""Lines are taken for dots so far apart and so large, in CSS pixels."""


def line_boxes(selection: Selection, layout: dict[str, Any], frame: Frame) -> Iterator[Box]:
    """Boxes along all lines of a chart, and at points that have no neighbours.

    Args:
        selection: the chart, of one plot.
        layout: Plotly's layout, with its axes.
        frame: of the layout.
    """
    for series in selection.series:
        yield from _along(series, selection, layout, frame)


def filled_boxes(selection: Selection, layout: dict[str, Any], frame: Frame) -> Iterator[Box]:
    """What lines, areas and standing bars take of a plot; areas and bars reach to nought.

    Args:
        selection: the chart, of one plot.
        layout: Plotly's layout, with its axes.
        frame: of the layout.
    """
    if selection.chart.type == "line":
        yield from line_boxes(selection, layout, frame)
        return
    nought = frame.y("y", 0)
    if selection.chart.type == "area":
        tops: dict[Any, float] = {}
        for series in selection.series:
            for point in series.points:
                tops[point.x] = tops.get(point.x, 0.0) + (point.y or 0.0)
        (first, *_) = selection.series
        points = tuple(replace(point, y=None if point.y is None else tops[point.x]) for point in first.points)
        for box in _along(replace(first, points=points), selection, layout, frame):
            yield box._replace(top=min(box.top, nought), bottom=max(box.bottom, nought))
    elif layout["xaxis"].get("type") == "category":
        names = layout["xaxis"]["categoryarray"]
        for x, (low, high) in _bar_ends(selection).items():
            if (name := selection.x.label(x)) in names:
                middle = names.index(name)
                left, right = (frame.x("x", middle + side) for side in (-0.5, 0.5))
                yield Box(left, frame.y("y", high), right, frame.y("y", low))


def _bar_ends(selection: Selection) -> dict[Any, tuple[float, float]]:
    """From which amount to which the bars of each place reach; those below nought pile up downwards."""
    ends: dict[Any, tuple[float, float]] = {}
    for series in selection.series:
        for point in series.points:
            (low, high), amount = ends.get(point.x, (0.0, 0.0)), point.y or 0.0
            if selection.chart.stack:
                ends[point.x] = low + min(0.0, amount), high + max(0.0, amount)
            else:
                ends[point.x] = min(low, amount), max(high, amount)
    return ends


def _along(series: Series, selection: Selection, layout: dict[str, Any], frame: Frame) -> Iterator[Box]:
    points = insert_gaps(series.points, selection)
    places = [
        None
        if y is None or (layout["yaxis"].get("type") == "log" and y <= 0)
        else (frame.x("x", x), frame.y("y", axis_place(y, layout["yaxis"])))
        for x, y in zip(time_places(points, selection)["x"], (point.y for point in points), strict=True)
    ]
    yield from (_box(*place) for place in places if place)
    for one, other in pairwise(places):
        if one and other:
            steps = max(1, math.ceil(math.dist(one, other) / _STEP))
            for step in range(1, steps):
                share = step / steps
                yield _box(one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1]))


def _box(x: float, y: float) -> Box:
    return Box(x - _HALF_DOT, y - _HALF_DOT, x + _HALF_DOT, y + _HALF_DOT)
