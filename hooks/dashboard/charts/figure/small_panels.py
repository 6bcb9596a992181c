"""The words of a small drawing with panels: the name of each, and when their common axis begins and ends."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure.facet import layout_key, panel_axes
from dashboard.charts.figure.small_text import cut_all
from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.small_words import LINE, TEXT, below, end_times
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder

MOST_ROWS = 3
"""Rows of panels that have room for their names."""


def with_panel_names(selection: Selection, layout: dict[str, Any]) -> dict[str, Any]:
    """Add the names of panels to a small drawing, and the times below them, if few enough are above each other.

    Args:
        selection: the rows that are drawn, in panels.
        layout: of the drawing, with room around its marks alone.

    Returns:
        A new layout, with room for the words.
    """
    panels = [panel_axes(number) for number in range(len(selection.panels))]
    tops = sorted({layout[layout_key(axes["yaxis"])]["domain"][1] for axes in panels}, reverse=True)
    if len(tops) > MOST_ROWS:
        return layout
    domains = (layout[layout_key(axes["xaxis"])]["domain"] for axes in panels)
    width = min(right - left for left, right in domains) * (layout["width"] - 2 * layout["margin"]["l"])
    times = end_times(selection, layout["xaxis"])
    if sum(text_width(time, TEXT) for time in times) + LINE > width:
        times = []
    margin = layout["margin"] | {"b": layout["margin"]["b"] + (LINE if times else 0)}
    room = layout["height"] - margin["t"] - margin["b"]
    row, name_share = 1 / len(tops), LINE / room
    layout = layout | {"margin": margin}
    names = cut_all(dict(enumerate(selection.panels)), width, TEXT)
    font, words = {"color": placeholder("muted"), "size": TEXT}, []
    for index, axes in enumerate(panels):
        up = layout_key(axes["yaxis"])
        number = tops.index(layout[up]["domain"][1])
        layout[up] = layout[up] | {"domain": [1 - (number + 1) * row + _APART / room, 1 - number * row - name_share]}
        if name := names.get(index):
            text = at_corner(name, font, (0, 1), ("left", "bottom"), 0, 0)
            words.append(label(text | _frame(axes), Kind.NAME, anchor="fixed"))
    return layout | {"annotations": [*words, *(time | _frame(panels[-1]) for time in below(times))]}


def _frame(axes: dict[str, str]) -> dict[str, str]:
    return {"xref": f"{axes['xaxis']} domain", "yref": f"{axes['yaxis']} domain"}


_APART = 3
"""Room between a panel and the name of the next, in CSS pixels."""
