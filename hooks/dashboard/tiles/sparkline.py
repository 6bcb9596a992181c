"""Draws the figures of a tile as a line, or counts as bars, no larger than a word. The tile's words say the same."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.core.frequency import Frequency, missing_between
from dashboard.tiles.figure import TileFigure

WIDTH, HEIGHT, MARGIN = 160, 40, 4
"""In units of the drawing, which is scaled to the width of its tile."""
MOST_FIGURES = 60
"""How many figures are drawn, the latest ones: five years of months. So a picture stays below a kilobyte."""

Place = tuple[int, int]


def draw_sparkline(figures: Sequence[TileFigure], colour: str, frequency: Frequency, *, counted: bool = False) -> str:
    """Draw figures.

    Args:
        figures: in order of time.
        colour: the role of a colour of the palette.
        frequency: how often there are figures; over a missing period there is a gap.
        counted: whether they count rows: such are bars from nought.

    Returns:
        An SVG without a name, as a part of a page. A figure with a mark is hollow, and the line to it dashed. Empty for
        a single figure.
    """
    if len(figures) < 2:
        return ""
    shown = figures[-MOST_FIGURES:]
    places = _places(shown, from_nought=counted)
    drawing = _bars(shown, places) if counted else _line(shown, places, frequency)
    return (
        f'<svg class="sparkline" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true" focusable="false" '
        f'fill="none" stroke="var(--{colour})" color="var(--{colour})">{drawing}</svg>'
    )


def _places(figures: Sequence[TileFigure], *, from_nought: bool) -> list[Place]:
    values = [float(figure.value) for figure in figures]
    low, high = min(values), max(values)
    low = min(low, 0.0) if from_nought else low
    first, last = (figure.period.start.toordinal() for figure in (figures[0], figures[-1]))
    across, up = WIDTH - 2 * MARGIN, HEIGHT - 2 * MARGIN
    return [
        (
            MARGIN + round(across * (figure.period.start.toordinal() - first) / ((last - first) or 1)),
            # Equal figures are a line through the middle.
            HEIGHT - MARGIN - round(up * (value - low) / (high - low) if high > low else up / 2),
        )
        for figure, value in zip(figures, values, strict=True)
    ]


def _line(figures: Sequence[TileFigure], places: Sequence[Place], frequency: Frequency) -> str:
    """The line in two paths, the second one dashed; dots at marked figures, at lonely ones and at the last."""
    paths: dict[bool, str] = {False: "", True: ""}
    ends: dict[bool, Place | None] = {False: None, True: None}
    joined = [False] * len(figures)
    for number, ((before, after), (start, end)) in enumerate(zip(pairwise(figures), pairwise(places), strict=True)):
        if next(missing_between(before.period, after.period, frequency), None):
            continue
        joined[number] = joined[number + 1] = True
        dashed = bool(after.marks)
        move = "" if ends[dashed] == start else f"M{start[0]} {start[1]}"
        paths[dashed] += f"{move}l{end[0] - start[0]} {end[1] - start[1]}"
        ends[dashed] = end
    last = len(figures) - 1
    solid_dots = [place for number, place in enumerate(places) if not figures[number].marks and not joined[number]]
    marked = [number for number, figure in enumerate(figures) if figure.marks]
    # Where every figure has a mark, dots at all of them would hide the line: the dashes say it.
    hollow = [places[number] for number in marked if number != last and (len(marked) < 8 or not joined[number])]
    parts = [f'<path d="{paths[False]}"/>'] if paths[False] else []
    parts += [f'<path class="dashed" d="{paths[True]}"/>'] if paths[True] else []
    # (A line of no length with round ends is a dot.)
    dots = "".join(f"M{x} {y}h0" for x, y in solid_dots if (x, y) != places[last])
    parts += [f'<path class="dots" d="{dots}"/>'] if dots else []
    parts += [f'<circle class="hollow" cx="{x}" cy="{y}" r="2"/>' for x, y in hollow]
    x, y = places[last]
    parts.append(f'<circle class="{"hollow" if figures[last].marks else "last"}" cx="{x}" cy="{y}" r="3"/>')
    return "".join(parts)


def _bars(figures: Sequence[TileFigure], places: Sequence[Place]) -> str:
    """A bar for each figure; that of a marked one is dashed."""
    base = HEIGHT - MARGIN
    paths = {
        dashed: "".join(
            f"M{x} {base}V{y}" for figure, (x, y) in zip(figures, places, strict=True) if bool(figure.marks) is dashed
        )
        for dashed in (False, True)
    }
    return "".join(
        f'<path class="bars{" dashed" if dashed else ""}" d="{path}"/>' for dashed, path in paths.items() if path
    )
