"""The texts at bars that a notebook drew: as labels of ours, so that none overlaps another or leaves the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width, wrap
from dashboard.charts.spec.hollow import are_hollow
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import LINE_HEIGHT
from dashboard.charts.style.palette import placeholder
from dashboard.core.frozen import Frozen

AMOUNTS = "amounts"
"""The `text` of a trace whose bars are to show their amounts."""
BAR_GAP = 0.3
"""The part of the place of a name that stays empty."""
_MOST_SLACK = 0.3
_Drawn = Sequence[tuple[dict[str, Any], Series]]


class BarPlot(Frozen):
    """The plot on which bars stand or lie."""

    names: Sequence[str]
    """On its axis, in order."""
    lies: bool
    stacked: bool
    width: float
    height: float
    """Of the plot, in CSS pixels."""


def has_bar_texts(drawn: _Drawn) -> bool:
    """Whether bars of a figure, each trace given with its series, have texts."""
    return any(trace["type"] == "bar" and "text" in trace for trace, _ in drawn)


def room_for_texts(axis: dict[str, Any], drawn: _Drawn, plot: BarPlot) -> dict[str, Any]:
    """The axis of amounts with room behind the longest bars for their texts."""
    if plot.stacked or not has_bar_texts(drawn):
        return axis
    low, high = axis["range"]
    length = max(1.0, plot.width if plot.lies else plot.height)
    shares, ends = [0.0, 0.0], [low, high]
    for trace, series in drawn:
        for point, text in zip(series.points, _texts(trace, series), strict=True):
            if text and point.y:
                side, needed = point.y > 0, text_width(text) + 20 if plot.lies else LINE_HEIGHT + 6
                shares[side] = max(shares[side], min(_MOST_SLACK, needed / length))
                ends[side] = max(ends[1], point.y) if side else min(ends[0], point.y)
    span = (ends[1] - ends[0]) / max(0.2, 1 - sum(shares))
    longest = [value for trace, series in drawn if "text" in trace for value in series.values]
    return axis | {"range": [min(low, min(longest) - span * shares[0]), max(high, max(longest) + span * shares[1])]}


def bar_texts(
    drawn: _Drawn, selection: Selection, axis: dict[str, Any], plot: BarPlot, name_of: Any
) -> list[dict[str, Any]]:
    """The texts at the ends of bars, or in them where they are stacked.

    Args:
        drawn: the traces of the plot, each with its series.
        selection: the chart, or one of its small plots.
        axis: of amounts, with its range.
        plot: on which the bars stand.
        name_of: gives the name of a point on the axis.

    Returns:
        Plotly's annotations. A text of the author's without room gets a number; an amount may go, for the axis has it.
    """
    bars = [(trace, series) for trace, series in drawn if trace["type"] == "bar"]
    thick = (1 - BAR_GAP) / (1 if plot.stacked else len(bars))
    slot = (plot.height if plot.lies else plot.width) / len(plot.names) * thick
    long = (plot.width if plot.lies else plot.height) / (axis["range"][1] - axis["range"][0])
    amounts = [text for trace, series in bars if trace.get("text") == AMOUNTS for text in _texts(trace, series)]
    # Amounts at some of the bars would make these the important ones.
    fit = plot.stacked or (LINE_HEIGHT if plot.lies else max(map(text_width, amounts), default=0.0)) <= slot
    ends: dict[tuple[str, bool], float] = {}
    annotations = []
    for number, (trace, series) in enumerate(bars):
        beside = 0.0 if plot.stacked else (number - (len(bars) - 1) / 2) * thick
        hollow = are_hollow(series.points, selection)
        for point, text, is_hollow in zip(series.points, _texts(trace, series), hollow, strict=True):
            if point.y is None:
                continue
            name, begin = name_of(point), 0.0
            if plot.stacked:
                begin = ends.get((name, point.y < 0), 0.0)
                ends[name, point.y < 0] = begin + point.y
            if not text or (trace["text"] == AMOUNTS and not fit):
                continue
            place = plot.names.index(name) + beside
            at = begin + point.y / 2 if plot.stacked else point.y
            colour = placeholder("ink" if is_hollow or not plot.stacked else "paper")
            annotation = _annotation(place, at, text, plot, point.y < 0) | {"font": {"color": colour}}
            # From the end of the bar to that of the plot, or within the part of a stack.
            beyond = abs(axis["range"][point.y > 0] - point.y) * long - (14 if plot.lies else 2)
            room = (abs(point.y) * long - 2 if plot.stacked else beyond, slot)
            room = room if plot.lies else room[::-1]
            annotations.append(_labelled(annotation, trace, f"{name}: {text}", room))
    return annotations


def _texts(trace: dict[str, Any], series: Series) -> Iterator[str]:
    """The text of each point; empty where it has none."""
    texts = trace.get("text") if trace["type"] == "bar" else None
    if texts == AMOUNTS:
        yield from ("" if point.y is None else series.short_amount(point) for point in series.points)
    elif texts is None:
        yield from ("" for _ in series.points)
    else:
        yield from texts


def _annotation(place: float, at: float, text: str, plot: BarPlot, below: bool) -> dict[str, Any]:
    where = {"x": at, "y": place} if plot.lies else {"x": place, "y": at}
    anchors: dict[str, Any] = {"xanchor": "center", "yanchor": "middle", "xshift": 0, "yshift": 0}
    if not plot.stacked and plot.lies:
        anchors |= {"xanchor": "right" if below else "left", "xshift": -4 if below else 4}
    elif not plot.stacked:
        anchors |= {"yanchor": "top" if below else "bottom", "yshift": -2 if below else 2}
    return where | anchors | {"text": text, "showarrow": False}


def _labelled(
    annotation: dict[str, Any], trace: dict[str, Any], words: str, room: tuple[float, float]
) -> dict[str, Any]:
    if trace["text"] == AMOUNTS:
        return label(annotation, Kind.EXTRA, anchor="fixed", room=room)
    in_lines = LINE_BREAK.join(wrap(annotation["text"], max(30.0, min(room[0], 400.0))))
    return label(annotation, Kind.NAME, anchor="fixed", room=room, key=words, ways=[{"text": in_lines}])
