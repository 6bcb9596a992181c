"""Dot and dumbbell charts: values of many things on one axis. A dumbbell joins the two dots of each thing by a line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.axes import decimals_of, side_axis, side_lines, value_axis
from dashboard.charts.parts.legend import series_legend
from dashboard.charts.parts.looks import looks_of
from dashboard.charts.parts.readout import mark_words
from dashboard.charts.parts.samples import mark_sample
from dashboard.charts.spec.gaps import places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.grey_print import NEAR_MARKS
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.words import N_


def _names(selection: Selection) -> list[str]:
    return list(dict.fromkeys(selection.x.label(x) for x in places(selection)))


def _values_by_name(selection: Selection) -> dict[str, list[float]]:
    """The values of each thing, by its name."""
    values: dict[str, list[float]] = {name: [] for name in _names(selection)}
    for series in selection.series:
        for point in series.points:
            if point.y is not None:
                values[selection.x.label(point.x)].append(point.y)
    return values


def _traces(selection: Selection) -> list[dict[str, Any]]:
    near, looks = _near(selection), looks_of(selection, NEAR_MARKS)
    traces, open_marks, outlines = [], [], []
    for number, series in enumerate(selection.series):
        points = series.valued
        look, colour = looks.symbol(series.role), placeholder(series.role)
        below, above = _all_points(selection.series[:number]), _all_points(selection.series[number + 1 :])
        lies_over = [bool(_near_ones(point, below, near)) for point in points]
        trace = _marks(points, look, colour, selection)
        trace["marker"]["color"] = [
            (_UNFILLED if is_over else placeholder("paper")) if point.mark else colour
            for point, is_over in zip(points, lies_over, strict=True)
        ]
        traces.append(
            trace | {"name": series.label, "hovertext": [mark_words(series, point, selection) for point in points]}
        )
        open_marks += [
            (point, look) for point, is_over in zip(points, lies_over, strict=True) if point.mark and is_over
        ]
        hidden = [point for point in points if any(not other.mark for other in _near_ones(point, above, near))]
        if hidden:
            outline = _marks(hidden, look, colour, selection)
            outline["marker"]["color"] = _UNFILLED
            outlines.append(outline | {"legendgroup": str(number), "hoverinfo": "skip"})
    if outlines:
        # The browser reads from the group to which series a trace belongs.
        traces = [trace | {"legendgroup": str(number)} for number, trace in enumerate(traces)]
    joined = [_joining_lines(selection, open_marks)] if selection.chart.type == "dumbbell" else []
    return [*joined, *traces, *outlines]


def _marks(points: list[Point], look: dict[str, str], colour: str, selection: Selection) -> dict[str, Any]:
    """The marks of some points: all of one size, with an edge in the colour of their series."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.y for point in points],
        "y": [selection.x.label(point.x) for point in points],
        "marker": {**look, "size": _MARK_SIZE, "line": {"color": colour, "width": _EDGE}, "opacity": 1},
        "cliponaxis": False,
    }


def _joining_lines(selection: Selection, open_marks: list[tuple[Point, dict[str, str]]]) -> dict[str, Any]:
    """The lines between the two dots of each thing. Marks without a fill have one of paper here, below all marks."""
    # The empty value ends the line of a thing.
    ends = [(name, value) for name, values in _values_by_name(selection).items() for value in (*values, None)]
    trace = {
        "type": "scatter",
        "mode": "lines",
        "x": [value for _, value in ends],
        "y": [name for name, _ in ends],
        "line": {"color": placeholder("rest"), "width": 3},
    }
    if not open_marks:
        return trace
    covers = {(selection.x.label(point.x), point.y): look for point, look in open_marks}
    looks = [covers.get(end) for end in ends]
    marker = {
        "symbol": ["circle" if look is None else look.get("symbol", "circle") for look in looks],
        "size": [1 if look is None else _MARK_SIZE for look in looks],
        "color": [placeholder("rest" if look is None else "paper") for look in looks],
        "line": {"width": 0},
        "opacity": 1,
    }
    return trace | {"mode": "lines+markers", "marker": marker, "cliponaxis": False}


