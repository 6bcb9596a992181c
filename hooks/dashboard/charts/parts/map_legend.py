"""The legend of a map of amounts: a field of each colour, and below it the amounts that have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import placeholder

FIELD_HEIGHT = 12
"""The height of a field of colour, in CSS pixels."""
LEAST_WIDTH, GAP = 60.0, 14.0
"""The width of an entry with few words, and the room between two of them, in CSS pixels."""
_NARROWEST = 40.0
"""An entry is so narrow if all then stand in one row."""
_ROW_HEIGHT = FIELD_HEIGHT + 2 + LINE_HEIGHT + 6

Entries = Sequence[tuple[str, str]]
"""The colour role and the words of each entry."""


def legend_height(entries: Entries, size: Size) -> int:
    """The height of the legend above a map, in CSS pixels."""
    places = _places(entries, size)
    return (places[-1][1] + 1) * _ROW_HEIGHT + 6


def map_legend(entries: Entries, size: Size) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Draw the legend above a map.

    Args:
        entries: what it explains.
        size: the size of the whole drawing.

    Returns:
        Plotly's shapes and annotations.
    """
    places, height = _places(entries, size), legend_height(entries, size)
    plot_height = size.height - height
    paper = {"xref": "paper", "yref": "paper"}
    shapes, annotations = [], []
    for (role, text), (left, row, width) in zip(entries, places, strict=True):
        top = height - row * _ROW_HEIGHT
        shapes.append(
            paper
            | {
                "type": "rect",
                "x0": left / size.width,
                "x1": (left + width) / size.width,
                "y0": 1 + (top - FIELD_HEIGHT) / plot_height,
                "y1": 1 + top / plot_height,
                "line": {"width": 0},
                "fillcolor": placeholder(role),
            }
        )
        annotations.append(
            paper
            | {
                "x": left / size.width,
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
    """The left edge, the row and the width of each entry: as wide as its words, in as many rows as are needed."""
    places: list[tuple[float, int, float]] = []
    left, row = 0.0, 0
    least = min(LEAST_WIDTH, max(_NARROWEST, (size.width + GAP) / len(entries) - GAP))
    for _, text in entries:
        width = max(least, text_width(text))
        if left and left + width > size.width + 0.5:
            left, row = 0.0, row + 1
        places.append((left, row, width))
        left += width + GAP
    return places
