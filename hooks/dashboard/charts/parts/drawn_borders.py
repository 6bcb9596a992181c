"""Where maps draw borders otherwise than the atlas. `data/borders.yaml` says so in words.

Natural Earth draws countries by who controls a place. We draw the countries and territories that ISO 3166 lists, and
Kosovo, within the borders that the United Nations recognise. Where these leave a line open (Kashmir), the atlas's line
of control stays.
"""

from __future__ import annotations

from dashboard.charts.parts.atlas import Arcs, Ring, contains, joined, outer_lines, to_ring

SIMFEROPOL = (34.1, 44.95)
"""A place in Crimea, in degrees east and north."""
NORTH_OF_WESTERN_SAHARA = 27 + 40 / 60
"""The parallel between Morocco and Western Sahara, in degrees north, as the UN's map no. 3175 has it."""


def country_rings() -> dict[str, list[Ring]]:
    """The outer lines of all countries, in degrees, by code of two letters."""
    lines = {code: list(own) for code, own in outer_lines("110m").items()}
    _move_crimea(lines)
    for part, whole in (("N. Cyprus", "CY"), ("Somaliland", "SO")):
        [own], [other] = lines[whole], lines.pop(part)
        lines[whole] = [joined(own, other)]
    [morocco], [sahara] = lines.pop("MA"), lines.pop("EH")
    both = to_ring(joined(morocco, sahara), "110m")
    rings = {code: [to_ring(line, "110m") for line in own] for code, own in lines.items()}
    rings["MA"] = [_side_of_parallel(both, NORTH_OF_WESTERN_SAHARA, north=True)]
    rings["EH"] = [_side_of_parallel(both, NORTH_OF_WESTERN_SAHARA, north=False)]
    return rings


def _move_crimea(lines: dict[str, list[Arcs]]) -> None:
    [crimea] = [line for line in lines["RU"] if contains(to_ring(line, "110m"), *SIMFEROPOL)]
    lines["RU"].remove(crimea)
    [mainland] = lines["UA"]
    lines["UA"] = [joined(mainland, crimea)]


def _side_of_parallel(ring: Ring, latitude: float, *, north: bool) -> Ring:
    """The part of an area on one side of a parallel, by the algorithm of Sutherland and Hodgman (1974)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip([ring[-1], *ring[:-1]], ring, strict=True):
        if (y0 > latitude) != (y1 > latitude):
            kept.append((x0 + (latitude - y0) / (y1 - y0) * (x1 - x0), latitude))
        if (y1 > latitude) == north:
            kept.append((x1, y1))
    return kept
