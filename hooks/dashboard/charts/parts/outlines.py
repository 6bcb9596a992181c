"""Outlines of countries and the projection they are drawn in.

Outlines: Natural Earth 1:110m (public domain), as npm's world-atlas packs them.
Projection: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, International Journal of
Geographical Information Science 33 (2019): areas are true, which a map that compares countries owes its readers.
"""

from __future__ import annotations

import itertools
import json
import math
from functools import cache
from typing import Any

from dashboard.core.settings import HOME

ATLAS = HOME / "node_modules" / "world-atlas" / "countries-110m.json"
SEAM = -169.0
"""West of this meridian lies the east: the map is cut through the Bering Strait, not through Russia."""
SIMFEROPOL = (34.1, 44.95)
"""A place in Crimea, in degrees east and north."""
Ring = list[tuple[float, float]]
"""A closed line, in units of the projection (the equator is about 5.4 long)."""


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth, for degrees east and north; x grows to the right, y upwards."""
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    turned = math.radians((longitude + 360 if longitude < SEAM else longitude) - 11)
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * math.sqrt(3) * turned * math.cos(theta) / (3 * slope)
    return x, a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta


@cache
def country_outlines() -> dict[str, list[Ring]]:
    """The outlines of each country by its name in the atlas; Antarctica aside."""
    atlas = json.loads(ATLAS.read_text(encoding="utf-8"))
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        sums = itertools.accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        arcs.append([(x * kx + dx, y * ky + dy) for x, y in sums])
    shapes = {shape["properties"]["name"]: _rings(shape, arcs) for shape in atlas["objects"]["countries"]["geometries"]}
    # Natural Earth draws who holds a place. Whose Crimea is, says resolution 68/262 of the UN General Assembly.
    crimea = [ring for ring in shapes["Russia"] if _holds(ring, *SIMFEROPOL)]
    shapes["Russia"] = [ring for ring in shapes["Russia"] if ring not in crimea]
    shapes["Ukraine"] += crimea
    return {
        name: [ring for ring in map(_projected, rings) if ring]
        for name, rings in shapes.items()
        if name != "Antarctica"
    }


def _holds(ring: Ring, x: float, y: float) -> bool:
    """Whether a place lies inside a closed line: a ray from it crosses the line an odd number of times."""
    crossed = 0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossed += 1
    return crossed % 2 == 1


def _rings(shape: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """The outer lines of a TopoJSON geometry, in degrees."""
    parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = []
    for outer, *_ in parts:
        ring: Ring = []
        for index in outer:
            piece = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += piece[1:] if ring else piece
        rings.append(ring)
    return rings


def _projected(ring: Ring) -> Ring:
    """A line in the projection, without what cannot be seen: specks, and points that lie close together."""
    # What lies west of the seam goes to the east of the map; what lies on both sides of it is cut there.
    # A line that crosses 180 degrees goes on beyond, or it would come back all along the map.
    xs = list(itertools.accumulate((x for x, _ in ring), lambda last, x: x - 360 * round((x - last) / 360)))
    west = max(xs) < SEAM
    points = [project(x if west else max(x, SEAM), y) for x, (_, y) in zip(xs, ring, strict=True)]
    kept = points[:1]
    for point in points[1:]:
        if math.dist(point, kept[-1]) > 0.006:
            kept.append(point)
    return [(round(x, 3), round(y, 3)) for x, y in kept] if len(kept) > 3 else []
