"""What all maps have in common: the land, the part of the world that is shown, and its scale."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any

from dashboard.charts.parts.atlas import Ring
from dashboard.charts.parts.axes import HIDDEN_AXIS
from dashboard.charts.parts.outlines import country_outlines, outline_corners, project
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import Size, base_layout, both_sizes
from dashboard.charts.style.palette import placeholder
from dashboard.data.borders import DisputedPlace

Extent = tuple[float, float, float, float]
"""The part of the map that is shown: left, right, bottom and top, in units of the projection."""


def land_trace(rings: Iterable[Ring], role: str, **more: Any) -> dict[str, Any]:
    """A trace of filled outlines in the colour of a role; `more` adds or replaces keys."""
    line = {"color": placeholder("paper"), "width": 0.7}
    return {
        "type": "scatter",
        "mode": "lines",
        "fill": "toself",
        **_join_rings(rings),
        "line": line,
        "fillcolor": placeholder(role),
        **more,
    }


def extent_of(points: list[tuple[float, float]], room: float) -> Extent:
    """The extent of the points with some room around them, but never more than the world."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs) - room, max(xs) + room, min(ys) - room, max(ys) + room
    return max(left, -2.75), min(right, 2.75), max(low, -1.1), min(high, 1.32)


def near_land(extent: Extent, without: Container[str] = ()) -> list[Ring]:
    """The outlines that may be seen in a drawing of the extent; it may show as much again on each side.

    Args:
        extent: the part of the map that is shown.
        without: the codes of countries that are not wanted.
    """
    left, right, low, high = extent
    width, height = right - left, high - low
    corners = outline_corners()
    return [
        ring
        for code, rings in country_outlines().items()
        if code not in without
        for ring, ((x0, y0), (x1, y1)) in zip(rings, corners[code], strict=True)
        if x1 > left - width and x0 < right + width and y1 > low - height and y0 < high + height
    ]


def map_layout(extent: Extent, size: Size, top: int) -> dict[str, Any]:
    """The layout of a map, with room above it for a legend."""
    x, y = _axis_ranges(extent, size.width, size.height - top)
    return base_layout(size, {"l": 0, "r": 0, "t": top, "b": 0}) | {
        "xaxis": HIDDEN_AXIS | {"range": x},
        "yaxis": HIDDEN_AXIS | {"range": y},
    }


def fit_map(layout: dict[str, Any]) -> dict[str, Any]:
    """The axes of a map in a layout of another size, so that they show what they showed in one scale."""
    margin, extent = layout["margin"], (*layout["xaxis"]["range"], *layout["yaxis"]["range"])
    width = layout["width"] - margin["l"] - margin["r"]
    x, y = _axis_ranges(extent, width, layout["height"] - margin["t"] - margin["b"])
    return {"xaxis": layout["xaxis"] | {"range": x}, "yaxis": layout["yaxis"] | {"range": y}}


def map_height(selection: Selection, narrow: bool) -> int:
    return 240 if narrow else 420


def shown_disputed_places(
    selection: Selection,
    frame: Callable[[Selection, Size], dict[str, Any]],
    height: Callable[[Selection, bool], int],
) -> list[DisputedPlace]:
    """The places of the site's policy on disputed borders that lie inside the wide or the narrow drawing of a map.

    Args:
        selection: the map.
        frame: makes its layout for a size.
        height: gives the height of a drawing.
    """
    if selection.borders is None:
        return []
    sizes = both_sizes(selection.chart.height, height(selection, False), height(selection, True))
    layouts = [frame(selection, size) for size in sizes]
    return [
        place
        for place in selection.borders.places
        if any(is_inside([project(*place.at)], layout) for layout in layouts)
    ]


def is_inside(points: Iterable[tuple[float, float]], layout: dict[str, Any]) -> bool:
    """Whether a drawing of a map shows any of some points."""
    (left, right), (low, high) = layout["xaxis"]["range"], layout["yaxis"]["range"]
    return any(left < x < right and low < y < high for x, y in points)


def _axis_ranges(extent: Extent, width: float, height: float) -> tuple[list[float], list[float]]:
    """The ranges of the x and y axis, in one scale, that show the whole extent in a drawing of this size."""
    left, right, low, high = extent
    scale = max((right - left) / width, (high - low) / height)
    x, y = (left + right) / 2, (low + high) / 2
    return [x - scale * width / 2, x + scale * width / 2], [y - scale * height / 2, y + scale * height / 2]


def _join_rings(rings: Iterable[Ring]) -> dict[str, list[float | None]]:
    """The x and y of closed lines for one trace, with an empty point between two lines."""
    x: list[float | None] = []
    y: list[float | None] = []
    for ring in rings:
        x += [*(point[0] for point in ring), ring[0][0], None]
        y += [*(point[1] for point in ring), ring[0][1], None]
    return {"x": x[:-1], "y": y[:-1]}
