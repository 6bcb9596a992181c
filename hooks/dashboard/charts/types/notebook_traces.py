"""The chart type of figures that notebook code drew with Plotly: their own traces, with our axes and labels.

Authors cannot declare it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from dashboard.charts.labels.sample import Sample
from dashboard.charts.parts.axes import axis_place, category_axis, names_axis, side_axis, side_lines, value_axis
from dashboard.charts.parts.axis_titles import on_base
from dashboard.charts.parts.labels import NamedMark, name_marks, time_places
from dashboard.charts.parts.legend import ABOVE_AXIS, legend_row
from dashboard.charts.parts.readout import unmarked_words, with_mark
from dashboard.charts.parts.time_axis import time_axis, time_labels_height
from dashboard.charts.spec import gaps
from dashboard.charts.spec.gaps import alone, insert_gaps
from dashboard.charts.spec.hollow import are_hollow
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point, Series
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout, width_alone
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.chart_type import ChartType
from dashboard.charts.types.notebook_bar_texts import BAR_GAP, BarPlot, bar_texts, has_bar_texts, room_for_texts
from dashboard.charts.types.notebook_looks import TraceLook, look_samples, trace_looks
from dashboard.core.number_text import exact, format_number
from dashboard.core.words import N_


@lru_cache(16)
def _read(plotly_json: str) -> tuple[list[dict[str, Any]], str]:
    """The traces of a figure, and how its bars stand. Kept, since each panel and each size needs them."""
    figure = json.loads(plotly_json)
    return figure["data"], figure["barmode"]


def _drawn(selection: Selection) -> list[tuple[dict[str, Any], Series]]:
    """The series of a chart or of a small plot, each with the trace that it came from."""
    whole = selection.whole or selection
    traces, _ = _read(whole.plotly_json)
    of_series = {id(series): trace for series, trace in zip(whole.series, traces, strict=True)}
    return [(of_series[id(series)], series) for series in selection.series]


def _looks(selection: Selection, shown: Sequence[Series]) -> list[TraceLook]:
    """The looks of series; those of a small plot are as in the whole chart."""
    whole = selection.whole or selection
    looks = trace_looks(whole, _read(whole.plotly_json)[0])
    of_series = {id(series): look for series, look in zip(whole.series, looks, strict=True)}
    return [of_series[id(series)] for series in shown]


def _samples(selection: Selection, shown: Sequence[Series]) -> list[Sample]:
    whole = selection.whole or selection
    return look_samples(_looks(selection, shown), _looks(whole, whole.series))


def _traces(selection: Selection) -> list[dict[str, Any]]:
    has_bars = _has_bars(_read(selection.plotly_json)[0])
    looks = _looks(selection, selection.series)
    return [
        _trace(look.drawn(trace), series, selection, has_bars, look)
        for (trace, series), look in zip(_drawn(selection), looks, strict=True)
    ]


def _trace(
    trace: dict[str, Any], series: Series, selection: Selection, has_bars: bool, look: TraceLook
) -> dict[str, Any]:
    """The trace with its marks at the values that our axes have: names if the figure has bars, else values of x."""
    is_line = trace["type"] == "scatter" and "lines" in trace.get("mode", "lines") and not has_bars
    points = insert_gaps(series.points, selection) if is_line else list(series.points)
    places: list[Any] = [_name(point, selection) for point in points]
    if not has_bars and trace["type"] != "pie":
        places = time_places(points, selection)["x"]
    texts = [_point_text(series, point, selection) for point in points]
    drawn = {key: value for key, value in trace.items() if key not in ("xaxis", "yaxis")}
    drawn |= {"name": series.label, "hovertext": texts}
    amounts = [point.y for point in points]
    if trace["type"] == "pie":
        words = {"textinfo": "label+percent", "sort": False, "direction": "clockwise"}
        words |= {"insidetextfont": {"color": placeholder("paper")}, "outsidetextfont": _TEXT_FONT}
        return drawn | {"labels": places, "values": amounts} | words
    place_key, amount_key = ("y", "x") if trace.get("orientation") == "h" else ("x", "y")
    drawn |= {place_key: places, amount_key: amounts, "cliponaxis": False}
    if trace["type"] == "bar":
        drawn = {key: value for key, value in drawn.items() if key != "text"}  # (Labels of ours.)
    elif "text" in trace and _stand_beside(trace, selection, has_bars):
        drawn = {key: value for key, value in drawn.items() if key not in ("text", "textposition")}
        drawn["mode"] = trace["mode"].replace("+text", "")
    elif "text" in trace:
        above = {"textposition": "top center"} if trace["type"] == "scatter" else {}
        drawn |= {**above, "text": _spread(trace["text"], points), "textfont": _TEXT_FONT}
    drawn["marker"] = {name: _spread(value, points) for name, value in (trace.get("marker") or {}).items()}
    return _show_marks(drawn, points, selection, look)


def _stand_beside(trace: dict[str, Any], selection: Selection, has_bars: bool) -> bool:
    """Whether the names of marks stand beside them, each where it touches no other; Plotly itself lets them overlap."""
    return trace["type"] == "scatter" and selection.x.numeric and not has_bars and "+text" in trace.get("mode", "")


def _named_marks(selection: Selection, y_axis: dict[str, Any]) -> dict[str, Any]:
    """The names of the marks of a scatter plot, as the part of a layout."""
    marks = []
    beside = [series for trace, series in _drawn(selection) if _stand_beside(trace, selection, False)]
    for point in (point for series in beside for point in series.points):
        name = point.row.texts[selection.chart.label or ""] if point.row else ""
        if point.y is not None and name:
            place = (float(point.x), axis_place(point.y, y_axis))
            marks.append(NamedMark(*place, _MARK_DIAMETER, name, name))
    return name_marks(marks)


_MARK_DIAMETER = 8.0
_TEXT_FONT = {"color": placeholder("ink")}


def _spread(value: Any, points: Sequence[Point]) -> Any:
    """A value for each mark, with none at the gaps between them; a value for all marks as it is."""
    if not isinstance(value, list):
        return value
    given = iter(value)
    return [None if point.row is None else next(given, None) for point in points]


def _show_marks(
    drawn: dict[str, Any], points: Sequence[Point], selection: Selection, look: TraceLook
) -> dict[str, Any]:
    """The trace with marked values hatched or hollow, as in declared charts, and a dot where no line leads."""
    marker = drawn["marker"]
    hollow = are_hollow(points, selection)
    if look.form == "bar":
        return drawn | {"marker": marker | look.looks.bar_marker(look.role, hollow)}
    if drawn["type"] == "bar":
        shapes = ["/" if is_hollow else "" for is_hollow in hollow]
        hatching = {"shape": shapes, "fillmode": "replace", "size": 6, "solidity": 0.45}
        line = {"color": marker["color"], "width": 1}
        return drawn | {"marker": marker | {"pattern": hatching, "line": line}} if any(hollow) else drawn
    lines_only = drawn.get("mode", "lines") == "lines"
    dots = [is_hollow or single for is_hollow, single in zip(hollow, alone(points), strict=True)]
    if not any(hollow) and not (lines_only and any(dots)):
        return drawn
    given = marker["color"]
    colours = given if isinstance(given, list) else [given] * len(points)
    if lines_only:
        # Plotly replaces a size of zero with its default: so an ordinary value has a small invisible dot.
        marker = marker | {"size": [7 if dot else 1 for dot in dots], "opacity": [1 if dot else 0 for dot in dots]}
        drawn = drawn | {"mode": "lines+markers"}
    edges = {"color": given, "width": [1.5 if is_hollow else 0 for is_hollow in hollow]}
    filled = [placeholder("paper") if is_hollow else own for is_hollow, own in zip(hollow, colours, strict=True)]
    return drawn | {"marker": marker | {"color": filled, "line": edges}}


def _point_text(series: Series, point: Point, selection: Selection) -> str | None:
    """What a reader gets who points at a mark; None at a gap, which is no mark."""
    if point.y is None:
        return None
    place = format_number(point.x) if selection.x.numeric else selection.x.label(point.x)
    owner = ", ".join(filter(None, dict.fromkeys((series.panel, series.label, place))))
    words = [unmarked_words(series, point, selection)]
    if selection.chart.size and point.row and (size := point.row.texts[selection.chart.size]):
        field = selection.dataset.fields[selection.chart.size]
        words.append(f"{field.title} {field.with_unit(format_number(exact(size)))}")
    return with_mark(f"{owner}: {', '.join(words)}", series.mark_beside(point))


def _name(point: Point, selection: Selection) -> str:
    """The name of a mark among bars and in pies."""
    return str(point.x) if selection.x.numeric else selection.x.label(point.x)


def _has_bars(traces: list[dict[str, Any]]) -> bool:
    """Whether a trace has bars. Then the marks of all traces stand at names, not at values of x."""
    return any(trace["type"] == "bar" for trace in traces)


def _layout(selection: Selection, size: Size) -> dict[str, Any]:
    all_traces, barmode = _read(selection.plotly_json)
    traces = [trace for trace, _ in _drawn(selection)]
    if traces[0]["type"] == "pie":
        return base_layout(size, {"l": 8, "r": 8, "t": 24, "b": 24})
    entries = [(series.label, series.role) for series in selection.series]
    samples = _samples(selection, selection.series)
    legend, top = legend_row(entries, size, samples, ABOVE_AXIS) if len(entries) > 1 else ([], 10)
    has_bars = _has_bars(all_traces)
    bars = {"barmode": barmode, "bargap": BAR_GAP} if has_bars else {}
    amounts = _axis_amounts(selection, barmode)
    log = selection.chart.scale == "log" and min(amounts) > 0
    zero = has_bars or any(trace.get("stackgroup") or trace.get("fill") == "tozeroy" for trace in traces)
    names = [_name(Point(x, None), selection) for x in gaps.places(selection, empty=True)]
    if any(trace.get("orientation") == "h" for trace in traces):
        left_axis, left = side_axis(names, size)
        amount_axis, _ = value_axis(amounts, size, zero=zero, flat=True)
        margin = {"l": left, "r": 28, "t": top, "b": 28}
        amount_axis, texts = _bar_texts(selection, amount_axis, names, size, margin)
        axes = {"xaxis": amount_axis, "yaxis": on_base(left_axis, amount_axis), "annotations": [*legend, *texts]}
        return base_layout(size, margin) | bars | axes
    amount_axis, left = value_axis(amounts, size, zero=zero, log=log)
    titled = not selection.x.temporal and selection.x.numeric
    x_axis, bottom = _x_axis(selection, names, size, size.width - left - 20, has_bars)
    x_axis, bottom = on_base(x_axis, amount_axis), bottom + (LINE_HEIGHT + 4 if titled else 0)
    title = [_x_title(selection.x.title, bottom)] if titled else []
    named = _named_marks(selection, amount_axis) if titled and not has_bars else {"annotations": []}
    margin = {"l": left, "r": 20, "t": top, "b": bottom}
    amount_axis, texts = _bar_texts(selection, amount_axis, names, size, margin)
    named["annotations"] = [*legend, *title, *named["annotations"], *texts]
    return base_layout(size, margin) | bars | {"xaxis": x_axis, "yaxis": amount_axis} | named


def _x_axis(selection: Selection, names: list[str], size: Size, room: float, bars: bool) -> tuple[dict[str, Any], int]:
    """The axis of names, times or numbers below a plot, and the height of what stands below the plot."""
    bottom = time_labels_height(selection)
    if bars or selection.x.type == "string":
        axis, bottom = names_axis(names, room) if selection.x.type == "string" else (category_axis(names, room), bottom)
        # With a range, since the panels of a figure may have bars at some of the places only.
        return axis | {"range": [-0.5, len(names) - 0.5]}, bottom
    if selection.x.temporal:
        return time_axis(selection, size), bottom
    places = [float(point.x) for series in selection.series for point in series.points]
    axis, _ = value_axis(places, size, zero=False, flat=True)
    return axis | {"showline": True, "linecolor": placeholder("muted"), "zeroline": False}, bottom


def _bar_texts(
    selection: Selection, axis: dict[str, Any], names: list[str], size: Size, margin: dict[str, int]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The axis of amounts with room for the texts of bars, and these texts."""
    drawn = _drawn(selection)
    if not has_bar_texts(drawn):
        return axis, []
    width, height = size.width - margin["l"] - margin["r"], size.height - margin["t"] - margin["b"]
    lies = any(trace.get("orientation") == "h" for trace, _ in drawn)
    bars = [series for trace, series in drawn if trace["type"] == "bar"]
    alone = len(bars) == 1 and len({point.x for point in bars[0].points}) == len(bars[0].points)
    stacked = not alone and _read((selection.whole or selection).plotly_json)[1] in ("stack", "relative")
    plot = BarPlot(names, lies, stacked, width, height)
    axis = room_for_texts(axis, drawn, plot)
    return axis, bar_texts(drawn, selection, axis, plot, lambda point: _name(point, selection))


