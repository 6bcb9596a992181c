"""Heatmap: amounts of two things crossed, by depth of colour and with their values."""

from __future__ import annotations

from typing import Any

from dashboard.charts.parts.axes import category_axis, side_axis
from dashboard.charts.parts.labels import mark_text
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import CHARACTER_WIDTH, Size, axis_value, base_layout, format_rounded
from dashboard.charts.style.palette import STEPS, placeholder, step_of
from dashboard.charts.types.chart_type import ChartType


def _columns(selection: Selection) -> list[str]:
    stamps = {point.x: None for series in selection.series for point in series.points}
    ordered = sorted(stamps, key=lambda x: str(axis_value(x))) if selection.x.temporal else list(stamps)
    return [selection.x.label(axis_value(x)) for x in ordered]


def _range(selection: Selection) -> tuple[float, float]:
    values = [point.y for series in selection.series for point in series.points if point.y is not None]
    return min(values), max(values)


def _traces(selection: Selection) -> list[dict[str, Any]]:
    ends = _range(selection)
    found = []
    for row, series in enumerate(selection.series):
        points = [point for point in series.points if point.y is not None]
        # A cell is a bar that begins at its row: so it says its value, and needs no other bundle of Plotly's.
        found.append(
            {
                "type": "bar",
                "name": series.label,
                "x": [selection.x.label(axis_value(point.x)) for point in points],
                "y": [0.94] * len(points),
                "base": [row - 0.47] * len(points),
                "width": 0.96,
                "hovertext": [mark_text(series, point, selection) for point in points],
                "hoverinfo": "text",
                "marker": {
                    "color": [placeholder(step_of(point.y or 0.0, *ends)) for point in points],
                    "pattern": {"shape": ["/" if point.mark else "" for point in points], "size": 6, "solidity": 0.15},
                },
            }
        )
    return found


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    columns, rows = _columns(selection), [series.label for series in selection.series]
    up, left = side_axis(rows, size)
    room = (size.width - left - 4) / len(columns)
    ends = _range(selection)
    texts = [
        (columns.index(selection.x.label(axis_value(point.x))), row, format_rounded(point.y), step_of(point.y, *ends))
        for row, series in enumerate(selection.series)
        for point in series.points
        if point.y is not None
    ]
    fits = room >= max(len(text) for _, _, text, _ in texts) * CHARACTER_WIDTH + 4
    values = [
        {
            "x": column,
            "y": row,
            "text": text,
            "showarrow": False,
            "font": {"color": placeholder("paper" if step in STEPS[3:] else "ink")},
        }
        for column, row, text, step in texts
        if fits
    ]
    return base_layout(size, {"l": left, "r": 4, "t": 28, "b": 4}) | {
        "barmode": "overlay",
        "xaxis": category_axis(columns, size.width - left) | {"side": "top", "showline": False},
        "yaxis": up | {
            "type": "linear",
            "tickvals": list(range(len(rows))),
            "showline": False,
            "zeroline": False,
        },
        "annotations": values,
    }  # fmt: skip


HEATMAP = ChartType(
    noun="Heatmap",
    purpose="Amounts of two things crossed, such as years and goods, to find where they are large.",
    traces=_traces,
    layout=_layout,
    height=lambda selection, narrow: max(140, len(selection.series) * 38 + 40),
    keys=frozenset({"sort"}),
    needs=("x", "y", "value"),
    measure="value",
    split="y",
    most_series=40,
    most_marks=1_000,
    mark_style="Hatched cells",
)
