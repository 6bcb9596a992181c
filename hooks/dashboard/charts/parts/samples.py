"""The small picture of a series before its name above a plot, where series differ by more than their colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dashboard.charts.labels.sample import Sample
from dashboard.charts.parts.looks import Looks, looks_of
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.grey_print import NEAR, NEAR_MARKS, PATTERN_OPACITY
from dashboard.charts.style.palette import placeholder

Draw = Callable[[Looks, str], Sample]
"""Draws the sample of a series from the role of its colour."""
_WIDTH, _HALF = 18, 5.5
"""The width of the sample of an area, and half the height of all but those of lines, in CSS pixels."""
_LINE_WIDTH = 30
_OUTLINES = {
    "circle": "M0,0C0,-7.33 11,-7.33 11,0C11,7.33 0,7.33 0,0Z",
    "square": "M0.5,-5H10.5V5H0.5Z",
    "diamond": "M5.5,-6.5L12,0L5.5,6.5L-1,0Z",
    "triangle-up": "M5.5,6L12,-5H-1Z",
    "triangle-down": "M5.5,-6L12,5H-1Z",
    "cross": "M3.7,-5.5H7.3V-1.8H11V1.8H7.3V5.5H3.7V1.8H0V-1.8H3.7Z",
    "pentagon": "M5.5,6L11.5,1.6L9.2,-5H1.8L-0.5,1.6Z",
    "star": "M5.5,7L7.1,2.2H12.1L8.1,-0.8L9.6,-5.7L5.5,-2.7L1.4,-5.7L2.9,-0.8L-1.1,2.2H3.9Z",
}
"""Plotly's symbols as paths. They are as large as dots; y grows upwards."""


def samples(selection: Selection, draw: Draw, roles: Sequence[str]) -> list[Sample]:
    """The samples of the series of a chart.

    Args:
        selection: the chart.
        draw: draws one.
        roles: of the colours of the series, in the order of their names.

    Returns:
        One for each role; none at all if the series differ by their colours alone.
    """
    looks = looks_of(selection, NEAR_MARKS if draw is mark_sample else NEAR)
    return [draw(looks, role) for role in roles] if looks.differ else []


def area_sample(looks: Looks, role: str) -> Sample:
    """A small field with the pattern of a bar or an area."""
    field = _path(f"M0,{-_HALF}H{_WIDTH}V{_HALF}H0Z", role)
    marks = "".join(_pattern_marks(*looks.pattern(role)))
    return Sample(_WIDTH, (field, _path(marks, "paper") | {"opacity": PATTERN_OPACITY}) if marks else (field,))


def line_sample(looks: Looks, role: str) -> Sample:
    """A short line with its dash."""
    line = {"color": placeholder(role), "width": 2.5, "dash": looks.dash(role)}
    return Sample(_LINE_WIDTH, ({"type": "line", "x0": 0, "x1": _LINE_WIDTH, "y0": 0, "y1": 0, "line": line},))


def mark_sample(looks: Looks, role: str) -> Sample:
    """The symbol of a mark."""
    return Sample(11, (_path(_OUTLINES[looks.symbol(role).get("symbol", "circle")], role),))


def _path(path: str, role: str) -> dict[str, Any]:
    return {
        "type": "path",
        "path": path,
        "fillcolor": placeholder(role),
        "fillrule": "nonzero",
        "line": {"width": 0},
    }


def _pattern_marks(shape: str, size: int, solidity: float) -> Iterator[str]:
    """The marks of a pattern on the field of a sample, as paths. Plotly's shapes have no patterns of their own."""
    across = [size * (number + 0.5) for number in range(_WIDTH // size)]
    up = [0.0] if size > 2 * _HALF - 2 else [-_HALF / 2, _HALF / 2]
    line = size * solidity if shape in "-|" else size - size * (1 - solidity) ** 0.5
    half = (solidity * size * size) ** 0.5 / 2 if shape == "." else line / 2
    if shape == ".":
        yield from (_box(x - half, y - half, x + half, y + half) for x in across for y in up)
    if shape in ("-", "+"):
        yield from (_box(0, y - half, _WIDTH, y + half) for y in up)
    if shape in ("|", "+"):
        yield from (_box(x - half, -_HALF, x + half, _HALF) for x in across)
    if shape == "x":
        for x in across:
            left, right = x - size / 2, x + size / 2
            yield f"M{left:g},{-_HALF}H{left + 2 * half:.1f}L{right:g},{_HALF}H{right - 2 * half:.1f}Z"
            yield f"M{right - 2 * half:.1f},{-_HALF}H{right:g}L{left + 2 * half:.1f},{_HALF}H{left:g}Z"


def _box(left: float, low: float, right: float, high: float) -> str:
    return f"M{left:.1f},{low:.1f}H{right:.1f}V{high:.1f}H{left:.1f}Z"
