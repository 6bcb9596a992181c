"""Timelines: events from top to bottom in order of time, each with its date."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.legend import series_legend
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.samples import mark_sample
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.grey_print import NEAR_MARKS
from dashboard.charts.style.layout import LINE_HEIGHT, NARROW, WIDE, Size, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_

MOST_EVENTS = 30
"""The largest number of events that can be read."""
STROKES_APART = 12
"""So many strokes of the small drawing may be thick."""


def _dated_points(selection: Selection) -> list[tuple[Series, Point]]:
    events = [(series, point) for series in selection.series for point in series.points]
    return sorted(events, key=lambda pair: str(pair[1].x))


def _event_text(point: Point, selection: Selection) -> str:
    name = selection.roles.measures[0]
    return selection.dataset.fields[name].label(point.row.values[name]) if point.row else ""


def _dates_width(selection: Selection) -> int:
    """The room of the dates with their dots, in CSS pixels."""
    dates = (selection.x.label(point.x) for _, point in _dated_points(selection))
    return math.ceil(max(text_width(date, bold=True) for date in dates)) + 20


def _event_lines(point: Point, selection: Selection, narrow: bool) -> list[str]:
    room = (NARROW if narrow else WIDE) - _dates_width(selection) - 18
    return [*name_lines(_event_text(point, selection), room)]


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return _marks(selection, lambda point: 0)


def _small_traces(selection: Selection) -> list[dict[str, Any]]:
    return _marks(selection, lambda point: _day(point, selection))


def _day(point: Point, selection: Selection) -> int:
    """When an event begins, as the number of a day."""
    return selection.x.period(point.x).start.toordinal()


def _marks(selection: Selection, place: Callable[[Point], int]) -> list[dict[str, Any]]:
    """A trace for each series, with a mark for each event; `place` gives its x."""
    events = _dated_points(selection)
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "name": series.label,
            "x": [place(point) for _, point in own_points],
            "y": [index for index, _ in own_points],
            "hovertext": [
                mark_words(series, point, selection, f"{selection.x.label(point.x)}: {_event_text(point, selection)}")
                for _, point in own_points
            ],
            "marker": {
                **looks_of(selection, NEAR_MARKS).symbol(series.role),
                "size": 10,
                "color": [placeholder("paper" if point.mark else series.role) for _, point in own_points],
                "line": {"color": placeholder(series.role), "width": 2},
                "opacity": 1,
            },
            "cliponaxis": False,
        }
        for series in selection.series
        if (own_points := [(index, point) for index, (owner, point) in enumerate(events) if owner is series])
    ]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    events = _dated_points(selection)
    legend, above = series_legend(selection, size, mark_sample, 4)
    left = _dates_width(selection)
    common = {"showarrow": False, "x": 0, "yanchor": "middle"}
    dates = [
        common
        | {
            "y": index,
            "xanchor": "right",
            "xshift": -14,
            "text": bold(selection.x.label(point.x)),
            "font": {"color": placeholder("muted")},
        }
        for index, (_, point) in enumerate(events)
    ]
    texts = [
        common
        | {
            "y": index,
            "xanchor": "left",
            "xshift": 14,
            "align": "left",
            "text": LINE_BREAK.join(_event_lines(point, selection, size.narrow)),
            "font": {"color": placeholder("text")},
        }
        for index, (_, point) in enumerate(events)
    ]
    line = {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": len(events) - 1, "layer": "below"}
    return base_layout(size, {"l": left, "r": 0, "t": above, "b": 4}) | {
        "xaxis": HIDDEN_AXIS | {"range": [0, 1]},
        "yaxis": HIDDEN_AXIS | {"range": [len(events) - 0.5, -0.5]},
        "shapes": [line | {"line": {"color": placeholder("rule"), "width": 2}}],
        "annotations": [*legend, *(label(text, Kind.NAME, anchor="fixed") for text in (*dates, *texts))],
    }


def _small_layout(selection: Selection, size: Size) -> dict[str, Any]:
    """The events in their order, one below the other, each at its time."""
    events = _dated_points(selection)
    days = [_day(point, selection) for _, point in events]
    first, last = days[0], max(days[-1], days[0] + 1)
    look = {"color": placeholder("rule"), "width": 2 if len(events) <= STROKES_APART else 1}
    line = {"type": "line", "x0": first, "layer": "below", "line": look}
    return base_layout(size, {"l": 8, "r": 8, "t": 7, "b": 7}) | {
        "xaxis": HIDDEN_AXIS | {"range": [first, last]},
        "yaxis": HIDDEN_AXIS | {"range": [len(events) - 0.5, -0.5]},
        "shapes": [line | {"x1": day, "y0": row, "y1": row} for row, day in enumerate(days)],
    }


def _height(selection: Selection, narrow: bool) -> int:
    events = _dated_points(selection)
    return 30 + len(events) * (
        max(len(_event_lines(point, selection, narrow)) for _, point in events) * LINE_HEIGHT + 14
    )


def _refuse(selection: Selection) -> str:
    if not selection.x.temporal:
        return f"its x is time, and '{selection.roles.across}' holds {selection.x.type} values"
    count = sum(len(series.points) for series in selection.series)
    return f"{count} events cannot be read; keep at most {MOST_EVENTS} with 'where'" if count > MOST_EVENTS else ""


TIMELINE = ChartType(
    noun=N_("Timeline"),
    purpose="Events in their order, each with its date.",
    traces=_traces,
    layout=_layout,
    small_layout=_small_layout,
    small_traces=_small_traces,
    tells_ends=True,
    height=_height,
    least_height=_height,
    keys=frozenset({"color"}),
    needs=("x", "label"),
    measure="label",
    repeats=True,
    leaves_names_out=True,
    draws_numbers=False,
    sample=mark_sample,
    mark_style=N_("Hollow"),
    refuse=_refuse,
)
