"""The legend of amounts that are told by colours: a field of each colour, and below it the amounts that have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.number_text import format_rounded
from dashboard.core.words import _

FIELD_HEIGHT = 12
"""The height of a field of colour, in CSS pixels."""
LEAST_WIDTH, GAP = 60.0, 14.0
"""The width of an entry with few words, and the room between two of them, in CSS pixels."""
_NARROWEST = 40.0
"""An entry is so narrow if all then stand in one row."""
_WIDEST_SHARE = 0.9
"""The part of the width that they take then: a scale from edge to edge looks cut."""
_ROW_HEIGHT = FIELD_HEIGHT + 2 + LINE_HEIGHT + 6

LAND = "land"
"""The colour role of countries without data: plain, since hatching says that a figure is not final."""
Entries = Sequence[tuple[str, str]]
"""The colour role and the words of each entry."""


def legend_height(entries: Entries, size: Size) -> int:
    """The height of the legend, in CSS pixels; 0 without entries."""
    if not entries:
        return 0
    places = _places(entries, size)
    return (places[-1][1] + 1) * _ROW_HEIGHT + 6


def range_text(amounts: Sequence[Decimal]) -> str:
    """The first and the last of sorted amounts as text."""
    low, high = format_rounded(amounts[0]), format_rounded(amounts[-1])
    return low if low == high else _("%(low)s to %(high)s", low=low, high=high)


def colour_legend(
    entries: Entries, size: Size, margin: Mapping[str, int]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw the legend at the top of a drawing, from its left edge on.

    Args:
        entries: what it explains.
        size: the size of the whole drawing.
        margin: around the plot, in CSS pixels, with the room of the legend at its top.

    Returns:
        Plotly's shapes and annotations.
    """
    places = _places(entries, size) if entries else []
    plot_width = size.width - margin["l"] - margin["r"]
    plot_height = size.height - margin["t"] - margin["b"]
    paper = {"xref": "paper", "yref": "paper"}
    shapes, annotations = [], []
    for (role, text), (left, row, width) in zip(entries, places, strict=True):
        begin, top = left - margin["l"], margin["t"] - row * _ROW_HEIGHT
        shapes.append(
            paper
            | {
                "type": "rect",
                "x0": begin / plot_width,
                "x1": (begin + width) / plot_width,
                "y0": 1 + (top - FIELD_HEIGHT) / plot_height,
                "y1": 1 + top / plot_height,
                "line": {"width": 0},
                "fillcolor": placeholder(role),
            }
        )
        annotations.append(
            paper
            | {
                "x": begin / plot_width,
                "y": 1,
                "xanchor": "left",
                "yanchor": "bottom",
                "yshift": top - FIELD_HEIGHT - 2 - LINE_HEIGHT,
                "showarrow": False,
                "text": text,
                "font": {"color": placeholder("muted")},
            }
        )
    return shapes, [label(annotation, Kind.NAME, anchor="fixed") for annotation in annotations]


def _places(entries: Entries, size: Size) -> list[tuple[float, int, float]]:
    """The left edge, the row and the width of each entry: as wide as its words, in as many rows as are needed.

    Rows are about as long as one another, so that no entry stands alone below the others.
    """
    least = min(LEAST_WIDTH, max(_NARROWEST, (size.width * _WIDEST_SHARE + GAP) / len(entries) - GAP))
    widths = [max(least, text_width(text)) for _, text in entries]
    places = _rows(widths, size.width)
    for room in range(size.width, int(max(widths)), -4):
        shorter = _rows(widths, room)
        if shorter[-1][1] > places[-1][1]:
            break
        places = shorter
    return places


def _rows(widths: Sequence[float], room: float) -> list[tuple[float, int, float]]:
    places: list[tuple[float, int, float]] = []
    left, row = 0.0, 0
    for width in widths:
        if left and left + width > room + 0.5:
            left, row = 0.0, row + 1
        places.append((left, row, width))
        left += width + GAP
    return places
