"""The room above a picture in which its readout stands: so it hides neither a title nor a mark, and nothing moves."""

from __future__ import annotations

import math
from itertools import groupby

from dashboard.charts.figure.drawings import lay_out_drawings
from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.label import label_box
from dashboard.charts.labels.text_width import text_width
from dashboard.charts.parts.event_marks import EVENT
from dashboard.charts.parts.readout import amount_words, mark_words, series_name
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Series
from dashboard.charts.types import ALL_CHART_TYPES

MOST_NARROW, MOST_WIDE = 5, 3
"""The lines that are kept free; a longer readout covers the title, which is known by then."""
_TEXT_SIZE = 13.8
_LINE = 20.0
"""A line of a readout in a drawing that a phone shows a little smaller, in CSS pixels."""
_BOLD = 1.12
"""So much wider bold type is."""
_NARROW_ROOM, _WIDE_ROOM, _GAP = 310.0, 640.0, 18.0
"""The width of a line on a phone and in the least wide drawing, and what stands between two amounts, in CSS pixels."""


def readout_lines(selection: Selection) -> tuple[int, int]:
    """How many lines the longest readout of a chart has about.

    Args:
        selection: the chart.

    Returns:
        The lines that need room above the picture: on a phone, where each amount of a place has its own, and on a wide
        page, where all are one text.
    """
    drawn = selection.drawn
    widths = [_widths(list(series), drawn) for _, series in groupby(drawn.series, lambda one: one.panel)]
    narrow = max((_narrow_lines(own) for own in widths), default=1)
    wide = max((math.ceil(sum(width + _GAP for width in own) / _WIDE_ROOM) for own in widths), default=1)
    lines = {"narrow": min(max(1, narrow), MOST_NARROW), "wide": min(max(1, wide), MOST_WIDE)}
    # The names of events stand above the plot, and a readout may lie over them: nothing is empty for its sake alone.
    above = {size: int(_height_of_events(selection, size) // _LINE) for size in lines} if selection.events else {}
    narrow, wide = (max(1, count - above.get(size, 0)) for size, count in lines.items())
    return narrow, wide


def _height_of_events(selection: Selection, size: str) -> float:
    """How far the names of events reach below the top of a drawing, in CSS pixels."""
    layout = lay_out_drawings(selection)[size].layout
    frame = Frame(layout)
    names = (label_box(text, frame) for text in layout["annotations"] if text.get("name") == EVENT)
    return max((box.bottom for box in names), default=0.0)


def _narrow_lines(widths: list[float]) -> int:
    """The lines of texts on a phone. The amount that is meant is bold, and may need one more."""
    lines = [math.ceil(width / _NARROW_ROOM) for width in widths]
    bolder = [math.ceil(width * _BOLD / _NARROW_ROOM) for width in widths]
    return sum(lines) + (len(widths) > 1 and lines != bolder)


def _widths(all_series: list[Series], selection: Selection) -> list[float]:
    """The widths of the texts of a readout: the place and an amount of each series there, or a sentence."""
    drawn = [(series, series.valued) for series in all_series]
    drawn = [(series, points) for series, points in drawn if points]
    if len(drawn) < 2 or not ALL_CHART_TYPES[selection.chart.type].reads_places:
        return [max((_width(mark_words(one, point, selection)) for one, own in drawn for point in own), default=0.0)]
    # (Most amounts and all places stand there more than once.)
    places = {point.x for _, points in drawn for point in points}
    widths = [max(_width(selection.x.label(x)) for x in places)]
    for series, points in drawn:
        name, amounts = series_name(series, selection), {amount_words(series, point, selection) for point in points}
        widths.append(_width(f"{name}: ") + max(map(_width, amounts)))
    return widths


def _width(text: str) -> float:
    return text_width(text, _TEXT_SIZE)
