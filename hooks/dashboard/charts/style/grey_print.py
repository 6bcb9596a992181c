"""What tells series apart where colours are printed in grey."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.style.palette import BEHIND, COLOURS

NEAR = 8.0
"""Two greys whose lightness (CIE 1976, 0 to 100) differs by less look alike on paper."""
DASHES = ("solid", "8px,3px", "2px,3px", "10px,3px,2px,3px")
"""Plotly's dashes, in the order in which lines of like greys take them."""
_PRINTED = {colour.name: colour.light for colour in COLOURS}


def line_dashes(roles: Sequence[str]) -> list[str]:
    """The dashes of the lines of a chart. Lines of like greys have different ones as long as there are any.

    Args:
        roles: of their colours, in order.

    Returns:
        One of `DASHES` for each line; 'solid' for a line behind others.
    """
    return [DASHES[number % len(DASHES)] for number in looks(roles)]


def looks(roles: Sequence[str]) -> list[int]:
    """A number for each series, so that those of like greys have different ones. Series of one colour have one.

    Args:
        roles: of their colours, in order.
    """
    numbers: dict[str, int] = {BEHIND: 0}
    for role in roles:
        if role not in numbers:
            alike = {number for other, number in numbers.items() if other != BEHIND and _are_near(role, other)}
            numbers[role] = next(number for number in range(len(numbers) + 1) if number not in alike)
    return [numbers[role] for role in roles]


def lightness(colour: str) -> float:
    """The lightness of a colour such as '#b3271e', from 0 (black) to 100 (white), as CIE 1976 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    return 116 * y ** (1 / 3) - 16 if y > 216 / 24389 else 24389 / 27 * y


def _are_near(role: str, other: str) -> bool:
    return abs(lightness(_PRINTED[role]) - lightness(_PRINTED[other])) < NEAR
