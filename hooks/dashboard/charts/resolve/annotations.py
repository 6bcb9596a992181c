"""Findings about annotations where a chart shows nothing: nobody would see them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from dashboard.charts.parts.axis_moments import begin, end
from dashboard.charts.parts.time_axis import axis_ends
from dashboard.charts.spec.chart_spec import Annotation, Scalar
from dashboard.charts.spec.selection import Selection
from dashboard.charts.types import CHART_TYPES
from dashboard.charts.types.histogram import edges
from dashboard.core.finding import Finding, nearest
from dashboard.core.number_text import format_number
from dashboard.core.period import Period, period_named, range_in_words
from dashboard.core.yaml_record import Record


def check_annotations(selection: Selection, record: Record) -> list[Finding]:
    """Check that annotations stand at times, names and amounts that a chart shows.

    An axis of amounts or of numbers reaches as far as they do, so that these are always shown, but for shares.

    Args:
        selection: the rows of the chart, with its events.
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

    An axis of time reaches to what stands at a day in its years; bars have only the places of their periods.
    """
    earliest, latest = selection.ends[0].start, selection.ends[1].end
    if CHART_TYPES[selection.chart.type].marks_have_places:
        return earliest <= last and first <= latest
    return earliest.year <= last.year and first.year <= latest.year


def _across(annotation: Annotation, selection: Selection) -> Iterator[tuple[str, str]]:
    """What is wrong with the places along x, and a hint."""
    given = {"x": annotation.x, "from": annotation.from_, "to": annotation.to}
    places = {key: value for key, value in given.items() if value is not None}
    if selection.x.temporal:
        yield from _times(places, selection)
    elif selection.x.numeric and (wrong := {key: text for key, text in places.items() if isinstance(text, str)}):
        yield from ((f"{key} is a number; read '{text}'.", "") for key, text in wrong.items())
    elif not selection.x.numeric or selection.chart.type == "bar":
        yield from _names(places, selection)
    elif places:
        yield from _numbers({key: float(str(value)) for key, value in places.items()}, selection)


def _times(places: Mapping[str, Scalar], selection: Selection) -> Iterator[tuple[str, str]]:
    periods = {key: period_named(value) for key, value in places.items()}
    known = {key: period for key, period in periods.items() if period}
    for key in (key for key in periods if key not in known):
        yield f"{key} is a time, such as {selection.rows[0].texts[selection.x.name]}; read '{places[key]}'.", ""
    if not known or len(known) < len(periods):
        return
    first, last = known.get("x") or known["from"], known.get("x") or known["to"]
    if first.start > last.end:
        yield f"the span from {places['from']} to {places['to']} ends before it begins.", "Exchange 'from' and 'to'."
    elif not shows_days(selection, first.start, last.end) or ("from" in places and not _spans(selection, first, last)):
        yield _outside(places), f"The chart shows {range_in_words(*selection.ends)}."


def _spans(selection: Selection, first: Period, last: Period) -> bool:
    """Whether an axis of time has a part of a span. For a span it is not made longer."""
    left, right = axis_ends(selection)
    return begin(first) < right and left < end(last)


def _names(places: Mapping[str, Scalar], selection: Selection) -> Iterator[tuple[str, str]]:
    names = [selection.x.label(x) for x in selection.x_values]
    for value in places.values():
        if (name := selection.x.label(value)) not in names:
            yield f"the chart shows no '{name}'.", nearest(name, names)


def _numbers(places: Mapping[str, float], selection: Selection) -> Iterator[tuple[str, str]]:
    if selection.chart.type == "histogram":
        first, *_, last = edges(selection.drawn)
        if max(places.values()) < first or min(places.values()) > last:
            yield _outside(places), f"The chart shows {format_number(first)} to {format_number(last)}."


def _amount(annotation: Annotation, selection: Selection) -> Iterator[tuple[str, str]]:
    """Shares have an axis from 0 to 100, whatever an author notes."""
    if annotation.y is not None and selection.chart.stack == "percent" and not 0 <= annotation.y <= 100:
        yield _outside({"y": annotation.y}), "With 'stack: percent' the chart shows 0 to 100%."


def _outside(places: Mapping[str, Scalar]) -> str:
    words = " to ".join(format_number(value) if isinstance(value, float) else str(value) for value in places.values())
    return f"{words} lies outside what the chart shows."
