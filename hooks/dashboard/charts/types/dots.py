"""Dots: values of things compared on one axis; two dots for each thing, joined, make a dumbbell."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import side_axis, thin_labels, value_axis
from dashboard.charts.parts.labels import legend_row, mark_text
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value, base_layout, format_rounded
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType


def _names(selection: Selection) -> list[str]:
    points = (point for series in selection.series for point in series.points if point.y is not None)
    return list(dict.fromkeys(selection.x.label(axis_value(point.x)) for point in points))


def _ends(selection: Selection) -> dict[str, list[float]]:
    """The values of each thing, by its name."""
    ends: dict[str, list[float]] = {name: [] for name in _names(selection)}
    for series in selection.series:
        for point in series.points:
            if point.y is not None:
                ends[selection.x.label(axis_value(point.x))].append(point.y)
    return ends


def _traces(selection: Selection) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if selection.chart.type == "dumbbell":
        joined = [(name, value) for name, ends in _ends(selection).items() for value in (*ends, None)]
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [value for _, value in joined],
                "y": [name for name, _ in joined],
                "line": {"color": placeholder("rest"), "width": 3},
                "hoverinfo": "skip",
            }
        )
    for series in selection.series:
        colour = placeholder(series.role)
        points = [point for point in series.points if point.y is not None]
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": series.label,
                "x": [point.y for point in points],
                "y": [selection.x.label(axis_value(point.x)) for point in points],
                "marker": {
                    "size": 12,
                    "color": [placeholder("paper") if point.mark else colour for point in points],
                    "line": {"color": colour, "width": 2},
                    "opacity": 1,
                },
                "cliponaxis": False,
                "hovertext": [mark_text(series, point, selection) for point in points],
                "hoverinfo": "text",
            }
        )
    return found


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    names, ends = _names(selection), _ends(selection)
    values = [value for found in ends.values() for value in found]
    axis, _ = value_axis(values, size, zero=False, flat=True)
    across, left = side_axis(names, size)
    entries = [(series.label, series.role) for series in selection.series]
    keys, above = legend_row(entries, size) if len(entries) > 1 else ([], 8)
    labels = [_value(names.index(name), value, ends[name]) for name in names for value in set(ends[name])]
    room = max(len(format_rounded(value)) for value in values) * CHARACTER_WIDTH + 10
    return base_layout(size, {"l": left + 8, "r": round(room), "t": above, "b": 28}) | {
        "xaxis": thin_labels(axis, size.width - left) | {"showline": False},
        "yaxis": across
        | {"showline": False, "showgrid": True, "gridcolor": placeholder("grid"), "layer": "below traces"},
        "annotations": keys + labels,
    }


def _value(place: int, value: float, among: list[float]) -> dict[str, Any]:
    """The value beside its dot: on the outside, where there are two."""
    left = value == min(among) < max(among)
    between = min(among) < value < max(among)
    return {
        "x": value,
        "y": place,
        "text": format_rounded(value),
        "showarrow": False,
        "xanchor": "center" if between else "right" if left else "left",
        "yanchor": "bottom" if between else "middle",
        "xshift": 0 if between else -9 if left else 9,
        "yshift": 7 if between else 0,
        "font": {"color": placeholder("ink"), "size": LINE_HEIGHT - 4},
    }


def _height(selection: Selection, narrow: bool) -> int:
    return max(120, len(_names(selection)) * (44 if narrow else 36) + 70)


def _refuse(selection: Selection) -> str:
    if len(selection.series) != 2:
        return f"it joins two values of each thing, and here are {len(selection.series)}; draw 'dot' instead"
    return ""


_MOST = 120
"""Marks: the drawing grows with each name, and this is a long page."""
_KEYS = frozenset({"color", "sort"})
DOT = ChartType(
    noun="Dot chart",
    purpose="Values of many things on one axis, which need not begin at nought.",
    traces=_traces,
    layout=_layout,
    height=_height,
    keys=_KEYS,
    most_marks=_MOST,
    mark_style="Hollow dots",
)
DUMBBELL = ChartType(
    noun="Dumbbell chart",
    purpose="The distance between two values of each thing.",
    traces=_traces,
    layout=_layout,
    height=_height,
    keys=_KEYS,
    most_marks=_MOST,
    mark_style="Hollow dots",
    refuse=_refuse,
)
