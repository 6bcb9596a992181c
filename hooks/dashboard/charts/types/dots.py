"""Dot and dumbbell charts: values of many things on one axis. A dumbbell joins the two dots of each thing by a line."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import decimals_of, side_axis, side_lines, value_axis
from dashboard.charts.parts.labels import legend_row
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.samples import mark_sample, samples
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.grey_print import NEAR_MARKS
from dashboard.charts.style.layout import LINE_HEIGHT, Size, axis_value, base_layout, width_alone
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_


def _names(selection: Selection) -> list[str]:
    return list(dict.fromkeys(selection.x.label(axis_value(x)) for x in places(selection)))


def _values_by_name(selection: Selection) -> dict[str, list[float]]:
    """The values of each thing, by its name."""
    values: dict[str, list[float]] = {name: [] for name in _names(selection)}
    for series in selection.series:
        for point in series.points:
            if point.y is not None:
                values[selection.x.label(axis_value(point.x))].append(point.y)
    return values


def _traces(selection: Selection) -> list[dict[str, Any]]:
    traces: list[dict[str, Any]] = []
    if selection.chart.type == "dumbbell":
        # The empty value ends the line of a thing.
        ends = [(name, value) for name, values in _values_by_name(selection).items() for value in (*values, None)]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": [value for _, value in ends],
                "y": [name for name, _ in ends],
                "line": {"color": placeholder("rest"), "width": 3},
            }
        )
    near = _near(selection)
    for number, series in enumerate(selection.series):
        colour = placeholder(series.role)
        covering = [point for other in selection.series[number + 1 :] for point in other.points]
        points = [point for point in series.points if point.y is not None]
        covered = [sum(_is_near(point, other, near) for other in covering) for point in points]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": series.label,
                "x": [point.y for point in points],
                "y": [selection.x.label(axis_value(point.x)) for point in points],
                "marker": {
                    **looks_of(selection, NEAR_MARKS).symbol(series.role),
                    "size": _sizes(covered),
                    "color": [placeholder("paper") if point.mark else colour for point in points],
                    "line": {"color": colour, "width": 2},
                    "opacity": 1,
                },
                "cliponaxis": False,
                "hovertext": [mark_words(series, point, selection) for point in points],
            }
        )
    return traces


def _near(selection: Selection) -> float:
    """How near two marks of a thing are to each other if one hides the other, as an amount."""
    axis, _ = value_axis(selection.values, width_alone(narrow=False), zero=False, flat=True)
    low, high = map(float, axis["range"])
    return _NEAR * (high - low)


def _is_near(point: Point, other: Point, near: float) -> bool:
    """Whether another mark of the same thing hides most of a mark."""
    return point.x == other.x and point.y is not None and other.y is not None and abs(point.y - other.y) <= near


def _sizes(covered: list[int]) -> float | list[float]:
    """The sizes of the marks of a series, each seen around those of other series that hide it: so many for each."""
    sizes = [_MARK_SIZE + _RING * count for count in covered]
    return sizes if any(covered) else _MARK_SIZE


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    names, values_by_name = _names(selection), _values_by_name(selection)
    values, near = [value for own_values in values_by_name.values() for value in own_values], _near(selection)
    axis, _ = value_axis(values, size, zero=False, flat=True)
    names_axis, left = side_axis(names, size)
    entries = [(series.label, series.role) for series in selection.series]
    legend, above = (
        legend_row(entries, size, samples(selection, mark_sample, [role for _, role in entries]))
        if len(entries) > 1
        else ([], 8)
    )
    texts = {
        (selection.x.label(axis_value(point.x)), point.y): series.short_amount(point, decimals_of(axis))
        for series in selection.series
        for point in series.points
        if point.y is not None
    }
    widest = max(map(text_width, texts.values()))
    # On a phone values stand above their dots if the plot would be narrow beside them.
    is_above = size.narrow and left + widest > 0.36 * size.width
    labels = [
        label(
            place | {"text": texts[name, value]} | (_ABOVE if is_above else {}),
            Kind.EXTRA,
            ways=[_ABOVE, {key: place[key] for key in _ABOVE}, _BELOW, *_CORNERS],
            anchor="fixed",
        )
        for index, name in enumerate(names)
        for value in sorted(set(values_by_name[name]))
        for place in [_label_place(index, value, values_by_name[name], near)]
    ]
    room = widest / 2 + 2 if is_above else widest + 11
    left = left + 8 + _beyond_left(labels, axis, size.width - left - 8 - room)
    return base_layout(size, {"l": left, "r": math.ceil(room), "t": above, "b": 28}) | {
        "xaxis": axis | {"showline": False},
        "yaxis": names_axis
        | {
            "showline": False,
            "ticklabelstandoff": 8,
            "showgrid": True,
            "gridcolor": placeholder("grid"),
            "layer": "below traces",
        },
        "annotations": legend + labels,
    }


_MARK_SIZE, _RING = 12.0, 7.0
"""The diameter of a mark, and by how much it is larger below another one, in CSS pixels."""
_NEAR = 0.03
"""The share of an axis within which a mark hides another one: less than half of a mark on a phone."""
_ABOVE = {"xanchor": "center", "yanchor": "bottom", "xshift": 0, "yshift": 7}
"""The keys of a label above its dot."""
_BELOW = _ABOVE | {"yanchor": "top", "yshift": -7}
"""The keys of a label below its dot, where there is no other room."""
_CORNERS = [
    way | {"xanchor": side, "xshift": shift} for way in (_BELOW, _ABOVE) for side, shift in (("left", -5), ("right", 5))
]
"""The keys of a label below or above its dot that reaches to one side, away from a label at the other."""


def _label_place(index: int, value: float, values: list[float], near: float) -> dict[str, Any]:
    """The place of the label of a dot, given all values in its row: beside the outer dots, above those between.

    A dot near to another one may have a ring around it, or lie in one.
    """
    left = value == min(values) < max(values)
    between = min(values) < value < max(values)
    side = 9 + math.ceil(_RING / 2) * (sum(abs(other - value) <= near for other in values) > 1)
    return {
        "x": value,
        "y": index,
        "showarrow": False,
        "xanchor": "center" if between else "right" if left else "left",
        "yanchor": "bottom" if between else "middle",
        "xshift": 0 if between else -side if left else side,
        "yshift": 7 if between else 0,
        "font": {"color": placeholder("ink")},
    }


_MOST_BEYOND = 8
"""The most room between the names of rows and a plot that values get, in CSS pixels. The plot keeps its width."""


def _beyond_left(labels: list[dict[str, Any]], axis: dict[str, Any], plot: float) -> int:
    """How much room values need between the names of rows and a plot of some width, in CSS pixels."""
    low, high = axis["range"]
    reaches = (
        text_width(text["text"]) * {"center": 0.5, "right": 1.0, "left": 0.0}[text["xanchor"]]
        - text["xshift"]
        - (text["x"] - low) / (high - low) * plot
        for text in labels
    )
    return min(_MOST_BEYOND, max(0, math.ceil(max(reaches, default=0.0))))


def _height(selection: Selection, narrow: bool) -> int:
    names, size = _names(selection), width_alone(narrow)
    lines = max(len(side_lines(name, size)) for name in names)
    return max(120, len(names) * max(44 if narrow else 36, lines * LINE_HEIGHT + 8) + 70)


def _refuse(selection: Selection) -> str:
    if len(selection.series) != 2:
        return f"it joins two values of each thing, and here are {len(selection.series)}; draw 'dot' instead"
    return ""


_MOST_MARKS = 120
"""The drawing grows with each name; with more marks it would be longer than a page should be."""
_KEYS = frozenset({"color", "sort"})
DOT = ChartType(
    noun=N_("Dot chart"),
    purpose="Values of many things on one axis, which need not begin at nought.",
    traces=_traces,
    layout=_layout,
    height=_height,
    least_height=_height,
    keys=_KEYS,
    most_marks=_MOST_MARKS,
    marks_have_places=True,
    sample=mark_sample,
    mark_style=N_("Hollow"),
)
DUMBBELL = ChartType(
    noun=N_("Dumbbell chart"),
    purpose="The distance between two values of each thing.",
    traces=_traces,
    layout=_layout,
    height=_height,
    least_height=_height,
    keys=_KEYS,
    most_marks=_MOST_MARKS,
    marks_have_places=True,
    sample=mark_sample,
    mark_style=N_("Hollow"),
    refuse=_refuse,
)
