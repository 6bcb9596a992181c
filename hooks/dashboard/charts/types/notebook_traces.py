"""Plotly: marks that a notebook drew by itself, with the axes and the names of all other charts. Nobody declares it."""

from __future__ import annotations

import json
from typing import Any

from dashboard.charts.parts.axes import category_axis, side_axis, thin_labels, time_axis, value_axis
from dashboard.charts.parts.labels import legend_row
from dashboard.charts.spec.selection import Point, Selection, Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, axis_value, base_layout, format_number
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType


def _traces(selection: Selection) -> list[dict[str, Any]]:
    drawn = json.loads(selection.plotly_json)["data"]
    by_name = _by_name(drawn)
    return [
        _placed(trace, series, by_name)
        | {"hovertext": [_said(series, point, selection) for point in series.points], "hoverinfo": "text"}
        for trace, series in zip(drawn, selection.series, strict=True)
    ]


def _placed(trace: dict[str, Any], series: Series, by_name: bool) -> dict[str, Any]:
    """The trace with its marks where our axes have them."""
    places: list[Any] = [str(point.x) if by_name else axis_value(point.x) for point in series.points]
    amounts = [point.y for point in series.points]
    if trace["type"] == "pie":
        inside = {"textinfo": "label+percent", "sort": False, "direction": "clockwise"}
        inside |= {"insidetextfont": {"color": placeholder("paper")}, "outsidetextfont": _INK}
        return trace | {"labels": [str(point.x) for point in series.points], "values": amounts} | inside
    across, up = ("y", "x") if trace.get("orientation") == "h" else ("x", "y")
    return (
        trace | {across: places, up: amounts, "cliponaxis": False} | ({} if "text" not in trace else {"textfont": _INK})
    )


_INK = {"color": placeholder("ink")}


def _by_name(drawn: list[dict[str, Any]]) -> bool:
    """Whether marks stand at names: bars do, and what shares the plot with them."""
    return any(trace["type"] == "bar" for trace in drawn)


def _said(series: Series, point: Point, selection: Selection) -> str:
    place = format_number(point.x) if selection.x.numeric else selection.x.label(axis_value(point.x))
    value = "" if point.y is None else format_number(point.y)
    return f"{series.label}, {place}: {value}" if series.label else f"{place}: {value}"


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    figure = json.loads(selection.plotly_json)
    drawn = figure["data"]
    if drawn[0]["type"] == "pie":
        return base_layout(size, {"l": 8, "r": 8, "t": 24, "b": 24})
    entries = [(series.label, series.role) for series in selection.series]
    keys, head = legend_row(entries, size) if len(entries) > 1 else ([], 10)
    bars = {"barmode": figure["barmode"], "bargap": 0.3} if _by_name(drawn) else {}
    amounts = _amounts(drawn, selection, figure["barmode"])
    log = selection.chart.scale == "log" and min(amounts) > 0
    zero = _by_name(drawn) or any(trace.get("stackgroup") for trace in drawn)
    names = list(dict.fromkeys(str(point.x) for series in selection.series for point in series.points))
    if any(trace.get("orientation") == "h" for trace in drawn):
        side, left = side_axis(names, size)
        along, _ = value_axis(amounts, size, zero=zero, flat=True)
        margin = {"l": left, "r": 28, "t": head, "b": 28}
        along = thin_labels(along, size.width - left - 28)
        return base_layout(size, margin) | bars | {"xaxis": along, "yaxis": side, "annotations": keys}
    up, left = value_axis(amounts, size, zero=zero, log=log)
    titled = not selection.x.temporal and selection.x.numeric
    foot = 42 if selection.x.type in ("date", "yearmonth") else 28 + (LINE_HEIGHT + 4 if titled else 0)
    if _by_name(drawn) or selection.x.type == "string":
        ordered = sorted(names) if selection.x.temporal else names
        across = category_axis(ordered, size.width - left - 20)
    elif selection.x.temporal:
        across = time_axis(selection, size)
    else:
        places = [float(point.x) for series in selection.series for point in series.points]
        across = thin_labels(value_axis(places, size, zero=False, flat=True)[0], size.width - left - 20)
        across |= {"showline": True, "linecolor": placeholder("muted"), "zeroline": False}
    title = [_below(selection.x.title, foot)] if titled else []
    margin = {"l": left, "r": 20, "t": head, "b": foot}
    return base_layout(size, margin) | bars | {"xaxis": across, "yaxis": up, "annotations": [*keys, *title]}


def _amounts(drawn: list[dict[str, Any]], selection: Selection, barmode: str) -> list[float]:
    """All heights that the axis has to hold: of stacks their sums, of bars with errors both ends."""
    sums: dict[tuple[Any, bool], float] = {}
    found = [0.0] if _by_name(drawn) else []
    for trace, series in zip(drawn, selection.series, strict=True):
        stacked = trace.get("stackgroup") or (trace["type"] == "bar" and barmode in ("stack", "relative"))
        errors = (trace.get("error_y") or {}).get("array") or []
        for at, point in enumerate(series.points):
            if point.y is None:
                continue
            place = (point.x, point.y >= 0)
            sums[place] = sums.get(place, 0.0) + point.y if stacked else point.y
            reach = errors[at] if at < len(errors) and errors[at] else 0.0
            found += [sums[place], point.y + reach, point.y - reach] if reach else [sums[place]]
    return found


def _below(text: str, foot: int) -> dict[str, Any]:
    """What an axis of amounts measures, below its end."""
    place = {"xref": "x domain", "yref": "y domain", "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom"}
    return place | {"yshift": -foot + 2, "showarrow": False, "text": text, "font": {"color": placeholder("muted")}}


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
