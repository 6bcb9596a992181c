"""The outlines of countries, and the map projection in which they are drawn.

Outlines: Natural Earth 1:110m (public domain), as npm's world-atlas packs them.
Projection: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, International Journal of
Geographical Information Science 33 (2019). It shows areas true to size, as a map that compares countries should.
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
"""The meridian at which the map is cut, in degrees east: through the Bering Strait, so not through Russia.

What lies west of it stands at the right edge of the map.
"""
SIMFEROPOL = (34.1, 44.95)
"""A place in Crimea, in degrees east and north."""
Ring = list[tuple[float, float]]
"""A closed line as points (x, y): in degrees, or in units of the projection (the equator is about 5.4 long)."""


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Project a place by Equal Earth.

    Args:
        longitude: degrees east, from -180 to 180.
        latitude: degrees north, from -90 to 90.

    Returns:
        x, which grows to the right, and y, which grows upwards.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    turned = math.radians((longitude + 360 if longitude < SEAM else longitude) - 11)
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * a4 * theta**8 + 7 * a3 * theta**6 + 3 * a2 * theta**2 + a1
    x = 2 * math.sqrt(3) * turned * math.cos(theta) / (3 * slope)
    return x, a4 * theta**9 + a3 * theta**7 + a2 * theta**3 + a1 * theta


@cache
def _atlas() -> dict[str, Any]:
    return json.loads(ATLAS.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def country_codes() -> dict[str, str]:
    """The names in the atlas by the numbers of countries (ISO 3166), such as 840. A few have no number."""
    shapes = _atlas()["objects"]["countries"]["geometries"]
    return {shape["id"]: shape["properties"]["name"] for shape in shapes if "id" in shape}


@cache
def country_outlines() -> dict[str, list[Ring]]:
    """The outlines of each country in units of the projection, by its name in the atlas; without Antarctica."""
    atlas = _atlas()
    (kx, ky), (dx, dy) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    arcs = []
    for arc in atlas["arcs"]:
        sums = itertools.accumulate(arc, lambda point, step: (point[0] + step[0], point[1] + step[1]))
        arcs.append([(x * kx + dx, y * ky + dy) for x, y in sums])
    shapes = {shape["properties"]["name"]: _rings(shape, arcs) for shape in atlas["objects"]["countries"]["geometries"]}
    # Natural Earth draws countries by who controls a place. We follow resolution 68/262 of the UN General Assembly:
    # Crimea belongs to Ukraine.
    crimea = [ring for ring in shapes["Russia"] if _contains(ring, *SIMFEROPOL)]
    shapes["Russia"] = [ring for ring in shapes["Russia"] if ring not in crimea]
    shapes["Ukraine"] += crimea
    return {
        name: [ring for ring in map(_project_ring, rings) if ring]
        for name, rings in shapes.items()
        if name != "Antarctica"
    }


def _contains(ring: Ring, x: float, y: float) -> bool:
    """Whether a place lies inside a closed line: a ray from it crosses the line an odd number of times."""
    crossings = 0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
            crossings += 1
    return crossings % 2 == 1


def _rings(shape: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """The outer lines of a TopoJSON geometry, in degrees."""
    polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
    rings = []
    for outer, *_ in polygons:
        ring: Ring = []
        for index in outer:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]  # ~index: the arc in the other direction
            ring += arc[1:] if ring else arc
        rings.append(ring)
    return rings


def _project_ring(ring: Ring) -> Ring:
    """A line in units of the projection, without points close to the last; empty if it is too small to be seen."""
    # A line that crosses 180 degrees continues beyond it; else it would run back across the whole map.
    longitudes = list(itertools.accumulate((x for x, _ in ring), lambda last, x: x - 360 * round((x - last) / 360)))
    # A line west of the seam goes to the right edge of the map; a line on both sides of the seam is cut there.
    west = max(longitudes) < SEAM
    points = [project(x if west else max(x, SEAM), y) for x, (_, y) in zip(longitudes, ring, strict=True)]
    distant_points = points[:1]
    for point in points[1:]:
        if math.dist(point, distant_points[-1]) > 0.006:
            distant_points.append(point)
    return [(round(x, 3), round(y, 3)) for x, y in distant_points] if len(distant_points) > 3 else []
