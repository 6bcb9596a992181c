"""The dashed line of an author's amount across a plot, and its words: clear of data, of grid lines and of the axis."""

from __future__ import annotations

from itertools import product
from typing import Any

from dashboard.charts.labels.frame import Box, Frame, axis_share
from dashboard.charts.labels.label import Kind, label, label_box
from dashboard.charts.labels.tick_labels import labelled_axes, tick_boxes
from dashboard.charts.parts.axes import axis_place
from dashboard.charts.parts.labels import time_places
from dashboard.charts.parts.mark_boxes import filled_boxes
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder

AMOUNT = "amount"
"""The name of such a line in a layout, by which the browser ends it in a part of the time."""
_APART, _FROM_END = 3, 6
"""How far words stand below or above the line, and from its ends, in CSS pixels."""
_BESIDE = 16
"""Words nearer to the label of a tick, in CSS pixels, are read as one with it: '40 38 bcm'."""
_ON_DATA, _ON_TICK, _ON_GRID = 4, 2, 1
"""How bad it is if words lie on marks, stand beside the label of a tick, or lie on a grid line."""


def amount_line(amount: float, layout: dict[str, Any], selection: Selection) -> dict[str, Any]:
    """Draw the line of an amount.

    Args:
        amount: the amount.
        layout: Plotly's layout, with its axes.
        selection: the chart.

    Returns:
        Plotly's shape. Among lines and areas it ends with the last point, beside which the last amount stands.
    """
    ends: dict[str, Any] = {"xref": "x domain", "x0": 0, "x1": 1}
    axis = layout["xaxis"]
    if selection.chart.type in ("line", "area") and axis.get("type") in ("date", "linear"):
        valued = [point for series in selection.series for point in series.valued]
        ends = {"xref": "x", "x0": axis["range"][0], "x1": max(time_places(valued, selection)["x"])}
    line = {"color": placeholder("muted"), "width": 1, "dash": "4,3"}
    return {"type": "line", "name": AMOUNT, "line": line, "yref": "y", "y0": amount, "y1": amount} | ends


def amount_words(
    texts: list[str], shape: dict[str, Any], layout: dict[str, Any], selection: Selection
) -> dict[str, Any]:
    """Place the words of such a line: below it, else above it, at its left or its right end.

    Args:
        texts: the words in one line, and in more and more.
        shape: the line.
        layout: Plotly's layout, with its axes.
        selection: the chart.

    Returns:
        Plotly's annotation where least else is drawn, with its other places.
    """
    frame = Frame(layout)
    height = axis_place(shape["y0"], layout["yaxis"])
    # (In a part of the time the place of an end may be beside the plot.)
    last = axis_share(layout["xaxis"], shape["x1"]) if shape["xref"] == "x" else 1
    left, right = (
        {"xref": "x domain", "x": x, "xanchor": side, "align": side, "xshift": shift}
        for x, side, shift in ((0, "left", _FROM_END), (round(last, 4), "right", -_FROM_END))
    )
    below, above = {"yanchor": "top", "yshift": -_APART}, {"yanchor": "bottom", "yshift": _APART}
    base = {"yref": "y", "y": height, "showarrow": False, "font": {"color": placeholder("text")}}
    # (A word that begins further from the axis is no longer read with its labels.)
    inward = left | {"xshift": _FROM_END + _BESIDE}
    places = ((left, below), (left, above), (inward, above), (right, below), (right, above))
    ways = [{"text": text} | side | level for text, (side, level) in product(texts, places)]
    data = [] if selection.has_panels else [*filled_boxes(selection, layout, frame)]
    amounts = layout["yaxis"].get("tickvals") or ()
    ticks = [box for _, _, box in tick_boxes("y", frame)] if "y" in labelled_axes(layout) else []
    grid = [frame.y("y", axis_place(value, layout["yaxis"])) for value in amounts]

    def faults(way: dict[str, Any]) -> int:
        box = label_box(base | way, frame)
        beside = Box(box.left - _BESIDE, box.top, box.right, box.bottom)
        return (
            _ON_DATA * any(box.meets(mark) for mark in data)
            + _ON_TICK * any(beside.meets(tick) for tick in ticks)
            + _ON_GRID * any(box.top < place < box.bottom for place in grid)
            + _ON_DATA * (box.left < frame.plot.left or box.top < 0 or box.bottom > frame.plot.bottom)
        )

    first, *others = sorted(ways, key=faults)
    return label(base | first, Kind.NOTE, ways=others)
