"""Area charts: an amount over time, and the parts that it is made of."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import value_axis
from dashboard.charts.parts.ends_layout import ends_layout
from dashboard.charts.parts.labels import time_places
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.samples import area_sample
from dashboard.charts.spec.gaps import alone, runs
from dashboard.charts.spec.hollow import are_hollow
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType, no_shares
from dashboard.core.words import N_


def _traces(selection: Selection) -> list[dict[str, Any]]:
    stacked = bool(selection.chart.stack) and len(selection.series) > 1
    # Plotly fills the gaps of an area, and in a stack lets them fall to zero. So each part between gaps is a trace.
    traces = []
    for position, series in enumerate(selection.series):
        parts = runs(series.points, selection)
        for number, part in enumerate(parts):
            fill = {"stackgroup": f"all{number or ''}"} if stacked else {"fill": "tozeroy"}
            # The browser reads from the group to which series a trace belongs.
            group = {"legendgroup": str(position)} if len(parts) > 1 else {}
            traces.append(_trace(part, series, selection, stacked) | fill | group)
    return traces


def _trace(points: list[Point], series: Series, selection: Selection, stacked: bool) -> dict[str, Any]:
    """The area below some points of a series that follow one another."""
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines",
        **time_places(points, selection),
        "y": [point.y for point in points],
        "line": {"color": placeholder("paper" if stacked else series.role), "width": 1 if stacked else 1.5},
        "fillcolor": placeholder(series.role),
        **looks_of(selection).fill_pattern(series.role),
        **trace_words(series, points, selection),
    }
    hollow = are_hollow(points, selection)
    dots = [is_hollow or single for is_hollow, single in zip(hollow, alone(points), strict=True)]
    if any(dots):
        colours = [placeholder("paper" if is_hollow else series.role) for is_hollow in hollow]
        trace |= {"mode": "lines+markers", "cliponaxis": False}
        trace["marker"] = {
            # Plotly replaces a size of zero with its default: so an ordinary value has a small invisible dot.
            "size": [7 if dot else 1 for dot in dots],
            "color": colours if any(alone(points)) else placeholder("paper"),
            "line": {"color": placeholder(series.role), "width": [1.5 if dot else 0 for dot in dots]},
            "opacity": [1 if dot else 0 for dot in dots],
        }
    return trace


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    many, percent = len(selection.series) > 1, selection.chart.stack == "percent"
    last_points = [series.valued[-1] for series in selection.series]
    ends = [point.y or 0.0 for point in last_points]
    if selection.chart.stack and many:
        sums: dict[tuple[str, Any], float] = {}
        for series in selection.scaled_like.series:
            for point in series.points:
                place = (series.panel, point.x)
                sums[place] = sums.get(place, 0.0) + (point.y or 0.0)
        values = [0.0, 100.0] if percent else list(sums.values())
        # The label of a part stands at the middle of its last height.
        middles = [sum(ends[:index]) + end / 2 for index, end in enumerate(ends)]
    else:
        values = selection.scaled_like.values
        middles = ends
    axis, left = value_axis([*values, *selection.noted_amounts], size, zero=True)
    entries = [
        (series.label if many else "", series.short_amount(point), series.role, middle)
        for series, point, middle in zip(selection.series, last_points, middles, strict=True)
    ]
    return ends_layout(selection, size, axis, left, entries, last_points, area_sample)


def _refuse(selection: Selection) -> str:
    return next(filter(None, map(_refuse_panel, selection.panels.values())), "")


def _refuse_panel(selection: Selection) -> str:
    if reason := no_shares(selection):
        return reason
    if len(selection.series) == 1:
        return ""
    if not selection.chart.stack:
        return "areas that lie over one another hide each other: add 'stack: true', or draw lines"
    x_values = {tuple(point.x for point in series.points) for series in selection.series}
    if len(x_values) > 1 or any(point.y is None for series in selection.series for point in series.points):
        return "stacked areas need a value of each series at each point; draw lines or bars"
    if any((point.y or 0.0) < 0 for series in selection.series for point in series.points):
        return "stacked areas cannot show negative values; draw bars"
    return ""


AREA = ChartType(
    noun=N_("Area chart"),
    purpose="An amount over time, and the parts that it is made of.",
    reads_places=True,
    traces=_traces,
    layout=_layout,
    tells_ends=True,
    keys=frozenset({"color", "sort", "facet", "annotations", "events", "stack"}),
    mark_style=N_("Hollow"),
    most_marks=20_000,
    sample=area_sample,
    refuse=_refuse,
)
