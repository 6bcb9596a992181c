"""Draws the figures of a tile as a line, or counts as bars, no larger than a word. The tile's words say the same.

A drawing is stretched to the width of its tile. So all of it are strokes, whose width stays: a dot is a line of no
length with round ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from dashboard.core.frequency import Frequency, first_missing
from dashboard.core.period import Period
from dashboard.tiles.figure import TileFigure

WIDTH, HEIGHT, MARGIN = 160, 40, 4
SIDE, SIDE_OF_FEW = 1, 9
"""The margin on the left and on the right, which grows with the width of a tile; that of a few bars, which are wide."""
MOST_FIGURES = 60
"""How many figures are drawn, the latest ones: five years of months. So a picture stays below a kilobyte."""
FEWEST_IN_LINE = 5
"""A line has a part with so many figures without a gap. Shorter ones are loose dots, of which the words say more."""
FEWEST_BARS = 3
"""Of fewer amounts the words say all."""
FEW_MARKS = 8
"""Up to so many marked figures have a ring each. Rings of more would hide the line, so the line itself is hollow."""

Place = tuple[int, int]


def draw_amounts(figures: Sequence[TileFigure], colour: str, frequency: Frequency) -> str:
    """Draw amounts as a line; those that are too few for one as bars from nought, if they cover the same.

    Args:
        figures: in order of time.
        colour: the role of a colour of the palette.
        frequency: how often there are figures.
    """
    alike = len({figure.covers for figure in figures}) == 1 and all(figure.value >= 0 for figure in figures)
    if FEWEST_BARS <= len(figures) < FEWEST_IN_LINE and alike:
        return draw_bars(figures, colour)
    return draw_line(figures, colour, frequency)


def draw_line(figures: Sequence[TileFigure], colour: str, frequency: Frequency) -> str:
    """Draw figures as a line.

    Args:
        figures: in order of time.
        colour: the role of a colour of the palette.
        frequency: how often there are figures. The line has a gap over a missing period, and between figures that cover
            different things.

    Returns:
        An SVG without a name, as a part of a page. A figure with a mark is hollow; of many, the lines to them are
        hollow instead. Empty if no part of the line has FEWEST_IN_LINE figures.
    """
    shown = figures[-MOST_FIGURES:]
    if len(shown) < FEWEST_IN_LINE:
        return ""
    places, length, longest = _places(shown), 1, 1
    lines = {"": "", "tube": ""}
    ends: dict[str, Place | None] = {"": None, "tube": None}
    joined: set[int] = set()
    marked = {number for number, figure in enumerate(shown) if figure.marks}
    has_rings = len(marked) <= FEW_MARKS
    for number, (before, after) in enumerate(pairwise(shown)):
        (x, y), end = places[number], places[number + 1]
        if before.covers != after.covers or first_missing(before.period, after.period, frequency):
            length = 1
            continue
        length += 1
        longest = max(longest, length)
        joined |= {number, number + 1}
        for part in ("", "tube") if not has_rings and after.marks else ("",):
            lines[part] += f"{'' if ends[part] == (x, y) else f'M{x} {y}'}l{end[0] - x} {end[1] - y}"
            ends[part] = end
    if longest < FEWEST_IN_LINE:
        return ""
    last = len(shown) - 1
    alone = set(range(last)) - joined
    hollow = {number for number in marked - {last} if number in alone or has_rings}
    dots = {
        "dots": alone - hollow,
        "rings": hollow,
        "last-ring" if last in marked else "last": {last},
    }
    parts = [("", lines[""]), ("tube inside", lines["tube"])]
    for name, numbers in dots.items():
        path = _dots(places[number] for number in sorted(numbers))
        parts += [(name, path), *([(f"{name} inside", path)] if "ring" in name else [])]
    return _svg(colour, parts)


def draw_bars(figures: Sequence[TileFigure], colour: str) -> str:
    """Draw counts as bars from nought; those of figures with a mark are hatched.

    Args:
        figures: in order of time.
        colour: the role of a colour of the palette.

    Returns:
        An SVG as of a line. Empty if there is nothing but noughts. Bars that would hide each other are not wide.
    """
    shown = figures[-MOST_FIGURES:]
    if len(shown) < 2 or not any(figure.value for figure in shown):
        return ""
    name, side = ("bars few", SIDE_OF_FEW) if _may_be_wide(shown) else ("bars", SIDE)
    bars = {False: "", True: ""}
    for figure, (x, y) in zip(shown, _places(shown, from_nought=True, side=side), strict=True):
        bars[bool(figure.marks)] += f"M{x} {HEIGHT - MARGIN}V{y}"
    return _svg(colour, [(name, bars[False]), (f"{name} hatched", bars[True])])


def _may_be_wide(figures: Sequence[TileFigure]) -> bool:
    """Whether bars are few and far between."""
    if len(figures) >= FEWEST_IN_LINE:
        return False
    across = _across([figure.period for figure in figures], SIDE_OF_FEW)
    return all(after - before >= 2 * SIDE_OF_FEW for before, after in pairwise(across))


def draw_ticks(periods: Sequence[Period], colour: str) -> str:
    """Draw when something happened as marks on a line of time.

    Args:
        periods: in order of time.
        colour: the role of a colour of the palette.
    """
    shown = periods[-MOST_FIGURES:]
    if len(shown) < 2:
        return ""
    low, high = HEIGHT - MARGIN, HEIGHT // 2
    ticks = [f"M{x} {low}V{high}" for x in _across(shown)]
    axis = f"M{SIDE} {low}H{WIDTH - SIDE}"
    return _svg(colour, [("axis", axis), ("ticks", "".join(ticks[:-1])), ("bars", ticks[-1])])


def _across(periods: Sequence[Period], side: int = SIDE) -> list[int]:
    """The places of periods from left to right."""
    days = [period.start.toordinal() for period in periods]
    span = (days[-1] - days[0]) or 1
    return [side + round((WIDTH - 2 * side) * (day - days[0]) / span) for day in days]


def _places(figures: Sequence[TileFigure], *, from_nought: bool = False, side: int = SIDE) -> list[Place]:
    values = [float(figure.value) for figure in figures]
    low, high = min(values), max(values)
    low = min(low, 0.0) if from_nought else low
    up = HEIGHT - 2 * MARGIN
    across = _across([figure.period for figure in figures], side)
    # Equal figures are a line through the middle.
    heights = [up * (value - low) / (high - low) if high > low else up / 2 for value in values]
    return [(x, HEIGHT - MARGIN - round(height)) for x, height in zip(across, heights, strict=True)]


def _dots(places: Iterable[Place]) -> str:
    return "".join(f"M{x} {y}h0" for x, y in places)


def _svg(colour: str, parts: Iterable[tuple[str, str]]) -> str:
    """A drawing of paths, each with its classes; those without a line are left out."""
    drawn = "".join(f'<path{f' class="{name}"' if name else ""} d="{path}"/>' for name, path in parts if path)
    return (
        f'<svg class="sparkline" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" aria-hidden="true" '
        f'focusable="false" fill="none" stroke="var(--{colour})">{drawn}</svg>'
    )
