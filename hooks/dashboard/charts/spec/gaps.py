"""The periods without a row, which leave a gap in a line and an empty place among bars and cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.core.frequency import Frequency, first_missing, missing_between
from dashboard.core.period import KINDS, Period


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
    frequency, period_of = selection.dataset.descriptor.frequency, selection.x.period
    periods = [period_of(point.x) for point in points]
    filled = list(points[:1])
    for (one, other), point in zip(pairwise(periods), points[1:], strict=True):
        # (Nearly all are neighbours, of which nothing need be asked.)
        if abs(other.number - one.number) > 1 and (
            missing := first_missing(min(one, other), max(one, other), frequency)
        ):
            filled.append(Point(missing.value, None))
        filled.append(point)
    return filled


def without_empty_ends(selection: Selection) -> Selection:
    """The chart from its first value in time to its last one; the same if there are no empty periods outside of them.

    A small picture names the times at its ends, and values at the ends of its marks: the two must belong together.
    """
    times = [point.x for series in selection.series for point in series.valued]
    if not (selection.x.temporal and times):
        return selection
    first, last = min(times), max(times)
    if not any(not first <= point.x <= last for series in selection.series for point in series.points):
        return selection
    series = [
        replace(part, points=tuple(point for point in part.points if first <= point.x <= last))
        for part in selection.series
    ]
    return replace(selection, series=tuple(series))


def alone(points: Sequence[Point]) -> list[bool]:
    """Whether each point has no neighbour with a value, so that a line through it would not be seen."""
    empty = [True, *(point.y is None for point in points), True]
    return [before and after for before, after in zip(empty, empty[2:], strict=False)]


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
        Times in order, also those that are missing; other values as `Selection.x_values` has them.
    """
    whole = selection.whole or selection
    if not empty:
        drawn = {point.x for series in whole.series for point in series.valued}
        x_values = [x for x in whole.x_values if x in drawn]
    else:
        x_values = whole.x_values
    if not selection.x.temporal:
        return x_values
    frequency = selection.dataset.descriptor.frequency
    filled = [period.value for period in _filled(map(selection.period, x_values), frequency)]
    return filled[::-1] if (selection.chart.sort or "").startswith("-") else filled


def rows(selection: Selection) -> dict[str, Series | None]:
    """The series of a chart by their labels, with None for each period without one if the split is by time."""
    by_label: dict[str, Series | None] = {series.label: series for series in selection.series}
    split = selection.dataset.fields[selection.roles.split] if selection.roles.split else None
    if split is None or split.type not in KINDS:
        return by_label
    periods = [split.period(series.key) for series in selection.series]
    filled = _filled(periods, selection.dataset.descriptor.frequency)
    return {period.label: by_label.get(period.label) for period in filled}


def _filled(periods: Iterable[Period], frequency: Frequency) -> list[Period]:
    """The periods in order, with those that are missing between them."""
    ordered = sorted(periods)
    filled = ordered[:1]
    for before, after in pairwise(ordered):
        filled += [*missing_between(before, after, frequency), after]
    return filled
