"""Heatmaps: cells whose colour shows the amount. Their values stand in them, or without room a legend above."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import side_axis, side_lines
from dashboard.charts.parts.colour_legend import Entries, colour_legend, legend_height, range_text
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.time_axis import places_axis_within
from dashboard.charts.spec.gaps import places, rows
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import BEHIND, STEPS, placeholder, step_of
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.grouping import group_by
from dashboard.core.words import N_


def _columns(selection: Selection) -> list[str]:
    return [selection.x.label(x) for x in places(selection)]


def _traces(selection: Selection) -> list[dict[str, Any]]:
    value_range = selection.value_range
    traces = []
    for row, series in enumerate(rows(selection).values()):
        if series is None:
            continue
        points = series.valued
        # A cell is a bar that begins at the lower edge of its row. So it has a hover text, and readers need not load
        # a bundle of Plotly with heatmaps in it.
        traces.append(
            {
                "type": "bar",
                "name": series.label,
                "x": [selection.x.label(point.x) for point in points],
                "y": [0.94] * len(points),
                "base": [row - 0.47] * len(points),
                "width": 0.96,
                "hovertext": [mark_words(series, point, selection) for point in points],
                "marker": {
                    "color": [placeholder(step_of(point.y or 0.0, *value_range)) for point in points],
                    "pattern": {"shape": ["/" if point.mark else "" for point in points], "size": 6, "solidity": 0.15},
                    # The lightest step on paper would hardly be seen.
                    "line": {"color": placeholder(BEHIND), "width": [1 if point.mark else 0 for point in points]},
                },
            }
        )
    return traces


def _has_values(selection: Selection, size: Size) -> bool:
    """Whether the cells have room for their values."""
    _, left = side_axis(list(rows(selection)), size)
    room = (size.width - left - 4) / len(_columns(selection))
    texts = [series.short_amount(point) for series in selection.series for point in series.valued]
    return room >= max(map(text_width, texts)) + 4


def _legend_entries(selection: Selection, size: Size) -> Entries:
    """The colour of each step, with its smallest and its largest amount; none where values say them."""
    if _has_values(selection, size):
        return []
    low, high = selection.value_range
    amounts = sorted(series.amount(point) for series in selection.series for point in series.valued)
    by_step = group_by(amounts, lambda amount: step_of(float(amount), low, high))
    return [(step, range_text(own)) for step, own in by_step.items()]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    columns, labels_of_rows = _columns(selection), list(rows(selection))
    rows_axis, left = side_axis(labels_of_rows, size)
    value_range = selection.value_range
    cells = [
        (
            columns.index(selection.x.label(point.x)),
            row,
            series.short_amount(point),
            # Of a hatched cell most is paper.
            step_of(point.y, *value_range) in STEPS[3:] and not point.mark,
        )
        for row, series in enumerate(rows(selection).values())
        if series
        for point in series.points
        if point.y is not None
    ]
    entries = _legend_entries(selection, size)
    labels = [
        {
            "x": column,
            "y": row,
            "text": text,
            "showarrow": False,
            "font": {"color": placeholder("paper" if is_dark else "ink")},
        }
        for column, row, text, is_dark in cells
        if not entries
    ]
    columns_axis, top, beyond = places_axis_within(selection, lambda beyond: size.width - left - max(4, beyond))
    margin = {"l": left, "r": max(4, beyond), "t": legend_height(entries, size) + top, "b": 4}
    shapes, legend = colour_legend(entries, size, margin)
    return base_layout(size, margin) | {
        "barmode": "overlay",
        "xaxis": columns_axis | {"side": "top", "showline": False},
        "yaxis": rows_axis | {
            "type": "linear",
            "tickvals": list(range(len(labels_of_rows))),
            "ticklabelstandoff": 4,
            "showline": False,
            "zeroline": False,
        },
        "annotations": [*legend, *(label(value, Kind.VALUE, anchor="fixed") for value in labels)],
        "shapes": shapes,
    }  # fmt: skip


def _height(selection: Selection, narrow: bool) -> int:
    size = width_alone(narrow)
    lines = max(len(side_lines(name, size)) for name in rows(selection))
    _, left = side_axis(list(rows(selection)), size)
    _, top, _ = places_axis_within(selection, lambda beyond: size.width - left - max(4, beyond))
    cells = max(140, len(rows(selection)) * max(38, lines * (LINE_HEIGHT + 1) + 4) + top + 8)
    return legend_height(_legend_entries(selection, size), size) + cells


HEATMAP = ChartType(
    noun=N_("Heatmap"),
    purpose="Amounts of two things crossed, such as years and goods, to find where they are large.",
    traces=_traces,
    layout=_layout,
    height=_height,
    least_height=_height,
    keys=frozenset({"sort"}),
    needs=("x", "y", "value"),
    measure="value",
    split="y",
    most_series=40,
    most_marks=1_000,
    marks_have_places=True,
    mark_style=N_("Hatched"),
)
