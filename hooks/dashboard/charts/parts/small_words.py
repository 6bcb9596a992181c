"""The words of a small drawing: their size, and the times below its ends."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.spec.coverage import open_periods
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder
from dashboard.data.open_period import so_far

TEXT = 14
"""Font size in CSS pixels. A page makes it smaller where the picture is large (lists.css)."""
LINE = 19
"""Height of a line of text in CSS pixels."""


def axis_ends(selection: Selection, axis: dict[str, Any]) -> list[str]:
    """The periods at the left and at the right end of the axis; one if they are the same, none if x is no time."""
    if not selection.x.temporal:
        return []
    names = axis.get("categoryarray") or [period.label for period in selection.periods]
    return list(dict.fromkeys((names[0], names[-1])))


def end_times(selection: Selection, axis: dict[str, Any]) -> list[str]:
    """The same as words below the plot. One that was not over when the data were updated says so: '2025 so far'."""
    not_over = {period.label for period in open_periods(selection)}
    return [so_far(name, is_part=name in not_over) for name in axis_ends(selection, axis)]


def below(ends: list[str], down: int = 2) -> list[dict[str, Any]]:
    """Words below the left end of the plot and, if there are others, below the right one, so many CSS pixels down."""
    font, sides = {"color": placeholder("muted"), "size": TEXT}, ("left", "right")
    return [
        label(at_corner(words, font, (side, 0), (sides[side], "top"), 0, -down), Kind.UNIT)
        for side, words in enumerate(ends)
    ]
