"""The layout of lines and areas: names and last amounts stand by their last points, the highest one at its point."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable, Collection, Sequence
from typing import Any

from dashboard.charts.labels.frame import Frame, axis_share
from dashboard.charts.parts.axis_moments import middle_stamp
from dashboard.charts.parts.axis_titles import on_base
from dashboard.charts.parts.early_ends import labels_at_points
from dashboard.charts.parts.highest_value import highest_value
from dashboard.charts.parts.labels import Entry, end_names, time_places
from dashboard.charts.parts.samples import Draw, samples
from dashboard.charts.parts.time_axis import time_span, x_axis, x_labels_height, x_title
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.layout import BY_PLACE, Size, base_layout
from dashboard.core.period import Period

_LEAST_RIGHT = 12
"""The least room at the right side of a plot, in CSS pixels: the last time on its axis has half of its name there."""
_EARLY = 10
"""A line that ends so much before the last one ends early, in CSS pixels: beside its label another line would end."""


def ends_layout(
    selection: Selection,
    size: Size,
    y_axis: dict[str, Any],
    left: int,
    entries: Sequence[Entry],
    lasts: Sequence[Point],
    draw: Draw,
) -> dict[str, Any]:
    """Make the layout of a chart whose series are named at their ends.

    The amounts there say their time if the axis does not name it.

    Args:
        selection: the chart.
        size: of the drawing.
        y_axis: Plotly's axis of amounts.
        left: the room at the left side of the plot, in CSS pixels.
        entries: the marks at their ends, as for `end_names`.
        lasts: the points that these are, in the same order.
        draw: draws the sample of a series.

    Returns:
        Plotly's layout.
    """
    drawn = samples(selection, draw, [role for _, _, role, _ in entries])
    bottom = x_labels_height(selection, size)
    places = time_places(lasts, selection)["x"]
    whole = selection.whole or selection
    span_of_times = time_span(whole) if whole.x.temporal else None

    def fit(entries: Sequence[Entry]) -> tuple[list[dict[str, Any]], int, int, float, dict[str, Any]]:
        """The names of ends, the room above and beside the plot, the place of the last end, and the axis below."""
        labels, right, above = end_names(entries, y_axis, size, left, bottom, drawn)
        span = span_of_times or x_axis(whole, size, size.width - left - right)
        end = _last_end(span, places, selection)
        # (What is left of the axis beyond the last point is room for the labels, too.)
        right = max(_LEAST_RIGHT, math.ceil((right - (1 - end) * (size.width - left)) / (end or 1)))
        return labels, above, right, end, on_base(x_axis(selection, size, size.width - left - right), y_axis)

    labels, above, right, end, below = fit(entries)
    has_panels = selection.has_panels or selection.whole or selection.roles.by_unit
    if not has_panels and selection.x.temporal and len({*places}) == 1 and places[0] not in below["tickvals"]:
        when = f" ({selection.x.label(lasts[0].x)})"
        entries = [(name, value + when, role, place) for name, value, role, place in entries]
        labels, above, right, end, below = fit(entries)
    marks = [*zip(places, (entry[3] for entry in entries), strict=True)]
    base = base_layout(size, {"l": left, "r": right, "t": above, "b": bottom}) | {"xaxis": below, "yaxis": y_axis}

    def at_edge(elsewhere: Collection[int] = ()) -> list[dict[str, Any]]:
        texts = labels if not elsewhere else end_names(entries, y_axis, size, left, bottom, drawn, elsewhere)[0]
        return [_by_its_mark(text, end, marks) for text in texts]

    if selection.has_panels or selection.whole:
        labels = [_by_its_mark(text, end, []) for text in labels]
    else:
        labels = _with_early_ends(at_edge, base, selection)
    highest = highest_value(selection, below, y_axis)
    return (
        base
        | highest
        | {
            "annotations": [*labels, *x_title(selection, bottom), *highest["annotations"]],
            **BY_PLACE,
        }
    )


def _with_early_ends(
    at_edge: Callable[[Collection[int]], list[dict[str, Any]]], base: dict[str, Any], selection: Selection
) -> list[dict[str, Any]]:
    """The labels of ends: those of lines that end before the others at their points, as far as they have room there.

    The others stand by their own points, or where they would stand if all were beside the plot.
    """
    frame, all_labels = Frame(base), at_edge(())
    own = {text["label"]["entry"]: text for text in all_labels if "leader" in text.get("label", {})}
    places = {number: frame.x("x", text["label"]["leader"][0]) for number, text in own.items()}
    early = {number for number, place in places.items() if place < max(places.values()) - _EARLY}

    def told(texts: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            text | {"label": text["label"] | {"early": True}} if text.get("label", {}).get("entry") in early else text
            for text in texts
        ]

    moved = early
    while moved:
        labels = {number: own[number] for number in sorted(moved)}
        kept = [text for text in all_labels if text.get("label", {}).get("entry") not in moved]
        best: dict[int, dict[str, Any]] = {}
        for others in (at_edge(moved), kept):
            found = labels_at_points(labels, others, base, selection)
            if len(found) == len(moved):
                return [*told(others), *found.values()]
            best = max(best, found, key=len)
        moved = {*best}
    return told(all_labels)


def _last_end(axis: dict[str, Any], places: Sequence[Any], selection: Selection) -> float:
    """Where the last of the points stands, as a share of the axis: a period reaches beyond its point.

    The end of the axis where an event is as late, or a note later: its band or line is no ground for words.
    """
    if axis.get("type") == "date":
        events = _middles([event.date for event in selection.events], selection)
        notes = _middles(selection.noted_days, selection)
        if max(events, default="") >= max(places) or max(notes, default="") > max(places):
            return 1.0
    return max(axis_share(axis, place) for place in places)


def _middles(days: Sequence[datetime.date], selection: Selection) -> list[str]:
    """The middles of the periods in which days lie."""
    kind = selection.ends[0].kind
    return [middle_stamp(Period.containing(kind, day)) for day in days]


def _by_its_mark(text: dict[str, Any], end: float, marks: Sequence[tuple[Any, float]]) -> dict[str, Any]:
    """The label of an end where the last of them stands; a line leads to its own, if that is elsewhere."""
    own = text.get("label", {})
    if "entry" not in own:
        return text
    leader = {"leader": marks[own["entry"]]} if marks else {}
    return text | {"x": round(end, 4), "label": own | leader}