def _axis_amounts(selection: Selection, barmode: str) -> list[float]:
    """All amounts that the axis has to show: those of marks, and the sums of stacks."""
    sums: dict[tuple[Any, ...], float] = {}
    amounts = [0.0] if any(trace["type"] == "bar" for trace, _ in _drawn(selection)) else []
    for trace, series in _drawn(selection):
        stacked = trace.get("stackgroup") or (trace["type"] == "bar" and barmode in ("stack", "relative"))
        for point in series.points:
            if point.y is None:
                continue
            place = (series.panel, point.x, point.y >= 0)
            sums[place] = sums.get(place, 0.0) + point.y if stacked else point.y
            amounts.append(sums[place])
    return amounts


def _x_title(text: str, bottom: int) -> dict[str, Any]:
    """The title of an x axis of amounts, below its right end."""
    place = {"xref": "x domain", "yref": "y domain", "x": 1, "y": 0, "xanchor": "right", "yanchor": "bottom"}
    return place | {"yshift": -bottom + 2, "showarrow": False, "text": text, "font": {"color": placeholder("muted")}}


_MOST_ROWS = 60


def _height(selection: Selection, narrow: bool) -> int:
    return max(320 if narrow else 400, _least_height(selection, narrow))


def _least_height(selection: Selection, narrow: bool) -> int:
    """Of lying bars what their number needs, as in declared charts."""
    traces = [trace for trace, _ in _drawn(selection)]
    if not any(trace.get("orientation") == "h" for trace in traces):
        return 120
    size = width_alone(narrow)
    names = [_name(Point(x, None), selection) for x in gaps.places(selection, empty=True)]
    stacked = _read((selection.whole or selection).plotly_json)[1] in ("stack", "relative")
    lines = max(len(side_lines(name, size)) for name in names)
    each = max(24, lines * (LINE_HEIGHT + 1) + 2, 10 + (1 if stacked else len(traces)) * 20)
    return min(len(names), _MOST_ROWS) * each + 70


PLOTLY = ChartType(
    noun=N_("Chart"),
    purpose="Marks that a notebook drew by itself.",
    traces=_traces,
    layout=_layout,
    height=_height,
    least_height=_least_height,
    most_marks=1000,
    repeats=True,
    leaves_names_out=True,
    samples=_samples,
    mark_style=N_("Hollow or hatched"),
)
