"""The atlas: Natural Earth (public domain) as npm's world-atlas packs it, in TopoJSON.

TopoJSON keeps each stretch of a border once, as an arc. The outline of a country is a row of numbers of arcs; `~number`
is the arc in the other direction. Each arc begins at a place and goes on in steps.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from dashboard.charts.parts.country_names import codes_by_number
from dashboard.core.settings import HOME

ATLAS = HOME / "node_modules" / "world-atlas"
Scale = Literal["110m", "50m", "10m"]
"""The scales of Natural Earth: 110m is one to 110 million."""
Arcs = list[int]
"""A closed line as numbers of arcs."""
Ring = list[tuple[float, float]]
"""A closed line as points (x, y): in degrees east and north, or in units of the projection."""

_CODES_WITHOUT_NUMBER = {"Kosovo": "XK"}


@cache
def _topology(scale: Scale) -> dict[str, Any]:
    return json.loads((ATLAS / f"countries-{scale}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def outer_lines(scale: Scale) -> Mapping[str, Sequence[Arcs]]:
    """The outer lines of the countries in the atlas.

    Args:
        scale: of the atlas.

    Returns:
        The lines by code of two letters, or by name of what has no code, such as 'Somaliland'.
    """
    lines: dict[str, list[Arcs]] = {}
    for shape in _topology(scale)["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = codes_by_number().get(shape.get("id", "")) or _CODES_WITHOUT_NUMBER.get(name, name)
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        lines.setdefault(code, []).extend(outer for outer, *_ in polygons)
    return lines


def to_ring(line: Arcs, scale: Scale) -> Ring:
    """A line of the atlas as points, in degrees east and north."""
    ring: Ring = []
    for index in line:
        arc = _arc(index, scale) if index >= 0 else _arc(~index, scale)[::-1]
        ring += arc[1:] if ring else arc
    return ring


def joined(line: Arcs, other: Arcs) -> Arcs:
    """The line around two areas that share one stretch of border.

    Args:
        line: around the first area.
        other: around the second, in the same direction: so it runs along the shared stretch the other way.
    """
    return [*_from_shared(line, other), *_from_shared(other, line)]


def _from_shared(line: Arcs, other: Arcs) -> Arcs:
    """The part of a line that another one does not share, from the end of the shared stretch to its beginning."""
    shared = {~index for index in other}
    ends = (
        place for place, index in enumerate(line) if index in shared and line[(place + 1) % len(line)] not in shared
    )
    end = next(ends) + 1
    return [index for index in [*line[end:], *line[:end]] if index not in shared]


def contains(ring: Ring, x: float, y: float) -> bool:
    """Whether a place lies inside a closed line: a ray from it crosses the line an odd number of times."""
    crossings = 0
    for (x0, y0), (x1, y1) in itertools.pairwise([*ring, ring[0]]):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossings += 1
    return crossings % 2 == 1


@cache
def _arc(index: int, scale: Scale) -> Ring:
    topology = _topology(scale)
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    steps = (tuple(step) for step in topology["arcs"][index])
    points = itertools.accumulate(steps, lambda point, step: (point[0] + step[0], point[1] + step[1]))
    return [(x * kx + dx, y * ky + dy) for x, y in points]
