"""Lines: how something changes. A gap in the rows is a gap in the line."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import value_axis, with_gaps, x_axis
from dashboard.charts.parts.labels import dated, end_labels, hover
from dashboard.charts.spec.selection import Selection, Series, named, role_in
from dashboard.charts.style.layout import Size, base, rounded, stamp
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType

CROWDED = 40
"""From so many points on, a line shows dots only where they say something."""


def _traces(selection: Selection) -> list[dict[str, Any]]:
    return [_trace(one, role_in(selection, one), selection) for one in selection.series]


def _trace(one: Series, role: str, selection: Selection) -> dict[str, Any]:
    points = with_gaps(one.points, selection.x.type)
    alone = [
        (index == 0 or points[index - 1].y is None) and (index == len(points) - 1 or points[index + 1].y is None)
        for index in range(len(points))
    ]
    dots = [6 if len(points) <= CROWDED or alone[index] or point.mark else 0 for index, point in enumerate(points)]
    colour = placeholder(role)
    return {
        "type": "scatter",
        "mode": "lines+markers" if any(dots) else "lines",  # Plotly takes one size of nought for six
        "name": one.label,
        "x": [stamp(point.x) for point in points],
        "y": [point.y for point in points],
        "line": {"color": colour, "width": 2.5},
        "marker": {
            "size": dots if len(set(dots)) > 1 else dots[0],
            "color": [placeholder("paper") if point.mark else colour for point in points]
            if any(point.mark for point in points)
            else colour,
            "line": {"color": colour, "width": 1.5},
            "opacity": 1,
        },
        "cliponaxis": False,
        "hovertemplate": hover(one, selection, dated(selection)),
    }


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    values = [point.y for one in selection.series for point in one.points if point.y is not None]
    axis, left = value_axis(values, size, zero=False)
    across, bottom = x_axis(selection, size)
    entries = []
    final = max((point.x for one in selection.series for point in one.points if point.y is not None), key=stamp)
    for one in named(selection, LINE.most_series):
        last = [point for point in one.points if point.y is not None][-1]
        name = one.label if len(selection.series) > 1 else ""
        when = "" if last.x == final or not selection.x.temporal else f" ({selection.x.label(stamp(last.x))})"
        entries.append((name, rounded(last.y or 0.0) + when, role_in(selection, one), last.y or 0.0))
    labels, right = end_labels(entries, axis, size.height - bottom - 14, size)
    return base(size, {"l": left, "r": right, "t": 14, "b": bottom}) | {
        "xaxis": across,
        "yaxis": axis,
        "annotations": labels,
        "hovermode": "x",
    }


LINE = ChartType(
    noun="Line chart",
    purpose="How something changes over time, for one or a few series.",
    traces=_traces,
    layout=_layout,
    keys=frozenset({"color", "sort", "facet", "annotations", "events", "highlight"}),
    most_marks=20_000,
    greys=True,
    marked="Hollow points",
)
