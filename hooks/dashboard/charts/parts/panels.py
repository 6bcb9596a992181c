"""How small plots of one chart (panels) stand: how many beside each other, and how wide each is."""

from __future__ import annotations

from dashboard.charts.style.layout import NARROW

PANEL_GAP = 24
"""Space between two panels, in CSS pixels. A panel's heading takes a line and 6 more."""


def column_count(count: int, narrow: bool) -> int:
    """How many of so many panels stand side by side."""
    return (1 if count <= 4 else 2) if narrow else min(count, 4 if count % 3 else 3)


def narrow_panel_width(count: int) -> float:
    """The width of each of so many panels in a narrow drawing, in CSS pixels."""
    columns = column_count(count, narrow=True)
    return (NARROW - PANEL_GAP * (columns - 1)) / columns
