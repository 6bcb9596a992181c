"""Words around charts that are written from the data, so that they are never out of date."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from dashboard.charts.spec.selection import Point, Selection, Series
from dashboard.charts.style.layout import axis_value, format_number
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.period import Period, range_in_words
from dashboard.core.phrases import join_words

_MAX_DESCRIBED = 6
"""Series that a text alternative describes one by one; of the others it gives the number."""


def write_subtitle(selection: Selection) -> str:
    """The author's subtitle, or else what is measured, its unit and the period."""
    if selection.chart.subtitle:
        return selection.chart.subtitle
    selection = selection.drawn
    titles = {series.field.title for series in selection.series}
    measure = titles.pop() if len(titles) == 1 else selection.dataset.descriptor.title
    return ", ".join(part for part in (measure, selection.unit, _period(selection)) if part)


def describe_data(selection: Selection) -> str:
    """A text alternative written from the data, for a chart whose author gave none."""
    noun = ALL_CHART_TYPES[selection.chart.type].noun
    selection = selection.drawn
    descriptions = "; ".join(_describe_series(series, selection) for series in selection.series[:_MAX_DESCRIBED])
    more_count = len(selection.series) - _MAX_DESCRIBED
    more = f"; and {more_count} more series" if more_count > 0 else ""
    return f"{noun}. {descriptions}{more}. (Written automatically from the data.)"


def describe_marks(selection: Selection) -> list[str]:
    """Which figures are marked, for example as provisional, and how they look in the picture.

    Returns:
        One sentence, such as 'Hollow: provisional (2024).', or none if no figure is marked.
    """
    rows = [row for row in selection.rows if any(row.values[name] is not None for name in selection.roles.measures)]
    places = {row.values[selection.roles.across]: None for row in rows}
    places_by_mark: dict[str, dict[Any, None]] = {}
    for row in rows:
        if row.mark:
            places_by_mark.setdefault(row.mark, {})[row.values[selection.roles.across]] = None
    if not places_by_mark:
        return _describe_parents_marks(selection)
    look = ALL_CHART_TYPES[selection.chart.type].mark_style
    listed = "; ".join(
        f"{mark} ({_list_places(list(places_by_mark[mark]), list(places), selection)})"
        for mark in sorted(places_by_mark)
    )
    return [f"{look}: {listed}."]


def group_organizations(names: Iterable[str]) -> list[str]:
    """Publishers, each once, with everyone who passed their data on: 'China Customs, via TASS and RIA'."""
    carriers_by_publisher: dict[str, list[str]] = {}
    for name in names:
        publisher, _, carrier = name.partition(", via ")
        carriers = carriers_by_publisher.setdefault(publisher, [])
        if carrier and carrier not in carriers:
            carriers.append(carrier)
    return [
        f"{publisher}, via {join_words(carriers)}" if carriers else publisher
        for publisher, carriers in carriers_by_publisher.items()
    ]


def _period(selection: Selection) -> str:
    """From the first point to the last; empty where x is not time."""
    if not selection.x.temporal:
        return ""
    points = [point for series in selection.series for point in series.points]
    # (A timeline has no values.)
    valued = [point for point in points if point.y is not None] or points
    periods = [selection.period(point.x) for point in valued]
    return range_in_words(min(periods), max(periods))


def _describe_series(series: Series, selection: Selection) -> str:
    """The course of a series in words: its ends, its highest and its lowest value."""
    points = [point for point in series.points if point.y is not None]
    name = series.label if selection.roles.split or len(selection.roles.measures) > 1 else series.field.title
    name = f"{series.panel}: {name}" if series.panel and series.panel != series.label else name
    if not points or ALL_CHART_TYPES[selection.chart.type].repeats:
        return f"{name}: {len(series.points)} marks"
    low, high = min(points, key=_amount), max(points, key=_amount)
    describe = partial(_describe_point, series, selection)
    if not selection.x.temporal:
        return f"{name}: highest {describe(high)}, lowest {describe(low)}"
    first, last = points[0], points[-1]
    verb = "rose" if _amount(last) > _amount(first) else "fell" if _amount(last) < _amount(first) else "went"
    course = f"{name} {verb} from {describe(first)} to {describe(last)}"
    extremes = [(word, point) for word, point in (("highest", high), ("lowest", low)) if point not in (first, last)]
    return course + "".join(f", {word} {describe(point)}" for word, point in extremes)


def _amount(point: Point) -> float:
    return point.y or 0.0


def _describe_point(series: Series, selection: Selection, point: Point) -> str:
    place = selection.period(point.x).words if selection.x.temporal else str(point.x)
    return f"{format_number(_amount(point))}{series.field.suffix} ({place})"


def _describe_parents_marks(selection: Selection) -> list[str]:
    """That some of the figures behind a query are marked. The result of a query does not show which."""
    marks = sorted({row.mark for parent in selection.dataset.parents for row in parent.rows if row.mark})
    return [f"Computed from figures some of which are {join_words(marks)}."] if marks else []


def _list_places(marked: list[Any], places: list[Any], selection: Selection) -> str:
    """The places of marked figures: 'all', names, or times, where three or more in a row become '2000 to 2023'.

    Args:
        marked: values of x with a mark.
        places: all values of x.
        selection: the rows of the chart.

    Returns:
        The places as words.
    """
    if len(marked) == len(places) > 1:
        return "all"
    if not selection.x.temporal:
        return ", ".join(selection.x.label(axis_value(place)) for place in marked)
    ordered = sorted(map(selection.period, places))
    runs: list[list[Period]] = []
    for place in sorted(map(selection.period, marked)):
        if runs and ordered.index(place) == ordered.index(runs[-1][-1]) + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    return ", ".join(
        range_in_words(run[0], run[-1]) if len(run) > 2 else ", ".join(period.words for period in run) for run in runs
    )
