"""Which marked points of lines and areas are hollow: all of them, or the first and last of each stretch if many."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point

MAX_HOLLOW_POINTS = 400
"""Points that are marked, for example as provisional. Each is a hollow circle, and too many hide the line."""
WITH_ENDS = ("line", "area")
"""The types that join their points, so that the ends of a stretch of marked points say enough."""


def shows_ends(selection: Selection) -> bool:
    """Whether only the ends of each stretch of marked points are hollow, since all of them would hide the line."""
    whole = selection.whole or selection
    return whole.marked > MAX_HOLLOW_POINTS and whole.chart.type in WITH_ENDS


def are_hollow(points: Sequence[Point], selection: Selection) -> list[bool]:
    """Whether each point of a series is hollow.

    Args:
        points: its points in order, perhaps with the gaps between them.
        selection: its chart.
    """
    if not selection.marked:
        return [False] * len(points)
    marks = [None, *(point.mark for point in points), None]
    ends_only = shows_ends(selection)
    return [
        bool(mark) and not (ends_only and before == mark == after)
        for before, mark, after in zip(marks, marks[1:], marks[2:], strict=False)
    ]
