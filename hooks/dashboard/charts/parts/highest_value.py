"""The highest value of a line or an area, at its point: an axis tells it but roughly, and titles often speak of it."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.parts.axes import axis_place, decimals_of
from dashboard.charts.parts.labels import time_places
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.palette import placeholder

HIGHEST = "highest"
"""The name of the label, by which the browser finds it: it may leave the point out, or name other times below."""
_DOT = 6
"""The diameter of a point that the label may not touch, in CSS pixels."""
_NEAR = 40
"""So many points on each side are looked at: others are too far from the label to be touched."""
_ABOVE, _BESIDE = {"yanchor": "bottom", "yshift": 5}, {"yanchor": "middle", "yshift": 0}
_CENTRE, _LEFT, _RIGHT = ({"xanchor": side, "xshift": 0} for side in ("center", "right", "left"))


def highest_value(selection: Selection, x_axis: dict[str, Any], y_axis: dict[str, Any]) -> dict[str, Any]:
    """Label the highest value of the only series of a chart, unless it is the last one, whose label is at its end.

    Args:
        selection: the chart. Small plots and charts of several series have no such label.
        x_axis: Plotly's axis below the plot.
        y_axis: Plotly's axis of amounts, with its range.

    Returns:
        The part of a layout that has the annotation, and the points around it, which it may not touch.
    """
    if len(selection.series) != 1 or selection.whole or selection.roles.by_unit:
        return {"annotations": []}
    (series,) = selection.series
    points = series.valued
    amounts = [point.y or 0.0 for point in points]
    index = amounts.index(max(amounts))
    if amounts[index] == amounts[-1]:
        return {"annotations": []}
    near = slice(max(0, index - _NEAR), index + _NEAR + 1)
    xs = time_places(points[near], selection)["x"]
    marks = [
        (x, axis_place(point.y or 0.0, y_axis), _DOT)
        for x, point in zip(xs, points[near], strict=True)
        if y_axis.get("type") != "log" or (point.y or 0.0) > 0
    ]
    (x,) = time_places([points[index]], selection)["x"]
    text = series.short_amount(points[index], decimals_of(y_axis)) + _when(points[index], x, selection, x_axis)
    place = {"name": HIGHEST, "x": x, "y": axis_place(amounts[index], y_axis), "text": text, "showarrow": False}
    place |= {"font": {"color": placeholder(series.role)}} | _CENTRE | _ABOVE
    ways = [_LEFT | _ABOVE, _RIGHT | _ABOVE, _LEFT | {"xshift": -8} | _BESIDE, _RIGHT | {"xshift": 8} | _BESIDE]
    return {"annotations": [label(place, Kind.EXTRA, ways=ways, anchor="fixed", beside=True)], "marks": marks}


def _when(point: Point, x: Any, selection: Selection, axis: dict[str, Any]) -> str:
    """The time of a point, such as ' (Dec 2025)'; empty if the axis names it."""
    if not selection.x.temporal:
        return ""
    period = selection.x.label(point.x)
    named = dict(zip(axis["tickvals"], axis["ticktext"], strict=True)).get(x, "")
    return "" if named and period.startswith(named.partition(LINE_BREAK)[0]) else f" ({period})"