def _all_points(series: Sequence[Series]) -> list[Point]:
    return [point for one in series for point in one.points]


def _near(selection: Selection) -> float:
    """How near two marks of a thing are to each other if they overlap, as an amount."""
    axis, _ = value_axis(selection.values, width_alone(narrow=False), zero=False, flat=True)
    low, high = map(float, axis["range"])
    return _NEAR * (high - low)


def _near_ones(point: Point, others: list[Point], near: float) -> list[Point]:
    """The marks of the same thing that overlap a mark, of some others."""
    return [
        other
        for other in others
        if point.x == other.x and point.y is not None and other.y is not None and abs(point.y - other.y) <= near
    ]


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    names, values_by_name = _names(selection), _values_by_name(selection)
    values = [value for own_values in values_by_name.values() for value in own_values]
    axis, _ = value_axis(values, size, zero=False, flat=True)
    names_axis, left = side_axis(names, size)
    legend, above = series_legend(selection, size, mark_sample, 8)
    texts = {
        (selection.x.label(point.x), point.y): series.short_amount(point, decimals_of(axis))
        for series in selection.series
        for point in series.points
        if point.y is not None
    }
    widest = max(map(text_width, texts.values()))
    # On a phone values stand above their dots if the plot would be narrow beside them.
    is_above = size.narrow and left + widest > 0.36 * size.width
    low, high = axis["range"]
    reach = (widest + _BESIDE_VALUE) * (high - low) / (size.width - left - widest)
    rows_below = [*list(values_by_name.values())[1:], []]
    labels = [
        label(
            place | {"text": texts[name, value]} | (_ABOVE if is_above else {}),
            Kind.EXTRA,
            ways=[
                _ABOVE,
                {key: place[key] for key in _ABOVE},
                # Above a dot of the next row it would be read as the value of that.
                *([] if any(abs(value - other) < reach for other in rows_below[index]) else [_BELOW, *_CORNERS[:2]]),
                *_CORNERS[2:],
            ],
            anchor="fixed",
            beside=True,
        )
        for index, name in enumerate(names)
        for value in sorted(set(values_by_name[name]))
        for place in [_label_place(index, value, values_by_name[name])]
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
        "marks": [
            (value, index, _MARK_SIZE + _EDGE) for index, name in enumerate(names) for value in values_by_name[name]
        ],
    }


_MARK_SIZE, _EDGE = 12.0, 2.0
"""The diameter of all marks, since a larger one would look like a larger amount, and their edge; in CSS pixels."""
_NEAR = 0.07
"""The share of an axis within which two marks overlap on a phone."""
_UNFILLED = "rgba(0,0,0,0)"
"""The fill of a mark through which others are seen."""
_ABOVE = {"xanchor": "center", "yanchor": "bottom", "xshift": 0, "yshift": 9}
"""The keys of a label above its dot."""
_BELOW = _ABOVE | {"yanchor": "top", "yshift": -9}
"""The keys of a label below its dot, where there is no other room."""
_BESIDE_VALUE = 10
"""The room between a value below a dot and one above a dot of the next row, in CSS pixels."""
_CORNERS = [
    way | {"xanchor": side, "xshift": shift} for way in (_BELOW, _ABOVE) for side, shift in (("left", -5), ("right", 5))
]
"""The keys of a label below or above its dot that reaches to one side, away from a label at the other."""


def _label_place(index: int, value: float, values: list[float]) -> dict[str, Any]:
    """The place of the label of a dot, given all values in its row: beside the outer dots, above those between."""
    left = value == min(values) < max(values)
    between = min(values) < value < max(values)
    return {
        "x": value,
        "y": index,
        "showarrow": False,
        "xanchor": "center" if between else "right" if left else "left",
        "yanchor": "bottom" if between else "middle",
        "xshift": 0 if between else -9 if left else 9,
        "yshift": 9 if between else 0,
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
    purpose="Values of many things on one axis, which need not begin at zero.",
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
