"""What tells series apart where colours are printed in grey."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from functools import cache
from itertools import zip_longest

from dashboard.charts.style.palette import BEHIND, LIGHT

NEAR = 8.0
"""Two greys whose lightness (CIE 1976, 0 to 100) differs by less look alike on paper."""
NEAR_MARKS = 12.0
"""The same for dots and rings, of which less is seen than of an area or a line."""
DASHES = (
    "solid",
    "8px,3px",
    "2px,3px",
    "10px,3px,2px,3px",
    "16px,4px",
    "5px,5px",
    "10px,3px,2px,3px,2px,3px",
    "2px,8px",
)
"""Plotly's dashes, in the order in which lines of like greys take them."""
PATTERNS: tuple[tuple[str, int, float], ...] = (
    ("", 6, 0),
    (".", 6, 0.08),
    ("-", 6, 0.15),
    ("|", 6, 0.15),
    ("x", 9, 0.17),
    ("+", 9, 0.17),
    (".", 10, 0.15),
    ("-", 10, 0.25),
)
"""Plotly's patterns of areas in the same order: the shape, its size in CSS pixels, and the share that it covers.

Few thin marks on a full colour. What is not final is the opposite, a few coloured lines on paper.
"""
PATTERN_OPACITY = 0.75
"""How much of the colour below them the marks of a pattern cover."""
HATCHES = ("/", "\\", "x")
"""The lines of what is not final, in the same order."""
SYMBOLS = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross", "pentagon", "star")
"""Plotly's marks in the same order."""
SYMBOL_SIZES = (1.0, 0.89, 0.96, 1.35, 1.35, 0.99, 1.15, 1.2)
"""How much larger each has to be for the area of a circle; computed from Plotly's `symbol_defs.js`."""


def looks(roles: Sequence[str], near: float = NEAR, kinds: Sequence[Hashable] = ()) -> list[int]:
    """A number for each series, so that those of like greys have different ones: as few as that takes.

    Args:
        roles: of their colours, in order. Series of one colour and one kind have one number.
        near: a difference in lightness below which two greys look alike.
        kinds: what else tells series apart, such as dashes that code gave; in the order of the roles.

    Returns:
        Numbers from 0 for the first; 0 for a series that stands behind others.
    """
    keys = [(role, kind) for role, kind in zip_longest(roles, kinds)]
    coloured = [key for key in dict.fromkeys(keys) if key[0] != BEHIND]
    numbers: dict[tuple[str, Hashable], int] = {}
    # From dark to light, so that the first free number is the best one.
    for role, kind in sorted(coloured, key=lambda key: lightness(LIGHT[key[0]])):
        alike = {number for (other, _), number in numbers.items() if grey_difference(LIGHT[role], LIGHT[other]) < near}
        numbers[role, kind] = next(number for number in range(len(numbers) + 1) if number not in alike)
    order = list(dict.fromkeys(numbers[key] for key in keys if key in numbers))
    return [order.index(numbers[key]) if key in numbers else 0 for key in keys]


def grey_difference(colour: str, other: str) -> float:
    """How much two colours such as '#b3271e' differ in lightness: by the way of making greys that parts them least."""
    return min(abs(make(colour) - make(other)) for make in (lightness, _luma_lightness))


@cache
def lightness(colour: str) -> float:
    """The lightness of a colour such as '#b3271e', from 0 (black) to 100 (white), as CIE 1976 defines it."""
    red, green, blue = map(_linear, _parts(colour))
    return _cie_lightness(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue)


@cache
def _luma_lightness(colour: str) -> float:
    """The lightness of the grey that PDF makes of a colour (ISO 32000-1, 10.3), and with it many printers."""
    red, green, blue = _parts(colour)
    return _cie_lightness(_linear(0.3 * red + 0.59 * green + 0.11 * blue))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _cie_lightness(y: float) -> float:
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else 24389 / 27 * y
