"""The names of series in a row above a plot, with samples where series differ by more than their colours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from dashboard.charts.labels.label import Kind, at_corner, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.sample import Sample
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.samples import Draw, samples
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import LINE_HEIGHT, Size
from dashboard.charts.style.palette import placeholder

ABOVE = 14
"""The room above a plot without a legend, in CSS pixels."""
BELOW_NAMES = 8
"""The room between a row of names and a plot, in CSS pixels."""
ABOVE_AXIS = 14
"""The same above an upright axis, half of whose upmost label stands in it."""


def series_legend(selection: Selection, size: Size, draw: Draw, above: int = 0) -> tuple[list[dict[str, Any]], int]:
    """The names of the series of a chart, if it has several.

    Args:
        selection: the chart.
        size: the size of the drawing.
        draw: draws the sample of a series.
        above: the room above the plot without a legend, in CSS pixels.

    Returns:
        As `legend_row`.
    """
    entries = [(series.label, series.role) for series in selection.series]
    if len(entries) == 1:
        return [], above
    return legend_row(entries, size, samples(selection, draw, [role for _, role in entries]))


def legend_row(
    entries: Sequence[tuple[str, str]], size: Size, samples: Sequence[Sample], room: int = BELOW_NAMES
) -> tuple[list[dict[str, Any]], int]:
    """Place names in their colours above the plot, in as many lines as they need.

    Args:
        entries: for each name its text and its colour role.
        size: the size of the drawing.
        samples: for each name how its series looks; none if the colours are enough.
        room: below the names, in CSS pixels.

    Returns:
        Plotly's annotations, and the height of all lines in CSS pixels.
    """
    if size.is_panel:
        return [], ABOVE
    labels, x, line = [], 0.0, 0
    for (name, role), sample in zip_longest(entries, samples):
        before = sample.room if sample else 0
        lines = name_lines(name, size.width - 4 - before, bold=True)
        width = before + max(text_width(part, bold=True) for part in lines) + 18
        if x and x + width - 14 > size.width:
            x, line = 0.0, line + 1
        labels.append((lines, role, x + before, line, {"sample": sample} if sample else {}))
        x += width
        line += len(lines) - 1
    height = (line + 1) * (LINE_HEIGHT + 4) + room
    # Names begin at the left edge of the picture, where all margins of a plot end.
    return [
        label(
            at_corner(
                LINE_BREAK.join(map(bold, lines)),
                {"color": placeholder(role)},
                (0, 1),
                ("left", "top"),
                round(left),
                height - 2 - row * (LINE_HEIGHT + 4),
            ),
            Kind.NAME,
            edge=True,
            **more,
        )
        for lines, role, left, row, more in labels
    ], height
