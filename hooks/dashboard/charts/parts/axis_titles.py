"""The titles of axes of amounts, and how heavy the line is along which marks stand."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.style.layout import LINE_HEIGHT
from dashboard.charts.style.palette import placeholder
from dashboard.data.column import Column

TITLE_ROOM = LINE_HEIGHT + 14
"""The room above a plot for the title of the axis at its side, whose highest number reaches above it; in CSS pixels."""


def axis_title(field: Column, x: int, y: int, right: int, up: int, anchor: str) -> dict[str, Any]:
    """The name of an axis of amounts with its unit, as Plotly's annotation.

    Args:
        field: what the axis shows.
        x: the end of the plot beside which it stands: 0 for the left, 1 for the right.
        y: 0 for the bottom, 1 for the top.
        right: how far it is moved to the right, in CSS pixels.
        up: how far it is moved up, in CSS pixels.
        anchor: the side of the text that is at that place.
    """
    text = field.title if field.says_unit else f"{field.title}, {field.unit}"
    title = at_corner(text, {"color": placeholder("muted")}, (x, y), (anchor, "bottom"), right, up)
    return label(title, Kind.UNIT, ways=[{"text": field.unit}] if field.unit else [])


def side_title(field: Column, left: int) -> dict[str, Any]:
    """The title of the axis at the left side of a plot, above it, as Plotly's annotation. It needs `TITLE_ROOM`.

    Args:
        field: what the axis shows.
        left: the room at the left side of the plot in CSS pixels.
    """
    return axis_title(field, 0, 1, -left + 2, TITLE_ROOM - LINE_HEIGHT - 4, "left")


def on_base(axis: dict[str, Any], amounts: dict[str, Any]) -> dict[str, Any]:
    """The axis along which marks stand. Only the line of nought is heavy: another would be taken for it.

    Args:
        axis: Plotly's axis of names, times or amounts at the edge of the plot.
        amounts: its axis of amounts at the other one.

    Returns:
        A new axis.
    """
    has_grid, begins_at_nought = amounts.get("showgrid", True), amounts.get("type") != "log" and not amounts["range"][0]
    if not amounts.get("zeroline") and (begins_at_nought or not has_grid):
        return axis
    # As a grid line it goes behind marks; over a dot on it, half of the dot would look cut off.
    return axis | ({"linecolor": placeholder("grid"), "layer": "below traces"} if has_grid else {"showline": False})
