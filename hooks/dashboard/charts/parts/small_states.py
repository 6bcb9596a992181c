"""Where the countries lie that are too small for the outlines of maps, such as Singapore: each is drawn as a mark."""

from __future__ import annotations

import itertools
from functools import cache

from dashboard.charts.parts.atlas import Ring, Scale, contains, outer_lines, to_ring
from dashboard.charts.parts.outlines import country_outlines, project

SCALES: tuple[Scale, ...] = ("50m", "10m")
"""The finer scales of the atlas, where small countries have outlines. The finest takes long to read, and comes last."""
_IN_OTHERS = {
    "BQ": ("NL", -68.26, 12.17),
    "BV": ("NO", 3.4, -54.42),
    "CC": ("Indian Ocean Ter.", 96.83, -12.17),
    "CX": ("Indian Ocean Ter.", 105.63, -10.48),
    "GF": ("FR", -53.0, 4.0),
    "GP": ("FR", -61.6, 16.05),
    "MQ": ("FR", -61.0, 14.65),
    "RE": ("FR", 55.5, -21.1),
    "SJ": ("NO", 16.0, 78.5),
    "YT": ("FR", 45.15, -12.8),
}
"""Territories with a code of their own that the atlas draws as a part of another one: that one, and a place in them."""


@cache
def small_state(code: str) -> tuple[float, float] | None:
    """The place of a small country.

    Args:
        code: of two letters.

    Returns:
        The middle of its largest area or island, as x and y in units of the projection; None if it has an outline, or
        if the atlas does not have it at any scale.
    """
    if code in country_outlines() or code == "AQ":
        return None
    for scale in SCALES:
        if rings := _rings(code, scale):
            _, middle = max(map(_area_and_middle, rings))
            return project(*middle)
    return None


def _rings(code: str, scale: Scale) -> list[Ring]:
    lines = outer_lines(scale)
    if code in lines or code not in _IN_OTHERS:
        return [to_ring(line, scale) for line in lines.get(code, ())]
    owner, *place = _IN_OTHERS[code]
    return [ring for line in lines[owner] if contains(ring := to_ring(line, scale), *place)]


def _area_and_middle(ring: Ring) -> tuple[float, tuple[float, float]]:
    """The area and the centroid of a closed line by the shoelace formula, in degrees: near enough for an island."""
    area = x_sum = y_sum = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise([*ring, ring[0]]):
        cross = x0 * y1 - x1 * y0
        area, x_sum, y_sum = area + cross / 2, x_sum + (x0 + x1) * cross / 6, y_sum + (y0 + y1) * cross / 6
    # (The smallest rocks have no area in the atlas.)
    return abs(area), (x_sum / area, y_sum / area) if area else ring[0]
