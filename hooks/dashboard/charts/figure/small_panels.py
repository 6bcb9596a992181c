"""The words of a small drawing with panels: the name of each, and when their common axis begins and ends."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure.facet import layout_key, panel_axes
from dashboard.charts.figure.small_labels import LINE, TEXT, below, end_times
from dashboard.charts.figure.small_text import cut
from dashboard.charts.labels.label import Kind, at_corner, label
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
    times = end_times(selection, layout["xaxis"])
    margin = layout["margin"] | {"b": layout["margin"]["b"] + (LINE if times else 0)}
    room = layout["height"] - margin["t"] - margin["b"]
    row, name_share = 1 / len(tops), LINE / room
    layout = layout | {"margin": margin}
    words = []
    for axes, name in zip(panels, selection.panels, strict=True):
        across, up = (layout_key(axes[axis]) for axis in ("xaxis", "yaxis"))
        number = tops.index(layout[up]["domain"][1])
        layout[up] = layout[up] | {"domain": [1 - (number + 1) * row + _APART / room, 1 - number * row - name_share]}
        left, right = layout[across]["domain"]
        width = (right - left) * (layout["width"] - margin["l"] - margin["r"])
        font = {"color": placeholder("muted"), "size": TEXT}
        place = {"xref": f"{axes['xaxis']} domain", "yref": f"{axes['yaxis']} domain"}
        text = at_corner(cut(name, width, TEXT), font, (0, 1), ("left", "bottom"), 0, 0)
        words.append(label(text | place, Kind.NAME, anchor="fixed"))
    last = panels[-1]
    frame = {"xref": f"{last['xaxis']} domain", "yref": f"{last['yaxis']} domain"}
    return layout | {"annotations": [*words, *(end | frame for end in below(times))]}


_APART = 3
"""Room between a panel and the name of the next, in CSS pixels."""
