"""The periods without a row, which leave a gap in a line and an empty place among bars and cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.spec.selection import Point, Selection
from dashboard.core.frequency import missing_between


def insert_gaps(points: Sequence[Point], selection: Selection) -> list[Point]:
    """Add an empty point at each gap in time, so that no line bridges it.

    Args:
        points: the points of a series in the order in which they are drawn.
        selection: its chart, whose dataset says how often there are figures.

    Returns:
        The points with the added ones between them; a long gap gets one point. If x is not time, only the points.
    """
    if not selection.x.temporal:
        return list(points)
    filled = list(points[:1])
    for before, after in pairwise(points):
        missing = next(_missing(before.x, after.x, selection), None)
        filled += [after] if missing is None else [Point(missing, None), after]
    return filled


def alone(points: Sequence[Point]) -> list[bool]:
    """Whether each point has no neighbour with a value, so that a line through it would not be seen."""
    empty = [True, *(point.y is None for point in points), True]
    return [empty[index] and empty[index + 2] for index in range(len(points))]


def runs(points: Sequence[Point], selection: Selection) -> list[list[Point]]:
    """The points of a series in parts without a gap in between."""
    parts: list[list[Point]] = [[]]
    for point in insert_gaps(points, selection):
        if point.y is not None:
            parts[-1].append(point)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def places(selection: Selection, empty: bool = False) -> list[Any]:
    """The values of x of the marks of a chart, each once.

    Args:
        selection: the chart, or one of its small plots, which has the places of the whole chart.
        empty: whether rows without a value have a place too.

    Returns:
        Times in order, also those that are missing; other values in the order of the rows.
    """
    whole = selection.whole or selection
    points = (point for series in whole.series for point in series.points)
    x_values = dict.fromkeys(point.x for point in points if empty or point.y is not None)
    if not selection.x.temporal:
        return list(x_values)
    ordered = sorted(x_values)
    filled = ordered[:1]
    for before, after in pairwise(ordered):
        filled += [*_missing(before, after, selection), after]
    return filled[::-1] if (selection.chart.sort or "").startswith("-") else filled


def _missing(before: Any, after: Any, selection: Selection) -> Any:
    """The values of x that are missing between two of them, as an iterator."""
    earlier, later = sorted((selection.period(before), selection.period(after)))
    frequency = selection.dataset.descriptor.frequency
    return (period.value for period in missing_between(earlier, later, frequency))
