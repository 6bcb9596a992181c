"""Labels of series and marks: names at the ends of lines, and beside marks."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from dashboard.charts.labels.label import Kind, label
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.sample import Sample
from dashboard.charts.labels.text_width import text_height, text_width
from dashboard.charts.parts.axis_moments import middle_stamp
from dashboard.charts.parts.legend import ABOVE, ABOVE_AXIS, legend_row
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import BEHIND, placeholder

Entry = tuple[str, str, str, float]
"""A mark at an end: its name, its value as text, its colour role, and its place on the value axis."""
END = "end"
"""The name of labels at ends in a layout, by which the browser finds them."""
_WIDEST_NAME = 190
"""A longer name at an end has several lines; in CSS pixels."""
_END_SHIFT = 8
_BLOCK_GAP = 6
"""The room between labels of several lines where there is enough, in CSS pixels. One sees which value is whose."""


def end_names(
    entries: Sequence[Entry],
    axis: dict[str, Any],
    size: Size,
    left: int,
    bottom: int,
    samples: Sequence[Sample],
    elsewhere: Collection[int] = (),
) -> tuple[list[dict[str, Any]], int, int]:
    """Name the marks at the right end of a plot: beside them if the plot keeps its room, else in a row above it.

    Args:
        entries: the marks.
        axis: Plotly's value axis, with its range.
        size: the size of the drawing.
        left: the room at the left side of the plot.
        bottom: the room below it.
        samples: of how the marks look, for a row of names; none if their colours are enough.
        elsewhere: the numbers of the marks whose labels stand at another place.

    Returns:
        Plotly's annotations, and the room that they need at the right side and above. All lengths are CSS pixels.
    """
    # On a phone more than half of the picture is plot, and of a panel half.
    share = 0.5 if size.is_panel else 0.42
    room = size.width * share - left - _END_SHIFT - 4 if size.narrow else _WIDEST_NAME
    height = size.height - bottom - ABOVE
    names = [name for name, *_ in entries if name]
    words = [word for name in names for word in name.split()]
    if not size.is_panel and max((text_width(word, bold=True) for word in words), default=0.0) <= room:
        blocks = [_end_lines(entry, room) for entry in entries]
        if sum(map(text_height, blocks)) <= height + 2 * LINE_HEIGHT:
            return *end_labels(entries, axis, height, size, room, elsewhere=elsewhere), ABOVE
    pairs = [(name, role) for name, _, role, _ in entries]
    legend, above = legend_row(pairs, size, samples, ABOVE_AXIS) if len(names) > 1 else ([], ABOVE)
    plot_height = size.height - bottom - max(ABOVE, above)
    widest = max(text_width(value) for _, value, *_ in entries)
    highest = plot_height if size.is_panel else plot_height + 2 * LINE_HEIGHT
    if widest > room or sum(text_height(value) for _, value, *_ in entries) > highest:
        return legend, 12, max(ABOVE, above)  # The axis and the table have the amounts.
    values: list[Entry] = [("", value, role, place) for _, value, role, place in entries]
    labels, right = end_labels(values, axis, plot_height, size, elsewhere=elsewhere)
    return [*legend, *labels], right, max(ABOVE, above)


def _end_lines(entry: Entry, room: float) -> str:
    """The name of a mark in lines, and its value below it."""
    name, value, *_ = entry
    return LINE_BREAK.join(
        [*(bold(line) for line in name_lines(name, room, bold=True) if line), *([value] if value else [])]
    )


def end_labels(
    entries: Sequence[Entry],
    axis: dict[str, Any],
    plot_height: float,
    size: Size,
    room: float = 0,
    beyond: float = 4,
    elsewhere: Collection[int] = (),
) -> tuple[list[dict[str, Any]], int]:
    """Place labels at the right edge of the plot, each at the height of its mark; labels that overlap are moved apart.

    Args:
        entries: the marks.
        axis: Plotly's value axis, with its range.
        plot_height: the height of the plot in CSS pixels.
        size: the size of the drawing.
        room: the width of the lines of a name in CSS pixels; 0 if there is no need to keep it small.
        beyond: how far a label may reach over the ends of the plot, in CSS pixels.
        elsewhere: the numbers of the marks whose labels stand at another place. They may come back to this edge.

    Returns:
        Plotly's annotations, and the width of the widest one of all in CSS pixels, with some room.
    """
    low, high = axis["range"]
    plot_height = max(1.0, plot_height)  # (A picture that has no room for a plot grows.)
    room = room or (size.width * 0.27 if size.narrow else _WIDEST_NAME)
    words = [word for name, *_ in entries for word in name.split()]
    room = max(room, min(size.width / 3, max((text_width(word, bold=True) for word in words), default=0.0)))
    texts = [_end_lines(entry, room) for entry in entries]
    blocks: list[tuple[float, float, str, Entry, int]] = []
    for number, (entry, text) in enumerate(zip(entries, texts, strict=True)):
        if number not in elsewhere:
            centre = (high - entry[3]) / (high - low) * plot_height
            blocks.append((centre, text_height(text) + 1, text, entry, number))
    blocks.sort(key=lambda block: block[0])
    in_lines = any(LINE_BREAK in block[2] for block in blocks)
    has_room = sum(block[1] + _BLOCK_GAP for block in blocks) <= plot_height
    gap = _BLOCK_GAP if in_lines and has_room else 0
    centres = _move_apart([(block[0], block[1] + gap) for block in blocks], plot_height, beyond + gap / 2)
    labels = []
    for centre, (_, _, text, (name, value, role, _), number) in zip(centres, blocks, strict=True):
        place = {
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": round(1 - centre / plot_height, 4),
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": _END_SHIFT,
            "align": "left",
            "showarrow": False,
            "text": text,
            "name": END,
            "font": {"color": placeholder(role)},
        }
        # The axis shows amounts as well, so a value may go before the name.
        shorter = [{"text": text.rpartition(LINE_BREAK)[0]}] if name and value else []
        labels.append(label(place, Kind.NAME if name else Kind.EXTRA, ways=shorter, entry=number))
    return labels, math.ceil(max(map(text_width, texts))) + _END_SHIFT + 4


class NamedMark(NamedTuple):
    """A mark that has a name beside it."""

    x: float
    """Its place on the x axis, in the numbers of the axis's range; the same for y."""
    y: float
    diameter: float
    """In CSS pixels."""
    name: str
    words: str
    """What the list below the plot says, if the name has no room at the mark; empty if the name may be left out."""
    rank: float | None = None
    """The mark of the lowest rank is named first; without ranks the largest one is."""
    only_right: bool = False
    """Whether the name stands at the right of the mark or nowhere."""


