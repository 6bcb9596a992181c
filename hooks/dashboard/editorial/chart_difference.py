"""A chart before and after: the values that are others now, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.charts.figure.resolved_chart import ResolvedChart
from dashboard.charts.spec.selection import Selection

MOST = 40
"""So many differences are listed; the number of all is known."""


@dataclass(frozen=True)
class Difference:
    """One value that has changed; empty where there was none, or is none."""

    place: str
    """Series and position, in the readers' words: 'Exports, 2024'."""
    before: str
    after: str
    change: str
    """After less before, with its sign."""


@dataclass(frozen=True)
class ChartDifference:
    """What the numbers of one chart say."""

    unit: str
    number: int
    """Of all values that differ."""
    listed: tuple[Difference, ...]


def difference(before: ResolvedChart | None, after: ResolvedChart | None) -> ChartDifference:
    """The values that differ between two versions of a chart, in the order of the new one."""
    old, new = (_values(one.selection) if one else {} for one in (before, after))
    places = [one for one in [*new, *(one for one in old if one not in new)] if old.get(one) != new.get(one)]
    listed = tuple(_difference(place, old.get(place), new.get(place)) for place in places[:MOST])
    known = after or before
    return ChartDifference(known.selection.unit if known else "", len(places), listed)


def _values(selection: Selection) -> dict[str, float]:
    """Each value by its place; where a place has several, they are numbered."""
    found: dict[str, float] = {}
    for series in selection.series:
        for point in series.points:
            if point.y is None:
                continue
            named = ", ".join(part for part in (series.panel, series.label, _position(selection, point.x)) if part)
            place, number = named, 1
            while place in found:
                number += 1
                place = f"{named} ({number})"
            found[place] = point.y
    return found


def _position(selection: Selection, x: Any) -> str:
    return str(x) if selection.x.numeric else selection.x.label(x)


def _difference(place: str, before: float | None, after: float | None) -> Difference:
    change = "" if before is None or after is None else f"{after - before:+.6g}".replace("-", "−")
    return Difference(place, _number(before), _number(after), change)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}".replace("-", "−")
