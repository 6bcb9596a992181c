"""The values at the ends of bars."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder

GAP = 0.28
"""The room between bars, as a share of the place of one."""
Bar = tuple[float, float]
"""The place of a bar among its neighbours, counted from 0, and its amount."""


def value_labels(
    selection: Selection, names: list[str], *, upright: bool, only: Collection[str] = ()
) -> list[dict[str, Any]]:
    """The values at the ends of the bars.

    Args:
        selection: a chart with one series.
        names: those on the axis, in order.
        upright: whether the bars stand.
        only: the places, as text, whose values are wanted; empty for all.
    """
    labels = []
    for point in selection.series[0].points:
        if point.y is None or (only and str(point.x) not in only):
            continue
        # The index, not the name: Plotly would read the name '2018' as an index.
        index, below = names.index(selection.x.label(point.x)), point.y < 0
        labels.append(
            {
                "x": index if upright else point.y,
                "y": point.y if upright else index,
                "text": selection.series[0].short_amount(point),
                "showarrow": False,
                "xanchor": "center" if upright else "right" if below else "left",
                "yanchor": ("top" if below else "bottom") if upright else "middle",
                "xshift": 0 if upright else -4 if below else 4,
                "yshift": 0 if not upright else -2 if below else 2,
                "font": {"color": placeholder("ink")},
            }
        )
    return [label(value, Kind.VALUE, anchor="fixed") for value in labels]


def highlighted_values(
    selection: Selection, names: list[str], axis: dict[str, Any], size: Size, margin: dict[str, int]
) -> list[dict[str, Any]]:
    """The values of highlighted upright bars where there is no room for all: these are what the chart is about.

    Args:
        selection: a chart with one series.
        names: those on the axis, in order.
        axis: that of the amounts.
        size: of the drawing.
        margin: around the plot.
    """
    low, high = axis["range"]
    slot = (size.width - margin["l"] - margin["r"]) / len(names)
    pixel = (high - low) / (size.height - margin["t"] - margin["b"])
    bars = [
        (names.index(selection.x.label(point.x)), point.y)
        for point in selection.series[0].points
        if point.y is not None
    ]
    labels = value_labels(selection, names, upright=True, only=set(map(str, selection.chart.highlight)))
    return [one for one in labels if is_clear((one["x"], one["y"]), bars, text_width(one["text"]), slot, 2 * pixel)]


def is_clear(bar: Bar, bars: Iterable[Bar], width: float, slot: float, slack: float = 0.0) -> bool:
    """Whether the value at the end of an upright bar touches no bar beside it that is longer.

    Args:
        bar: the one whose value it is.
        bars: all of them.
        width: of the value in CSS pixels.
        slot: the width of a place in CSS pixels.
        slack: how much longer another bar may be, as an amount, where the value stands a little beyond its bar.
    """
    place, amount = bar
    sign, reach = -1 if amount < 0 else 1, (width / 2 + 2) / slot + (1 - GAP) / 2
    return all(sign * (other - amount) <= slack for where, other in bars if abs(where - place) < reach)


def with_room(values: Iterable[float], share: float) -> list[float]:
    """The range of an axis of bars on which their values stand at their ends.

    Args:
        values: the amounts of the bars.
        share: of the axis, that a value takes.

    Returns:
        From where to where it goes; nought is in it.
    """
    amounts = [0.0, *values]
    low, high, most = min(amounts), max(amounts), min(0.4, share)
    slack = (high - low) * most / (1 - most * ((low < 0) + (high > 0)))
    return [low - slack if low < 0 else low, high + slack if high > 0 else high]


def widest_value(selection: Selection) -> float:
    """The width of the widest value of a chart with one series, in CSS pixels."""
    series = selection.series[0]
    return max(text_width(series.short_amount(point)) for point in series.points)
