"""The few words of a small drawing: when it begins and ends, the values at its ends, and the names of few series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Literal

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.text_width import shorten, text_width, wrap
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.bar_values import is_clear
from dashboard.charts.parts.small_words import LINE, TEXT, axis_ends, below, end_times
from dashboard.charts.spec.highlights import colour_role, labelled_series
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.escaping import LINE_BREAK, bold, plain
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types import ALL_CHART_TYPES
from dashboard.core.number_text import format_steps

DOT = 5
"""Diameter of a mark that no value stands on, in CSS pixels."""
_APART = 12
"""Between the names of series in one line, in CSS pixels."""
MOST_NAMES = 3
"""Names of series that a small drawing has room for."""


def with_labels(selection: Selection, layout: dict[str, Any], traces: list[dict[str, Any]]) -> dict[str, Any]:
    """Add words to a small drawing whose marks stand side by side, as far as there is room.

    Args:
        selection: the rows that are drawn.
        layout: of the drawing, with room around its marks alone.
        traces: Plotly's, in the order of the series or with their numbers.

    Returns:
        A new layout, with room for the words.
    """
    margin, times = layout["margin"], end_times(selection, layout["xaxis"])
    draws_numbers = ALL_CHART_TYPES[selection.chart.type].draws_numbers
    told = axis_ends(selection, layout["xaxis"])[-1:] if draws_numbers else ()
    names = series_names(selection, layout["width"] - 2 * margin["l"], told, _lower_side(selection))
    is_bar = traces[0]["type"] == "bar"
    is_histogram = is_bar and layout["xaxis"].get("type") == "linear"
    ends = format_steps(layout["xaxis"]["range"]) if is_histogram else times
    single = len(selection.series) == len(traces) == 1 and not is_histogram and draws_numbers
    marks = _marks(traces[0], layout) if single else []
    slot = layout["width"] / len(layout["xaxis"]["categoryarray"]) if is_bar and single else None
    values = _values(selection, marks, slot) if single else []
    above = height_of(names) if names else LINE if values else 0
    layout |= {"margin": margin | {"t": margin["t"] + above, "b": margin["b"] + (LINE if ends else 0)}}
    if values and slot:
        layout["yaxis"] = _with_room_below(layout, marks)
    layout |= {"annotations": [*moved_above(names, above), *below(ends), *values]}
    layout |= {"marks": [(x, y, DOT) for x, y in marks]} if not is_bar else {}
    return place_labels(layout)[0]


def with_series_names(selection: Selection, layout: dict[str, Any]) -> dict[str, Any]:
    """Add the names of few series above a small drawing whose axes have no words.

    Args:
        selection: the rows that are drawn.
        layout: of the drawing.

    Returns:
        A new layout, with room for the names.
    """
    margin = layout["margin"]
    names = series_names(selection, layout["width"] - margin["l"] - margin["r"])
    above = height_of(names)
    return place_labels(
        layout | {"margin": margin | {"t": margin["t"] + above}, "annotations": moved_above(names, above)}
    )[0]


def series_names(
    selection: Selection, room: float, told: Sequence[str] = (), side: Literal["left", "right"] = "right"
) -> list[dict[str, Any]]:
    """The names of few series in their colours, a line for each or, where all are short, one for all.

    A name has its last value beside it where its time is told.

    Args:
        selection: the rows that are drawn.
        room: the width of a line in CSS pixels.
        told: the time at the right end of the plot, if that is told: a value is shown if it is of this time. (Without,
            nobody would know of when it is.)
        side: of the plot, at which the names stand.

    Returns:
        Plotly's annotations; none for one series and for more than there is room for.
    """
    series = labelled_series(selection, MOST_NAMES)
    if len(selection.series) < 2 or len(series) > MOST_NAMES:
        return []
    # Names in one colour, as of those that are not highlighted, do not say which is which.
    colours = Counter(colour_role(selection, one) for one in series)
    series = tuple(one for one in series if colours[colour_role(selection, one)] == 1)
    if selection.chart.type == "line":
        # They stand as the lines do where they end.
        series = tuple(sorted(series, key=lambda one: one.amount(one.valued[-1]), reverse=True))
    values = [_last_value(one, selection, told) for one in series]
    whole = [_in_lines(one.label, value, room) for one, value in zip(series, values, strict=True)]
    # A name that is too long is cut only where its second line has no room.
    may_wrap = sum(text.count(LINE_BREAK) + 1 for text in whole) <= MOST_NAMES + 1
    texts = whole if may_wrap else [_in_line(one.label, value, room) for one, value in zip(series, values, strict=True)]
    if not all(texts):
        return []
    fonts = [{"color": placeholder(colour_role(selection, one)), "size": TEXT} for one in series]
    return [
        at_corner(text, font, (int(side == "right"), 1), (side, "top"), right, up)
        for text, font, (right, up) in zip(texts, fonts, _places(texts, room, side), strict=True)
    ]


def _in_lines(name: str, value: str, room: float) -> str:
    """A name with its value in as many lines as it needs."""
    lines = wrap(name, room, TEXT, bold=True)
    if text_width(lines[-1], TEXT, bold=True) + text_width(f" {value}", TEXT) > room:
        *before, last = lines[-1].split()
        lines = [*lines[:-1], " ".join(before), last] if before else [*lines, ""]
    return f"{LINE_BREAK.join(map(bold, lines))} {value}".rstrip()


def _in_line(name: str, value: str, room: float) -> str:
    """A name with its value in one line; empty where too little of it would be left."""
    short = shorten(name, room - text_width(f" {value}", TEXT), TEXT, bold=True)
    return f"{bold(short)} {value}".rstrip() if short else ""


def _lower_side(selection: Selection) -> Literal["left", "right"]:
    """The side at which marks are lower: a name that almost touches the end of a line is read as the line's."""
    order = {x: number for number, x in enumerate(selection.x_values)}
    near = max(1, len(order) // 5)
    points = [point for series in selection.series for point in series.valued]
    first = [point.y or 0.0 for point in points if order[point.x] < near]
    last = [point.y or 0.0 for point in points if order[point.x] >= len(order) - near]
    return "left" if first and last and max(first) < max(last) else "right"


def _last_value(series: Series, selection: Selection, told: Sequence[str]) -> str:
    """The last value of a series in words, if it is of a time that is told."""
    last = series.valued[-1:]
    return next((series.short_amount(point) for point in last if selection.x.label(point.x) in told), "")


def _places(texts: list[str], room: float, side: str) -> list[tuple[float, int]]:
    """How far to the right and up the names of series stand from the corner: in one line if that has room for all."""
    widths = [text_width(plain(text), TEXT, bold=True) + _APART for text in texts]
    if sum(widths) - _APART <= room:
        ahead = range(len(texts))
        return [(-sum(widths[number + 1 :]) if side == "right" else sum(widths[:number]), 0) for number in ahead]
    lines = [0, *accumulate(text.count(LINE_BREAK) + 1 for text in texts)]
    return [(0, -LINE * line) for line in lines[: len(texts)]]


def height_of(names: list[dict[str, Any]]) -> int:
    """The room that the names of series need above the plot, in CSS pixels."""
    return max((LINE * (name["text"].count(LINE_BREAK) + 1) - name["yshift"] for name in names), default=0)


def moved_above(lines: list[dict[str, Any]], above: int) -> list[dict[str, Any]]:
    """The names of series, moved from the corner of the plot to above it."""
    return [label(line | {"yshift": line["yshift"] + above + 4}, Kind.NAME, anchor="fixed") for line in lines]


def _marks(trace: dict[str, Any], layout: dict[str, Any]) -> list[tuple[Any, Any]]:
    """Where the marks of a trace stand on the axes. Plotly would read the name '2018' of a bar as an index."""
    places = []
    for letter in ("x", "y"):
        axis = layout[f"{letter}axis"]
        names = axis.get("categoryarray", ())
        places.append([names.index(value) if value in names else _place(value, axis) for value in trace[letter]])
    return [mark for mark in zip(*places, strict=True) if None not in mark]


def _place(value: Any, axis: dict[str, Any]) -> Any:
    return value if value is None else axis_place(value, axis)


def _values(selection: Selection, marks: list[tuple[Any, Any]], slot: float | None) -> list[dict[str, Any]]:
    """Values at their marks: of what is highlighted, else the last, the first and the highest.

    Args:
        selection: of one series.
        marks: their places on the axes, in their order.
        slot: the room of a bar in CSS pixels; None if marks are no bars.
    """
    (series,) = selection.series
    points = series.valued
    told = {index: series.short_amount(points[index]) for index in _told(selection, marks)}
    if slot:
        told = {
            index: text for index, text in told.items() if is_clear(marks[index], marks, text_width(text, TEXT), slot)
        }
    common = {"showarrow": False, "xanchor": "center", "font": {"color": placeholder("ink"), "size": TEXT}}
    above, below = {"yanchor": "bottom", "yshift": 4}, {"yanchor": "top", "yshift": -4}
    labels = []
    for index, value in told.items():
        x, y = marks[index]
        # Above a mark that lies lower than the next it would seem to be the value of that one. A bar ends where its
        # value stands.
        is_free_above = y >= 0 if slot else _is_highest(marks[index], marks[max(0, index - 1) : index + 2])
        first, second = (above, below) if is_free_above else (below, above)
        text = {"x": x, "y": y, "text": value} | common | first
        labels.append(label(text, Kind.VALUE, ways=[second], beside=True, bare=not slot))
    return labels


def _with_room_below(layout: dict[str, Any], bars: list[tuple[Any, Any]]) -> dict[str, Any]:
    """The axis of upright bars, with a line of room below the lowest one if that ends below nought."""
    axis: dict[str, Any] = layout["yaxis"]
    margin, lowest, (low, high) = layout["margin"], min(height for _, height in bars), axis["range"]
    share = (LINE + 4) / (layout["height"] - margin["t"] - margin["b"])
    return axis | {"range": [min(low, lowest - (high - lowest) * share / (1 - share)), high]} if lowest < 0 else axis


def _told(selection: Selection, marks: list[tuple[Any, Any]]) -> list[int]:
    """Which of the marks have a value, the one that matters most first."""
    highlighted = {*map(str, selection.chart.highlight)}
    told = [index for index, point in enumerate(selection.series[0].valued) if str(point.x) in highlighted]
    highest = max(range(len(marks)), key=lambda index: marks[index][1])
    return told or list(dict.fromkeys((len(marks) - 1, 0, highest)))


def _is_highest(mark: tuple[Any, Any], beside: list[tuple[Any, Any]]) -> bool:
    return all(mark[1] >= height for _, height in beside)
