"""Compares the values of two versions of a chart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dashboard.charts.resolve.resolved_chart import ResolvedChart
from dashboard.charts.spec.selection import Selection
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number

MAX_LISTED = 40
"""Highest number of differences that are listed. All are counted."""


class Difference(Frozen):
    """A value that has changed."""

    place: str
    """Series and position, in the readers' words: 'Exports, 2024'."""
    before: str
    """Empty if there was no value."""
    after: str
    """Empty if there is no value now."""
    change: str
    """After minus before, with its sign. Empty if one of the two is missing."""


class ChartDifference(Frozen):
    """The differences between two versions of a chart."""

    unit: str
    """The unit of the values; empty if they have none."""
    number: int
    """How many values differ."""
    listed: tuple[Difference, ...]
    """The first `MAX_LISTED` of them."""


def compare_charts(before: ResolvedChart | None, after: ResolvedChart | None) -> ChartDifference:
    """Find the values that differ between two versions of a chart.

    Args:
        before: the earlier version; None if there was none.
        after: the later version; None if there is none.

    Returns:
        The values that differ, in the order of the later version, and the unit of the later version if there is one.
    """
    old, new = (_values(chart.selection) if chart else {} for chart in (before, after))
    all_places = [*new, *(place for place in old if place not in new)]
    places = [place for place in all_places if old.get(place) != new.get(place)]
    listed = tuple(_value_difference(place, old.get(place), new.get(place)) for place in places[:MAX_LISTED])
    chart = after or before
    return ChartDifference(chart.selection.unit if chart else "", len(places), listed)


def _values(selection: Selection) -> dict[str, Decimal]:
    """The values by their places. If a place has several values, these are numbered."""
    values: dict[str, Decimal] = {}
    for series in selection.series:
        for point in series.points:
            if point.y is None:
                continue
            name = ", ".join(part for part in (series.panel, series.label, _position(selection, point.x)) if part)
            place, number = name, 1
            while place in values:
                number += 1
                place = f"{name} ({number})"
            values[place] = series.amount(point)
    return values


def _position(selection: Selection, x: Any) -> str:
    return format_number(x) if selection.x.numeric else selection.x.label(x)


def _value_difference(place: str, before: Decimal | None, after: Decimal | None) -> Difference:
    change = "" if before is None or after is None else _format_change(after - before)
    return Difference(place, _format_value(before), _format_value(after), change)


def _format_change(change: Decimal) -> str:
    return f"{'+' if change > 0 else ''}{format_number(change)}"


def _format_value(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)
