"""A line below the plot that says that a series has ended, in every picture of it."""

from __future__ import annotations

from typing import Any

from dashboard.charts.labels.label import Kind, label, line_below
from dashboard.charts.labels.text_width import wrap
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.layout import LINE_HEIGHT
from dashboard.core.words import _

ENDED = "ended"
"""The name of its texts in a layout."""


def ended_sentences(selection: Selection) -> list[str]:
    """Which of the series behind a chart have ended, and when: 'This series ended in January 2022.'"""
    ends = [dataset.descriptor.ended for dataset in selection.dataset.ended if dataset.descriptor.ended]
    if len(selection.origins) == 1:
        return [_("This series ended %(when)s.", when=end.when) for end in ends]
    names = ended_names(selection)
    return [_("%(name)s ended %(when)s.", name=name, when=end.when) for name, end in zip(names, ends, strict=True)]


def ended_names(selection: Selection) -> list[str]:
    """What the series that have ended are called: by their titles if the chart has several datasets."""
    if len(selection.origins) == 1:
        return [_("this series") for dataset in selection.dataset.ended]
    return [_("“%(title)s”", title=dataset.descriptor.title) for dataset in selection.dataset.ended]


def ended_height(selection: Selection, width: int) -> int:
    """The height of the line in a drawing of that width, in CSS pixels; 0 if no series has ended."""
    lines = _lines(selection, width)
    return len(lines) * LINE_HEIGHT + 8 if lines else 0


def ended_note(selection: Selection, width: int, margin: dict[str, int]) -> list[dict[str, Any]]:
    """The line as Plotly's annotations, below everything else.

    Args:
        selection: the chart.
        width: of the drawing in CSS pixels.
        margin: the room around the plot without that of the line, by Plotly's keys.
    """
    lines = [
        line_below(line, 0, -margin["b"] - 4 - number * LINE_HEIGHT) | {"name": ENDED}
        for number, line in enumerate(_lines(selection, width))
    ]
    return [label(line, Kind.NAME, edge=True, anchor="fixed") for line in lines]


def _lines(selection: Selection, width: int) -> list[str]:
    return [line for sentence in ended_sentences(selection) for line in wrap(sentence, width - 4)]
