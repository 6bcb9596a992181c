"""Findings about annotations where a chart shows nothing: nobody would see them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from dashboard.charts.spec.chart_spec import Annotation, Scalar
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.charts.types.histogram import edges
from dashboard.core.finding import Finding, nearest
from dashboard.core.number_text import format_number
from dashboard.core.period import period_named, range_in_words
from dashboard.core.yaml_record import Record


def check_annotations(selection: Selection, record: Record) -> list[Finding]:
    """Check that annotations stand at times, names and amounts that a chart shows.

    An axis of amounts or of numbers reaches as far as they do, so that these are always shown, but for shares.

    Args:
        selection: the rows of the chart.
        record: the declaration, where findings are reported.

    Returns:
        An error for each place that is none.
    """
    return [
        record.finding("wrong-value", ("annotations", index), f"annotations: {fault}", hint)
        for index, annotation in enumerate(selection.chart.annotations)
        for fault, hint in (*_across(annotation, selection), *_amount(annotation, selection))
    ]


def shows_days(selection: Selection, first: datetime.date, last: datetime.date) -> bool:
    """Whether a chart over time shows any of the days from one to another.

    An axis of time reaches to the ends of its years; bars have only the places of their periods.
    """
    begin, end = selection.periods[0].start, selection.periods[-1].end
    if CHART_TYPES[selection.chart.type].marks_have_places:
        return begin <= last and first <= end
    return begin.year <= last.year and first.year <= end.year


def _across(annotation: Annotation, selection: Selection) -> Iterator[tuple[str, str]]:
    """What is wrong with the places along x, and a hint."""
    given = {"x": annotation.x, "from": annotation.from_, "to": annotation.to}
    places = {key: value for key, value in given.items() if value is not None}
    if selection.x.temporal:
        yield from _times(places, selection)
    elif not selection.x.numeric or selection.chart.type == "bar":
        names = [selection.x.label(x) for x in selection.x_values]
        for value in places.values():
            if (name := selection.x.label(value)) not in names:
                yield f"the chart shows no '{name}'.", nearest(name, names)
    else:
        numbers = {key: value for key, value in places.items() if isinstance(value, int | float)}
        yield from ((f"{key} is a number; read '{places[key]}'.", "") for key in places.keys() - numbers.keys())
        if numbers and selection.chart.type == "histogram":
            first, *_, last = edges(selection.drawn)
            if max(numbers.values()) < first or min(numbers.values()) > last:
                yield _outside(numbers), f"The chart shows {format_number(first)} to {format_number(last)}."


def _times(places: Mapping[str, Scalar], selection: Selection) -> Iterator[tuple[str, str]]:
    periods = {key: period_named(value) for key, value in places.items()}
    for key, period in periods.items():
        if period is None:
            yield f"{key} is a time, such as {selection.rows[0].texts[selection.x.name]}; read '{places[key]}'.", ""
    known = [period for period in periods.values() if period]
    if known and len(known) == len(periods):
        first, last = min(period.start for period in known), max(period.end for period in known)
        if not shows_days(selection, first, last):
            yield _outside(places), f"The chart shows {range_in_words(selection.periods[0], selection.periods[-1])}."


def _amount(annotation: Annotation, selection: Selection) -> Iterator[tuple[str, str]]:
    """Shares have an axis from 0 to 100, whatever an author notes."""
    if annotation.y is not None and selection.chart.stack == "percent" and not 0 <= annotation.y <= 100:
        yield _outside({"y": annotation.y}), "With 'stack: percent' the chart shows 0 to 100%."


def _outside(places: Mapping[str, Scalar]) -> str:
    words = " to ".join(format_number(value) if isinstance(value, float) else str(value) for value in places.values())
    return f"{words} lies outside what the chart shows."
