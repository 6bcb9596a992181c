"""The words of a small drawing: their size, and the times below its ends."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.palette import placeholder

TEXT = 14
"""Font size in CSS pixels. A page makes it smaller where the picture is large (lists.css)."""
LINE = 19
"""Height of a line of text in CSS pixels."""


def end_times(selection: Selection, axis: dict[str, Any]) -> list[str]:
    """The times at the left and at the right end of the axis, which stand below the plot; none if x is no time."""
    if not selection.x.temporal:
        return []
    names = axis.get("categoryarray") or [period.label for period in selection.periods]
    return list(dict.fromkeys((names[0], names[-1])))


def below(ends: list[str], down: int = 2) -> list[dict[str, Any]]:
    """Words below the left end of the plot and, if there are others, below the right one, so many CSS pixels down."""
    font, sides = {"color": placeholder("muted"), "size": TEXT}, ("left", "right")
    return [
        label(at_corner(words, font, (side, 0), (sides[side], "top"), 0, -down), Kind.UNIT)
        for side, words in enumerate(ends)
    ]