def name_marks(marks: Sequence[NamedMark]) -> dict[str, Any]:
    """Name marks beside them. A name without a free place is in a list below the plot, unless it may be left out.

    Args:
        marks: those that have names.

    Returns:
        The part of a layout that has the annotations, and the marks as obstacles.
    """
    annotations = []
    ranked = [(-mark.diameter if mark.rank is None else mark.rank, mark) for mark in marks]
    for rank, mark in sorted(ranked, key=lambda one: one[0]):
        gap = round(mark.diameter / 2 + 3, 1)
        ways = [
            {"xanchor": "left", "yanchor": "middle", "xshift": gap, "yshift": 0},
            {"xanchor": "right", "yanchor": "middle", "xshift": -gap, "yshift": 0},
            {"xanchor": "center", "yanchor": "bottom", "xshift": 0, "yshift": gap},
            {"xanchor": "center", "yanchor": "top", "xshift": 0, "yshift": -gap},
        ]
        common = {"x": mark.x, "y": mark.y, "showarrow": False, "text": mark.name}
        text = common | {"font": {"color": placeholder("text")}} | ways[0]
        own = {"key": mark.words} if mark.words else {}
        kind = Kind.NAME if mark.words else Kind.EXTRA
        others = [] if mark.only_right else ways[1:]
        annotations.append(label(text, kind, ways=others, anchor="fixed", rank=rank, **own))
    return {"annotations": annotations, "marks": [(mark.x, mark.y, mark.diameter) for mark in marks]}


def highlighted_last(
    traces: Sequence[dict[str, Any]], roles: Sequence[str], selection: Selection
) -> list[dict[str, Any]]:
    """Put lines that stand behind others first, so that they are drawn first. Plotly's `zorder` would cut dots in half.

    Args:
        traces: of the series of a chart, in their order.
        roles: of their colours.
        selection: the chart, or one of its small plots.

    Returns:
        The traces. Each says of which series of the whole chart it is, if the order is another one.
    """
    if BEHIND not in roles:
        return list(traces)
    numbers = {id(series): number for number, series in enumerate((selection.whole or selection).series)}
    owned = [
        trace | {"legendgroup": str(numbers[id(series)])}
        for trace, series in zip(traces, selection.series, strict=True)
    ]
    order = sorted(range(len(owned)), key=lambda index: roles[index] != BEHIND)
    return [owned[index] for index in order]


def time_places(points: Sequence[Point], selection: Selection) -> dict[str, list[Any]]:
    """Where points stand on the x axis of a line: the part of a trace that says so.

    Args:
        points: the points.
        selection: their chart.

    Returns:
        `x`: a period stands at its middle.
    """
    if selection.x.numeric:
        return {"x": [axis_value(point.x) for point in points]}
    if not selection.x.temporal:
        return {"x": [selection.x.label(point.x) for point in points]}
    return {"x": [middle_stamp(selection.period(point.x)) for point in points]}


def _move_apart(blocks: list[tuple[float, float]], height: float, beyond: float) -> list[float]:
    """The centres of labels, moved so that none overlap and all lie in the plot; a block is its centre and height.

    Labels that would overlap are moved as one, up and down alike: none stays while another one goes far.
    """
    offsets = [0.0, *accumulate((one + other) / 2 for (_, one), (_, other) in pairwise(blocks))]
    groups: list[tuple[float, int]] = []
    for (centre, _), offset in zip(blocks, offsets, strict=True):
        place, count = centre - offset, 1
        while groups and groups[-1][0] > place:
            other, others = groups.pop()
            place, count = (place * count + other * others) / (count + others), count + others
        groups.append((place, count))
    first = blocks[0][1] / 2 - beyond
    last = height + beyond - blocks[-1][1] / 2 - offsets[-1]
    places = [place for place, count in groups for _ in range(count)]
    return [min(max(place, first), last) + offset for place, offset in zip(places, offsets, strict=True)]
