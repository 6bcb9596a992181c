"""Line charts: how something changes. A period without a row is a gap in the line."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import axis_place, decimals_of, value_axis
from dashboard.charts.parts.ends_layout import ends_layout
from dashboard.charts.parts.labels import highlighted_last, time_places
from dashboard.charts.parts.looks import Looks, looks_of
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.samples import line_sample
from dashboard.charts.spec.gaps import alone, insert_gaps
from dashboard.charts.spec.highlights import colour_role, describe_unnamed, labelled_series, line_role
from dashboard.charts.spec.hollow import are_hollow
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import BEHIND, placeholder
from dashboard.charts.types.chart_type import ChartType, why_not_log
from dashboard.core.words import N_

MOST_DOTS = 40
"""A line with more points has dots only at marked values and at points without neighbours."""


def _traces(selection: Selection) -> list[dict[str, Any]]:
    roles = [line_role(selection, series) for series in selection.series]
    looks = looks_of(selection)
    traces = [_trace(series, role, looks, selection) for series, role in zip(selection.series, roles, strict=True)]
    return highlighted_last(traces, roles, selection)


def _trace(series: Series, role: str, looks: Looks, selection: Selection) -> dict[str, Any]:
    points = insert_gaps(series.points, selection)
    hollow = are_hollow(points, selection)
    dots = [
        6 if (len(points) <= MOST_DOTS and role != BEHIND) or single or is_hollow else 0
        for is_hollow, single in zip(hollow, alone(points), strict=True)
    ]
    colour = placeholder(role)
    return {
        "type": "scatter",
        "mode": "lines+markers" if any(dots) else "lines",  # Plotly reads a single size of zero as six
        **time_places(points, selection),
        "y": [point.y for point in points],
        "line": {"color": colour, "width": 2.5, "dash": looks.dash(role)}
        if role != BEHIND
        else {"color": colour, "width": 1.25},
        "marker": {
            "size": dots if len(set(dots)) > 1 else dots[0],
            "color": [placeholder("paper") if is_hollow else colour for is_hollow in hollow] if any(hollow) else colour,
            "line": {"color": colour, "width": 1.5},
            "opacity": 1,
        },
        "cliponaxis": False,
        **trace_words(series, points, selection),
    }


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    log, values = selection.chart.scale == "log", [*selection.scaled_like.values, *selection.noted_amounts]
    axis, left = value_axis(values, size, zero=selection.roles.by_unit and not log, log=log)
    whole = selection.whole or selection
    told = {series.valued[-1].x for series in labelled_series(whole, LINE.most_series)}
    # Amounts of different times stand below each other as if they were of one, unless each says its own.
    names_times = selection.x.temporal and len(told) > 1
    entries, lasts = [], []
    for series in labelled_series(selection, LINE.most_series):
        last = series.valued[-1]
        lasts.append(last)
        name = series.label if len(selection.series) > 1 else ""
        when = f" ({selection.x.label(last.x)})" if names_times else ""
        entries.append(
            (
                name,
                series.short_amount(last, decimals_of(axis)) + when,
                colour_role(selection, series),
                axis_place(last.y or 0.0, axis),
            )
        )
    return ends_layout(selection, size, axis, left, entries, lasts, line_sample)


def _notes(selection: Selection) -> list[str]:
    return describe_unnamed(selection, LINE.most_series)


LINE = ChartType(
    noun=N_("Line chart"),
    purpose="How something changes over time, for one or a few series.",
    reads_places=True,
    traces=_traces,
    layout=_layout,
    tells_ends=True,
    keys=frozenset({"color", "sort", "facet", "annotations", "events", "highlight", "scale", "as_"}),
    most_marks=20_000,
    highlights_series=True,
    sample=line_sample,
    mark_style=N_("Hollow"),
    notes=_notes,
    refuse=why_not_log,
)
