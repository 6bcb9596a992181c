"""The outlines of countries, and the map projection in which they are drawn.

Outlines: Natural Earth at a scale of 1:110 million.
Projection: B. Šavrič, T. Patterson, B. Jenny, The Equal Earth map projection, International Journal of
Geographical Information Science 33 (2019). It shows areas true to size, as a map that compares countries should.
"""

from __future__ import annotations

import itertools
import math
from functools import cache

from dashboard.charts.parts.atlas import Ring, contains
from dashboard.charts.parts.drawn_borders import country_rings

SEAM = -169.0
"""The meridian at which the map is cut, in degrees east: through the Bering Strait, so not through Russia.

What lies west of it stands at the right edge of the map.
"""
SMALL_EXTENT = 0.1
"""The larger side of what is drawn finely, in units of the projection: some 600 km."""


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
def country_outlines() -> dict[str, list[Ring]]:
    """The outlines of each country in units of the projection, by its code of two letters; without Antarctica.

    A country is missing if the atlas, at this scale, does not have it.
    """
    outlines = {code: _simplified([_project_ring(ring) for ring in rings]) for code, rings in country_rings().items()}
    return {code: rings for code, rings in outlines.items() if rings and code != "AQ"}


@cache
def outline_corners() -> dict[str, list[Ring]]:
    """The lower left and upper right corner of the box around each outline, in the order of `country_outlines`."""
    return {code: [_corners(ring) for ring in rings] for code, rings in country_outlines().items()}


def countries_at(longitude: float, latitude: float) -> list[str]:
    """The codes of the countries in whose outline a place lies, in degrees east and north: one on land, none at sea."""
    place = project(longitude, latitude)
    return [code for code, rings in country_outlines().items() for ring in rings if contains(ring, *place)]


def _corners(ring: Ring) -> Ring:
    xs, ys = zip(*ring, strict=True)
    return [(min(xs), min(ys)), (max(xs), max(ys))]


def _project_ring(ring: Ring) -> Ring:
    """A line in units of the projection."""
    # A line that crosses 180 degrees continues beyond it; else it would run back across the whole map.
    longitudes = list(itertools.accumulate((x for x, _ in ring), lambda last, x: x - 360 * round((x - last) / 360)))
    # A line west of the seam goes to the right edge of the map; a line on both sides of the seam is cut there.
    west = max(longitudes) < SEAM
    return [project(x if west else max(x, SEAM), y) for x, (_, y) in zip(longitudes, ring, strict=True)]


def _simplified(rings: list[Ring]) -> list[Ring]:
    """The lines of a country without points close to the last; without those that are too small to be seen."""
    extent = max(max(values) - min(values) for ring in rings for values in zip(*ring, strict=True))
    # Of a small country nothing would be left with the coarse tolerance.
    tolerance, decimals = (0.006, 3) if extent > SMALL_EXTENT else (extent / 30, 4)
    simplified = []
    for ring in rings:
        kept = ring[:1]
        for point in ring[1:]:
            if math.dist(point, kept[-1]) > tolerance:
                kept.append(point)
        simplified.append([(round(x, decimals), round(y, decimals)) for x, y in kept])
    return [ring for ring in simplified if len(ring) > 3]
