"""Bar charts: amounts side by side, grouped, stacked or as shares of the whole."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dashboard.charts.parts.axes import side_axis, thin_labels, value_axis
from dashboard.charts.parts.labels import legend_row
from dashboard.charts.parts.readout import trace_words
from dashboard.charts.parts.time_axis import overhang, places_axis
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.number_text import format_rounded


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [_trace(series, selection) for series in selection.series]


def _trace(whole: Series, selection: Selection) -> dict[str, Any]:
    # A name without an amount would get a place behind all others.
    series = replace(whole, points=tuple(point for point in whole.points if point.y is not None))
    upright = selection.chart.orientation == "vertical"
    names = [selection.x.label(axis_value(point.x)) for point in series.points]
    values = [point.y for point in series.points]
    colours = [placeholder(_role(series, point, selection)) for point in series.points]
    marker: dict[str, Any] = {"color": colours if len(set(colours)) > 1 else colours[0]}
    if any(point.mark for point in series.points):
        marker["pattern"] = {
            "shape": ["/" if point.mark else "" for point in series.points],
            "fillmode": "replace",
            "size": 6,
            "solidity": 0.45,
        }
        marker["line"] = {"color": marker["color"], "width": 1}
    return {
        "type": "bar",
        "orientation": "v" if upright else "h",
        "x": names if upright else values,
        "y": values if upright else names,
        "marker": marker,
        **trace_words(series, series.points, selection),
    }


def _role(series: Series, point: Point, selection: Selection) -> str:
    """The colour role of a bar; grey if others are highlighted, by their series or by their x."""
    highlighted = [str(value) for value in selection.chart.highlight]
    return "rest" if highlighted and not {series.key, str(point.x)} & set(highlighted) else series.role


def _names(selection: Selection) -> tuple[list[str], list[str]]:
    """The names on the axis in order, and those that have a bar. A missing period is a name without a bar."""
    points = [point for series in selection.series for point in series.points if point.y is not None]
    names = list(dict.fromkeys(selection.x.label(axis_value(x)) for x in places(selection)))
    return names, list(dict.fromkeys(selection.x.label(axis_value(point.x)) for point in points))


def _totals(selection: Selection, sign: int) -> list[float]:
    """The sum of each stack above the zero line (sign 1) or below it (sign -1)."""
    sums: dict[Any, float] = {}
    for series in selection.series:
        for point in series.points:
            sums[point.x] = sums.get(point.x, 0.0) + max(0.0, sign * (point.y or 0.0))
    return [sign * value for value in sums.values()]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    chart = selection.chart
    values = selection.values
    if chart.stack == "percent":
        values = [0.0, 100.0]
    elif chart.stack:
        values = _totals(selection, 1) + _totals(selection, -1)
    axis, left = value_axis(values, size, zero=True, flat=chart.orientation == "horizontal")
    names, filled = _names(selection)
    legend, above = (
        legend_row([(series.label, series.role) for series in selection.series], size)
        if len(selection.series) > 1
        else ([], 14)
    )
    layout: dict[str, Any] = {
        "barmode": "relative" if chart.stack else "group",
        "bargap": 0.28,
        "bargroupgap": 0.06,
        "annotations": legend,
    }
    if chart.orientation == "vertical":
        room = size.width - left - 8
        layout["xaxis"], bottom = places_axis(selection, room, filled)
        layout["yaxis"] = axis
        beyond = overhang(layout["xaxis"], room)
        margin = {"l": left, "r": max(8, beyond), "t": above + 12, "b": bottom}
        wide_enough = room / len(names) >= max(len(format_rounded(value)) for value in values) * CHARACTER_WIDTH + 4
    else:
        names_axis, names_width = side_axis(names, size)
        layout |= {"xaxis": thin_labels(axis, size.width - names_width) | {"side": "bottom"}, "yaxis": names_axis}
        margin = {"l": names_width, "r": 44, "t": above, "b": 28}
        wide_enough = True
    if len(selection.series) == 1 and wide_enough:
        layout["annotations"] = legend + _value_labels(selection, names)
        # The values stand at the bars, so the axis need not show them.
        value_axis_name = "yaxis" if chart.orientation == "vertical" else "xaxis"
        low, high = min(0.0, *values), max(0.0, *values)
        slack = (high - low) * 0.08
        ends = [low - slack if low < 0 else low, high + slack if high > 0 else high]
        layout[value_axis_name] = layout[value_axis_name] | {"showticklabels": False, "showgrid": False, "range": ends}
        if chart.orientation == "vertical":
            margin["l"] = max(2, beyond)
    return base_layout(size, margin) | layout


def _value_labels(selection: Selection, names: list[str]) -> list[dict[str, Any]]:
    upright = selection.chart.orientation == "vertical"
    labels = []
    for point in selection.series[0].points:
        if point.y is None:
            continue
        # The index, not the name: Plotly would read the name '2018' as an index.
        index, below = names.index(selection.x.label(axis_value(point.x))), point.y < 0
        labels.append(
            {
                "x": index if upright else point.y,
                "y": point.y if upright else index,
                "text": format_rounded(selection.series[0].amount(point)),
                "showarrow": False,
                "xanchor": "center" if upright else "right" if below else "left",
                "yanchor": ("top" if below else "bottom") if upright else "middle",
                "xshift": 0 if upright else -4 if below else 4,
                "yshift": 0 if not upright else -2 if below else 2,
                "font": {"color": placeholder("ink"), "size": LINE_HEIGHT - 4},
            }
        )
    return labels


def _refuse(selection: Selection) -> str:
    negative = any((point.y or 0.0) < 0 for series in selection.series for point in series.points)
    if selection.chart.stack == "percent" and negative:
        return "shares of a whole cannot be drawn of negative values"
    return ""


BAR = ChartType(
    noun="Bar chart",
    purpose="Amounts side by side: of years or of things, grouped, stacked or as shares of the whole.",
    traces=_traces,
    layout=_layout,
    keys=frozenset({"color", "sort", "facet", "annotations", "events", "stack", "orientation", "highlight", "as_"}),
    marks_have_places=True,
    mark_style="Hatched bars",
    refuse=_refuse,
)
