"""The words of a small drawing whose marks lie in rows: what each row is, and the values of bars."""

from __future__ import annotations

import math
from typing import Any

from dashboard.charts.figure.small_labels import LINE, TEXT, moved_above, series_names
from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.place_labels import place_labels
from dashboard.charts.labels.text_width import shorten, text_width
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import axis_value
from dashboard.charts.style.palette import placeholder
from dashboard.charts.types.bar import with_room
from dashboard.core.number_text import format_rounded

_INSIDE = [{"yshift": -4}, {"yshift": 4}]
"""How words of the first and the last of many rows are moved into the picture."""
_MOST = 0.45
"""Of the width of the drawing that names may take."""
_BESIDE, _BESIDE_DOTS = 5, 11
"""Room between a name and its row, and between a bar and its value, in CSS pixels. A dot may stand at the edge."""


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
    # (The columns of a table have an axis each.)
    room = layout["width"] - margin["l"] - margin["r"]
    lines = [] if "xaxis2" in layout else series_names(selection, room)
    top = margin["t"] + LINE * len(lines)
    has_room = len(names) * LINE <= layout["height"] - top - margin["b"]
    is_bar = traces[0]["type"] == "bar"
    beside = _BESIDE if is_bar else _BESIDE_DOTS
    named = range(len(names)) if has_room else (0, len(names) - 1)
    texts = {row: _cut(str(names[row]), _MOST * layout["width"] - beside) for row in named}
    left = margin["l"] + math.ceil(max(text_width(text, TEXT) for text in texts.values())) + beside
    layout = layout | {"margin": margin | {"t": top, "l": left}}
    rows = [_name(row, text, beside) for row, text in texts.items() if text]
    values = _values(selection, names, texts) if is_bar and len(selection.series) == 1 else []
    if values:
        widest = max(text_width(value["text"], TEXT) for value in values)
        share = (widest + _BESIDE + 1) / (layout["width"] - left - margin["r"])
        amounts = [point.y for point in selection.series[0].points if point.y is not None]
        layout |= {"xaxis": layout["xaxis"] | {"range": with_room(amounts, share)}}
    layout |= {"annotations": [*moved_above(lines, LINE * len(lines)), *rows, *values]}
    return place_labels(layout)[0]


def _cut(name: str, room: float) -> str:
    """A name cut to a width. A number at its end stays, such as the year of 'January to June 2024'."""
    start, _, last = name.rpartition(" ")
    if text_width(name, TEXT) <= room or not (start and last.isdigit()):
        return shorten(name, room, TEXT)
    short = shorten(start, room - text_width(f" {last}", TEXT), TEXT)
    return f"{short} {last}" if short else ""


def _name(row: int, text: str, beside: int) -> dict[str, Any]:
    place = {"xref": "x domain", "x": 0, "xanchor": "right", "xshift": -beside, "y": row, "yanchor": "middle"}
    look = {"showarrow": False, "font": {"color": placeholder("muted"), "size": TEXT}}
    return label({"text": text} | place | look, Kind.NAME, ways=_INSIDE, anchor="fixed")


def _values(selection: Selection, names: list[str], named: dict[int, str]) -> list[dict[str, Any]]:
    """The values at the ends of the bars that have a name."""
    (series,) = selection.series
    look = {"showarrow": False, "yanchor": "middle", "font": {"color": placeholder("ink"), "size": TEXT}}
    labels = []
    for point in series.points:
        row = names.index(selection.x.label(axis_value(point.x)))
        if point.y is None or row not in named:
            continue
        side = {"xanchor": "right", "xshift": -_BESIDE} if point.y < 0 else {"xanchor": "left", "xshift": _BESIDE}
        text = {"x": point.y, "y": row, "text": format_rounded(series.amount(point))}
        labels.append(label(text | look | side, Kind.VALUE, ways=_INSIDE, anchor="fixed"))
    return labels
