"""Where maps draw other borders than the atlas. `data/borders.yaml` says so in words.

Natural Earth draws countries by who controls a place. We draw the countries and territories that ISO 3166 lists, and
Kosovo, within the borders that the United Nations recognise. Where these leave a line open (Kashmir), the atlas's line
of control stays.
"""

from __future__ import annotations

from dashboard.charts.parts.atlas import Arcs, Ring, contains, joined, outer_lines, to_ring

EAST, NORTH = 0, 1
"""The two numbers of a place."""
SIMFEROPOL = (34.1, 44.95)
"""A place in Crimea, in degrees east and north."""
NORTH_OF_WESTERN_SAHARA = 27 + 40 / 60
"""The parallel between Morocco and Western Sahara, in degrees north, as the UN's map no. 3175 has it."""

WEST_OF_GOLAN = 35.64
"""The meridian between Israel and the Golan Heights, in degrees east, near enough at the atlas's scale: the line of
before June 1967 runs from Banias along the upper Jordan and the eastern shore of the Sea of Galilee."""


def country_rings() -> dict[str, list[Ring]]:
    """The outer lines of all countries, in degrees, by code of two letters."""
    lines = {code: list(own) for code, own in outer_lines("110m").items()}
    _move_crimea(lines)
    for part, whole in (("N. Cyprus", "CY"), ("Somaliland", "SO")):
        [own], [other] = lines[whole], lines.pop(part)
        lines[whole] = [joined(own, other)]
    [morocco], [sahara] = lines.pop("MA"), lines.pop("EH")
    both = to_ring(joined(morocco, sahara), "110m")
    [israel], [syria] = lines.pop("IL"), lines.pop("SY")
    levant = to_ring(joined(israel, syria), "110m")
    rings = {code: [to_ring(line, "110m") for line in own] for code, own in lines.items()}
    rings["MA"] = [_side(both, NORTH, NORTH_OF_WESTERN_SAHARA, beyond=True)]
    rings["EH"] = [_side(both, NORTH, NORTH_OF_WESTERN_SAHARA, beyond=False)]
    rings["IL"] = [_side(levant, EAST, WEST_OF_GOLAN, beyond=False)]
    rings["SY"] = [_side(levant, EAST, WEST_OF_GOLAN, beyond=True)]
    return rings


def _move_crimea(lines: dict[str, list[Arcs]]) -> None:
    [crimea] = [line for line in lines["RU"] if contains(to_ring(line, "110m"), *SIMFEROPOL)]
    lines["RU"].remove(crimea)
    [mainland] = lines["UA"]
    lines["UA"] = [joined(mainland, crimea)]


def _side(ring: Ring, direction: int, degree: float, *, beyond: bool) -> Ring:
    """The part of an area on one side of a meridian or a parallel, by the algorithm of Sutherland and Hodgman (1974).

    Args:
        ring: the line around the area.
        direction: `EAST` for a meridian, `NORTH` for a parallel.
        degree: where it runs.
        beyond: whether the part lies to the east or to the north of it.
    """
    kept: Ring = []
    for start, end in zip([ring[-1], *ring[:-1]], ring, strict=True):
        if (start[direction] > degree) != (end[direction] > degree):
            share = (degree - start[direction]) / (end[direction] - start[direction])
            kept.append((start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])))
        if (end[direction] > degree) == beyond:
            kept.append(end)
    return kept
