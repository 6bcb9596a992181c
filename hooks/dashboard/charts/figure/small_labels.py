"""The few words of a small drawing: when it begins and ends, the values at its ends, and the names of few series."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.text_width import shorten, text_width
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.spec.highlights import colour_role, labelled_series
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.escaping import bold
from dashboard.charts.style.layout import axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.core.number_text import format_rounded, format_steps

TEXT = 14
"""Font size in CSS pixels. A page makes it smaller where the picture is large (lists.css)."""
LINE = 19
"""Height of a line of text in CSS pixels."""
DOT = 5
"""Diameter of a mark that no value stands on, in CSS pixels."""
MOST_NAMES = 3
"""Names of series that a small drawing has room for."""


def with_labels(selection: Selection, layout: dict[str, Any], traces: list[dict[str, Any]]) -> dict[str, Any]:
    """Add words to a small drawing whose marks stand on one pair of axes, as far as there is room for them.

    Args:
        selection: the rows that are drawn.
        layout: of the drawing, with room around its marks alone.
        traces: Plotly's, in the order of the series or with their numbers.

    Returns:
        A new layout, with room for the words.
    """
    series, margin = labelled_series(selection, MOST_NAMES), layout["margin"]
    is_bar, is_upright = traces[0]["type"] == "bar", traces[0].get("orientation") != "h"
    times = _times(selection, layout["xaxis"]) if is_upright else []
    names = _names(series, selection, times, layout["width"] - 2 * margin["l"]) if len(selection.series) > 1 else []
    is_histogram = is_bar and layout["xaxis"].get("type") == "linear" and is_upright
    ends = format_steps(layout["xaxis"]["range"]) if is_histogram else times
    single = not names and len(selection.series) == 1 and len(traces) == 1 and not is_histogram
    marks = _marks(traces[0], layout) if single else []
    slot = layout["width"] / len(layout["xaxis"]["categoryarray"]) if is_bar and is_upright and single else None
    values = _values(selection, marks, is_upright, slot) if single else []
    above = LINE * len(names) if names else LINE if values and is_upright else 0
    layout |= {"margin": margin | {"t": margin["t"] + above, "b": margin["b"] + (LINE if ends else 0)}}
    if values and is_bar:
        layout |= _with_room_below_nought(layout, marks, values, is_upright)
    layout |= {"annotations": [*_moved_above(names, above), *_below(ends), *values]}
    layout |= {"marks": [(x, y, DOT) for x, y in marks]} if not is_bar else {}
    return place_labels(layout)[0]


def _names(series: tuple[Series, ...], selection: Selection, times: list[str], room: float) -> list[dict[str, Any]]:
    """A line for each series: its name in its colour, and its last value if that is of the last time below the plot."""
    if len(series) > MOST_NAMES:
        return []
    lines = []
    if selection.chart.type == "line":
        # They stand as the lines do where they end.
        series = tuple(sorted(series, key=lambda one: one.amount(_ends(one)[-1]), reverse=True))
    for one in series:
        last = _ends(one)[-1]
        # (Of names nothing is told below the plot: nobody would know of which one the value is.)
        value = format_rounded(one.amount(last)) if selection.x.label(axis_value(last.x)) in times[-1:] else ""
        name = shorten(one.label, room - text_width(f" {value}", TEXT), TEXT, bold=True)
        font = {"color": placeholder(colour_role(selection, one)), "size": TEXT}
        lines.append(at_corner(f"{bold(name)} {value}".rstrip(), font, (1, 1), ("right", "top"), 0, 0))
    return lines


def _moved_above(lines: list[dict[str, Any]], above: int) -> list[dict[str, Any]]:
    """The lines above the plot, one below the other."""
    moved = (line | {"yshift": above - LINE * number + 4} for number, line in enumerate(lines))
    return [label(line, Kind.NAME, anchor="fixed") for line in moved]


def _times(selection: Selection, axis: dict[str, Any]) -> list[str]:
    """The times at the left and at the right end of the axis, which stand below the plot; none if x is no time."""
    if not selection.x.temporal:
        return []
    names = axis.get("categoryarray") or [period.label for period in selection.periods]
    return list(dict.fromkeys((names[0], names[-1])))


def _below(ends: list[str]) -> list[dict[str, Any]]:
    """Words below the left end of the plot and, if there are others, below the right one."""
    font, sides = {"color": placeholder("muted"), "size": TEXT}, ("left", "right")
    return [
        label(at_corner(words, font, (side, 0), (sides[side], "top"), 0, -2), Kind.UNIT)
        for side, words in enumerate(ends)
    ]


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


def _values(
    selection: Selection, marks: list[tuple[Any, Any]], is_upright: bool, slot: float | None
) -> list[dict[str, Any]]:
    """Values at their marks: of what is highlighted, else the last, the first and the highest; of bars that lie, all.

    Args:
        selection: of one series.
        marks: their places on the axes, in their order.
        is_upright: whether their values are heights.
        slot: the room of an upright bar in CSS pixels; None if marks are no upright bars.
    """
    (series,) = selection.series
    texts = [format_rounded(series.amount(point)) for point in _ends(series)]
    told = _told(selection, marks) if is_upright else [*range(len(marks))]
    if slot:
        told = [index for index in told if _has_room(texts[index], marks[index], marks, slot)]
    common = {"showarrow": False, "font": {"color": placeholder("ink"), "size": TEXT}}
    above, below = {"yanchor": "bottom", "yshift": 4}, {"yanchor": "top", "yshift": -4}
    labels = []
    for index in told:
        x, y = marks[index]
        side, shift = ("right", -2) if not is_upright and x < 0 else ("left", 2)
        places: list[dict[str, Any]] = [{"xanchor": side, "yanchor": "middle", "xshift": shift}]
        if is_upright:
            # Above a mark that lies lower than the next it would seem to be the value of that one. A bar ends where
            # its value stands.
            is_free_above = y >= 0 if slot else _is_highest(marks[index], marks[max(0, index - 1) : index + 2])
            places = [{"xanchor": "center"} | side for side in ((above, below) if is_free_above else (below, above))]
        text = {"x": x, "y": y, "text": texts[index]} | common | places[0]
        labels.append(label(text, Kind.VALUE, ways=places[1:], beside=True))
    return labels


def _with_room_below_nought(
    layout: dict[str, Any], bars: list[tuple[Any, Any]], values: list[dict[str, Any]], is_upright: bool
) -> dict[str, Any]:
    """The axis of amounts with room for a value behind the bar that ends lowest, if that is below nought."""
    name, margin, lowest = "yaxis" if is_upright else "xaxis", layout["margin"], min(bar[is_upright] for bar in bars)
    length = layout["height"] - margin["t"] - margin["b"] if is_upright else layout["width"] - margin["l"] - margin["r"]
    room = LINE if is_upright else max(text_width(value["text"], TEXT) for value in values)
    share, (low, high) = (room + 4) / length, layout[name]["range"]
    ends = [min(low, lowest - (high - lowest) * share / (1 - share)), high]
    return {name: layout[name] | {"range": ends}} if lowest < 0 else {}


def _told(selection: Selection, marks: list[tuple[Any, Any]]) -> list[int]:
    """Which of the marks have a value, the one that matters most first."""
    highlighted = {*map(str, selection.chart.highlight)}
    told = [index for index, point in enumerate(_ends(selection.series[0])) if str(point.x) in highlighted]
    highest = max(range(len(marks)), key=lambda index: marks[index][1])
    return told or list(dict.fromkeys((len(marks) - 1, 0, highest)))


def _has_room(text: str, bar: tuple[Any, Any], bars: list[tuple[Any, Any]], slot: float) -> bool:
    """Whether a value may stand at a bar: one that is wider than the bar needs shorter ones right beside it."""
    sign = -1 if bar[1] < 0 else 1
    beside = (one for one in bars if abs(one[0] - bar[0]) == 1)
    return text_width(text, TEXT) <= slot or all(sign * bar[1] >= sign * height for _, height in beside)


def _is_highest(mark: tuple[Any, Any], beside: list[tuple[Any, Any]]) -> bool:
    return all(mark[1] >= height for _, height in beside)


def _ends(series: Series) -> list[Point]:
    """The points of a series that have a value."""
    return [point for point in series.points if point.y is not None]
