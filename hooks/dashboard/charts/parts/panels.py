"""How small plots of one chart (panels) stand: how many beside each other, and how wide each is."""

from __future__ import annotations

import math

from dashboard.charts.style.layout import NARROW, WIDE

_MOST_BESIDE = 4
"""Panels side by side in a wide drawing."""
PANEL_GAP = 24
"""Space between two panels, in CSS pixels. A panel's heading takes a line and 6 more."""


def column_count(count: int, narrow: bool) -> int:
    """How many of so many panels stand side by side: as few as need no row more, so five stand as three and two."""
    if narrow:
        return 1 if count <= 4 else 2
    return math.ceil(count / math.ceil(count / _MOST_BESIDE))


def panel_width(count: int, narrow: bool) -> float:
    """The width of each of so many panels in the narrow or the wide drawing, in CSS pixels."""
    columns = column_count(count, narrow)
    return ((NARROW if narrow else WIDE) - PANEL_GAP * (columns - 1)) / columns
