"""The chart type of figures that notebook code drew with Plotly: their own traces, with our axes and labels.

Authors cannot declare it.
"""

from __future__ import annotations

import json
from typing import Any

from dashboard.charts.parts.axes import category_axis, names_axis, side_axis, value_axis
from dashboard.charts.parts.labels import legend_row
from dashboard.charts.parts.time_axis import time_axis, time_labels_height
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, axis_value, base_layout
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.core.number_text import format_number


def _traces(selection: Selection) -> list[dict[str, Any]]:
    traces = json.loads(selection.plotly_json)["data"]
    has_bars = _has_bars(traces)
    return [
        _place_marks(trace, series, selection, has_bars)
        | {"hovertext": [_point_text(series, point, selection) for point in series.points], "hoverinfo": "text"}
        for trace, series in zip(traces, selection.series, strict=True)
    ]


def _place_marks(trace: dict[str, Any], series: Series, selection: Selection, has_bars: bool) -> dict[str, Any]:
    """The trace with its marks at the values that our axes have: names if the figure has bars, else values of x."""
    places: list[Any] = [_name(point, selection) if has_bars else axis_value(point.x) for point in series.points]
    amounts = [point.y for point in series.points]
    if trace["type"] == "pie":
        texts = {"textinfo": "label+percent", "sort": False, "direction": "clockwise"}
        texts |= {"insidetextfont": {"color": placeholder("paper")}, "outsidetextfont": _TEXT_FONT}
        return trace | {"labels": [_name(point, selection) for point in series.points], "values": amounts} | texts
    place_key, amount_key = ("y", "x") if trace.get("orientation") == "h" else ("x", "y")
    return (
        trace
        | {place_key: places, amount_key: amounts, "cliponaxis": False}
        | ({} if "text" not in trace else {"textfont": _TEXT_FONT})
    )


_TEXT_FONT = {"color": placeholder("ink")}


def _name(point: Point, selection: Selection) -> str:
    """The name of a mark among bars and in pies."""
    return selection.x.label(axis_value(point.x)) if selection.x.temporal else str(point.x)


def _has_bars(traces: list[dict[str, Any]]) -> bool:
    """Whether a trace has bars. Then the marks of all traces stand at names, not at values of x."""
    return any(trace["type"] == "bar" for trace in traces)


def _point_text(series: Series, point: Point, selection: Selection) -> str:
    place = format_number(point.x) if selection.x.numeric else selection.x.label(axis_value(point.x))
    value = "" if point.y is None else format_number(series.amount(point))
    return f"{series.label}, {place}: {value}" if series.label else f"{place}: {value}"


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    figure = json.loads(selection.plotly_json)
    traces = figure["data"]
    if traces[0]["type"] == "pie":
        return base_layout(size, {"l": 8, "r": 8, "t": 24, "b": 24})
    entries = [(series.label, series.role) for series in selection.series]
    legend, top = legend_row(entries, size) if len(entries) > 1 else ([], 10)
    bars = {"barmode": figure["barmode"], "bargap": 0.3} if _has_bars(traces) else {}
    amounts = _axis_amounts(traces, selection, figure["barmode"])
    log = selection.chart.scale == "log" and min(amounts) > 0
    zero = _has_bars(traces) or any(trace.get("stackgroup") for trace in traces)
    points = [point for series in selection.series for point in series.points]
    points = sorted(points, key=lambda point: selection.period(point.x)) if selection.x.temporal else points
    names = list(dict.fromkeys(_name(point, selection) for point in points))
    if any(trace.get("orientation") == "h" for trace in traces):
        left_axis, left = side_axis(names, size)
        amount_axis, _ = value_axis(amounts, size, zero=zero, flat=True)
        margin = {"l": left, "r": 28, "t": top, "b": 28}
        return base_layout(size, margin) | bars | {"xaxis": amount_axis, "yaxis": left_axis, "annotations": legend}
    amount_axis, left = value_axis(amounts, size, zero=zero, log=log)
    titled = not selection.x.temporal and selection.x.numeric
    bottom = time_labels_height(selection) + (LINE_HEIGHT + 4 if titled else 0)
    if _has_bars(traces) or selection.x.type == "string":
        room = size.width - left - 20
        if selection.x.type != "string":
            x_axis = category_axis(names, room)
        else:
            x_axis, bottom = names_axis(names, room)
    elif selection.x.temporal:
        x_axis = time_axis(selection, size)
    else:
        places = [float(point.x) for series in selection.series for point in series.points]
        x_axis = value_axis(places, size, zero=False, flat=True)[0]
        x_axis |= {"showline": True, "linecolor": placeholder("muted"), "zeroline": False}
    title = [_x_title(selection.x.title, bottom)] if titled else []
    margin = {"l": left, "r": 20, "t": top, "b": bottom}
    return base_layout(size, margin) | bars | {"xaxis": x_axis, "yaxis": amount_axis, "annotations": [*legend, *title]}


def _axis_amounts(traces: list[dict[str, Any]], selection: Selection, barmode: str) -> list[float]:
    """All amounts that the axis has to show: the sums of stacks, and both ends of error bars."""
    sums: dict[tuple[Any, bool], float] = {}
    amounts = [0.0] if _has_bars(traces) else []
    for trace, series in zip(traces, selection.series, strict=True):
        stacked = trace.get("stackgroup") or (trace["type"] == "bar" and barmode in ("stack", "relative"))
        errors = (trace.get("error_y") or {}).get("array") or []
        for index, point in enumerate(series.points):
            if point.y is None:
                continue
            place = (point.x, point.y >= 0)
            sums[place] = sums.get(place, 0.0) + point.y if stacked else point.y
            error = errors[index] if index < len(errors) and errors[index] else 0.0
            amounts += [sums[place], point.y + error, point.y - error] if error else [sums[place]]
    return amounts


def _x_title(text: str, bottom: int) -> dict[str, Any]:
    """The title of an x axis of amounts, below its right end."""
    place = {"xref": "x domain", "yref": "y domain", "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom"}
    return place | {"yshift": -bottom + 2, "showarrow": False, "text": text, "font": {"color": placeholder("muted")}}


PLOTLY = ChartType(
    noun="Chart",
    purpose="Marks that a notebook drew by itself.",
    traces=_traces,
    layout=_layout,
    height=lambda selection, narrow: 320 if narrow else 400,
    most_marks=1000,
    repeats=True,
    leaves_names_out=True,
)
