"""The words of a small drawing whose marks lie in rows: what each row is, and the values of bars."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from dashboard.charts.figure.small_labels import height_of, moved_above, series_names
from dashboard.charts.figure.small_text import cut_all, with_short_months
from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.bar_values import with_room
from dashboard.charts.parts.small_words import LINE, TEXT, below, end_times
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder

_INSIDE = [{"yshift": -4}, {"yshift": 4}]
"""How words of the first and the last of many rows are moved into the picture."""
_MOST, _MOST_OF_ONE_SERIES = 0.45, 0.6
"""Of the width of the drawing that names may take; beside bars with their values, which say more than their lengths."""
_BESIDE, _BESIDE_DOTS = 5, 11
"""Room between a name and its row, and between a bar and its value, in CSS pixels. A dot may stand at the edge."""
_THINNEST = 14
"""The height of a bar or a dot below its name, in CSS pixels."""


def with_row_names(selection: Selection, layout: dict[str, Any], traces: list[dict[str, Any]]) -> dict[str, Any]:
    """Add names to a small drawing: of all its rows or, where a line for each has no room, of the first and the last.

    Args:
        selection: the rows that are drawn.
        layout: of the drawing, with room around its marks alone. Its y axis has names.
        traces: Plotly's.

    Returns:
        A new layout, with room for the words.
    """
    margin, names = layout["margin"], layout["yaxis"]["categoryarray"]
    room = layout["width"] - margin["l"] - margin["r"]
    is_named_twice = {series.label for series in selection.series} == set(names)
    series = [] if is_named_twice else series_names(selection, room)
    times = end_times(selection, layout["xaxis"]) if "categoryarray" in layout["xaxis"] else []
    above = height_of(series)
    layout = layout | {"margin": margin | {"t": margin["t"] + above, "b": margin["b"] + (LINE if times else 0)}}
    pitch = (layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]) / len(names)
    named = range(len(names)) if pitch >= LINE else (0, len(names) - 1)
    texts = {row: with_short_months(str(names[row])) for row in named}
    height, beside = _mark_height(traces, pitch), _BESIDE if traces[0]["type"] == "bar" else _BESIDE_DOTS
    has_values = _are_bars(traces) and len(selection.series) == 1
    is_cut = any(text_width(text, TEXT) > _MOST * layout["width"] - beside for text in texts.values())
    if is_cut and pitch >= LINE + height:
        texts = cut_all(texts, room, TEXT)
        layout, rows = _above_rows(layout, texts, pitch, height)
    else:
        share = _MOST_OF_ONE_SERIES if has_values else _MOST
        texts = cut_all(texts, share * layout["width"] - beside, TEXT)
        layout, rows = _beside_rows(layout, texts, beside)
    values = _values(selection, names, texts) if has_values else []
    if values:
        layout |= {"xaxis": layout["xaxis"] | {"range": _range_with(values, selection, layout)}}
    layout |= {"annotations": [*moved_above(series, above), *rows, *values, *below(times)]}
    return place_labels(layout)[0]


def _are_bars(traces: list[dict[str, Any]]) -> bool:
    """Whether the rows are bars that begin at nought."""
    return traces[0]["type"] == "bar" and traces[0].get("orientation") == "h"


def _mark_height(traces: list[dict[str, Any]], pitch: float) -> float:
    """The height that the marks of a row need below its name, in CSS pixels; cells take all of it."""
    if _are_bars(traces):
        return max(_THINNEST, min(pitch / 2, pitch - LINE - _BESIDE))
    shares = [
        float(trace.get("width", 1)) if "orientation" in trace else 1 for trace in traces if trace["type"] == "bar"
    ]
    return pitch * max(shares) if shares else _THINNEST


def _range_with(values: list[dict[str, Any]], selection: Selection, layout: dict[str, Any]) -> list[float]:
    """The range of the axis of amounts, with room for the values at the ends of bars."""
    plot = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    widest = max(text_width(value["text"], TEXT) for value in values)
    return with_room(selection.series[0].values, (widest + _BESIDE + 1) / plot)


def _beside_rows(layout: dict[str, Any], names: dict[int, str], beside: int) -> tuple[dict[str, Any], list[Any]]:
    """Names at the left of their rows, with a margin for them."""
    widest = max((text_width(name, TEXT) for name in names.values()), default=0)
    left = layout["margin"]["l"] + math.ceil(widest) + beside
    place = {"x": 0, "xanchor": "right", "xshift": -beside, "yanchor": "middle"}
    rows = [_name(row, name, place) for row, name in names.items()]
    return layout | {"margin": layout["margin"] | {"l": left}}, rows


def _above_rows(
    layout: dict[str, Any], names: dict[int, str], pitch: float, height: float
) -> tuple[dict[str, Any], list[Any]]:
    """Names above their rows, where they have the whole width. All rows move down by half a line."""
    place = {"x": 0, "xanchor": "left", "yanchor": "bottom", "yshift": height / 2}
    rows = [_name(row, name, place) for row, name in names.items()]
    down, (low, high) = LINE / 2 / pitch, layout["yaxis"]["range"]
    axis = layout["yaxis"] | {"range": [low - down, high - down]}
    return layout | {"yaxis": axis, "bargap": 1 - height / pitch}, rows


def _name(row: int, text: str, place: dict[str, Any]) -> dict[str, Any]:
    look = {"showarrow": False, "font": {"color": placeholder("muted"), "size": TEXT}}
    return label({"text": text, "xref": "x domain", "y": row} | place | look, Kind.NAME, ways=_INSIDE, anchor="fixed")


def _values(selection: Selection, names: list[str], named: Collection[int]) -> list[dict[str, Any]]:
    """The values at the ends of the bars that have a name."""
    (series,) = selection.series
    look = {"showarrow": False, "yanchor": "middle", "font": {"color": placeholder("ink"), "size": TEXT}}
    labels = []
    for point in series.points:
        if point.y is None:  # (Its name may stand nowhere.)
            continue
        name = selection.x.label(point.x)
        # (Bars of a notebook at numbers are called by them as they are: 2000.)
        row = names.index(name if name in names else str(point.x))
        if row not in named:
            continue
        side = {"xanchor": "right", "xshift": -_BESIDE} if point.y < 0 else {"xanchor": "left", "xshift": _BESIDE}
        text = {"x": point.y, "y": row, "text": series.short_amount(point)}
        labels.append(label(text | look | side, Kind.VALUE, ways=_INSIDE, anchor="fixed"))
    return labels
