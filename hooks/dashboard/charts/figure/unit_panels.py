"""Panels one above the other over one axis of time: one for each unit, so that no chart has two scales in one plot."""

from __future__ import annotations

from typing import Any

from dashboard.charts.figure.facet import heading, layout_key, move_annotation, panel_axes, with_places_of
from dashboard.charts.labels.text_width import wrap
from dashboard.charts.parts.panels import PANEL_GAP
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT, Size, base_layout
from dashboard.charts.types import ChartType

HEAD = LINE_HEIGHT + 6
"""The height of a panel's heading, in CSS pixels."""
_BOTTOM = 6
"""The room below a panel without labels of the time axis, in CSS pixels."""


def unit_panels_height(selection: Selection, narrow: bool) -> int:
    """The height of all panels together, in CSS pixels.

    Args:
        selection: the chart.
        narrow: whether it is the drawing for phones.
    """
    return len(selection.panels) * (190 if narrow else 220) + LINE_HEIGHT


def unit_panels_layout(chart_type: ChartType, selection: Selection, size: Size) -> dict[str, Any]:
    """One Plotly layout that holds the layouts of all panels.

    Args:
        chart_type: the type of each panel.
        selection: the chart.
        size: of the whole drawing.

    Returns:
        The layout. Each panel has its own axis of amounts; all have the same axis of time, whose labels stand below the
        last one.
    """
    panels = selection.panels
    whole = chart_type.layout(selection, size)
    labels_height = whole["margin"]["b"]
    height = (size.height - labels_height + _BOTTOM - PANEL_GAP * (len(panels) - 1)) / len(panels)
    own = [
        chart_type.layout(panel, Size(size.name, size.width, round(height - HEAD - _BOTTOM + labels_height)))
        for panel in panels.values()
    ]
    left, right = (max(layout["margin"][side] for layout in own) for side in "lr")
    kept = {key: value for key, value in whole.items() if key not in ("xaxis", "yaxis", "annotations", "margin")}
    layout: dict[str, Any] = kept | base_layout(size, {"l": 0, "r": 0, "t": 0, "b": 0}) | {"annotations": []}
    layout["hovermode"] = whole["hovermode"]
    for number, (name, panel) in enumerate(zip(panels, own, strict=True)):
        top, is_last, names = number * (height + PANEL_GAP), number == len(own) - 1, panel_axes(number)
        upper, lower = top + HEAD + panel["margin"]["t"], top + height - _BOTTOM
        layout[layout_key(names["xaxis"])] = with_places_of(whole["xaxis"], panel["xaxis"]) | {
            "domain": [left / size.width, 1 - right / size.width],
            "anchor": names["yaxis"],
            "showticklabels": is_last,
        }  # fmt: skip
        layout[layout_key(names["yaxis"])] = panel["yaxis"] | {
            "domain": [1 - lower / size.height, 1 - upper / size.height],
            "anchor": names["xaxis"],
        }
        layout["annotations"].append(heading(wrap(name, size.width - 4, bold=True)[:1], 0, top, size))
        ranges = (panel["yaxis"]["range"], panel["yaxis"]["range"])
        layout["annotations"] += [move_annotation(label, names, ranges) for label in panel.get("annotations", [])]
    return layout
