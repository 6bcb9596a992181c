"""Labels of series and marks: names at the ends of lines, in a row above the plot, and beside marks."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.charts.parts.axis_moments import middle_stamp
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.charts.style.escaping import LINE_BREAK, bold
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value
from dashboard.charts.style.palette import placeholder


def end_labels(
    entries: Sequence[tuple[str, str, str, float]], axis: dict[str, Any], plot_height: float, size: Size
) -> tuple[list[dict[str, Any]], int]:
    """Place labels at the right edge of the plot, each at the height of its mark; labels that overlap are moved apart.

    Args:
        entries: for each label its text, its value as text, its colour role, and its place on the value axis.
        axis: Plotly's value axis, with its range.
        plot_height: the height of the plot in CSS pixels.
        size: the size of the drawing.

    Returns:
        Plotly's annotations, and the width of the widest one in CSS pixels, with some room.
    """
    low, high = axis["range"]
    wrapped = [textwrap.wrap(label, 13 if size.narrow else 24) for label, *_ in entries]
    blocks = []
    for (_, value, role, place), lines in zip(entries, wrapped, strict=True):
        text = LINE_BREAK.join([*(bold(line) for line in lines), value])
        blocks.append([(high - place) / (high - low) * plot_height, (len(lines) + 1) * LINE_HEIGHT + 4, text, role])
    blocks.sort(key=lambda block: block[0])
    centres = _move_apart([(block[0], block[1]) for block in blocks], plot_height)
    widest = max([len(line) for lines in wrapped for line in lines] + [len(entry[1]) for entry in entries])
    labels = [
        {
            "xref": "paper",
            "yref": "paper",
            "x": 1,
            "y": round(1 - centre / plot_height, 4),
            "xanchor": "left",
            "yanchor": "middle",
            "xshift": 8,
            "align": "left",
            "showarrow": False,
            "text": text,
            "font": {"color": placeholder(role)},
        }
        for centre, (_, _, text, role) in zip(centres, blocks, strict=True)
    ]
    return labels, math.ceil(widest * CHARACTER_WIDTH) + 14


def legend_row(entries: Sequence[tuple[str, str]], size: Size) -> tuple[list[dict[str, Any]], int]:
    """Place names in their colours above the plot, in as many lines as they need.

    Args:
        entries: for each name its text and its colour role.
        size: the size of the drawing.

    Returns:
        Plotly's annotations, and the height of all lines in CSS pixels.
    """
    labels, x, line = [], 0.0, 0
    for label, role in entries:
        width = len(label) * CHARACTER_WIDTH + 18
        if x and x + width > size.width:
            x, line = 0.0, line + 1
        labels.append((label, role, x, line))
        x += width
    height = (line + 1) * (LINE_HEIGHT + 4) + 6
    return [
        {
            "xref": "x domain",
            "yref": "y domain",
            "x": 0,
            "y": 1,
            "xanchor": "left",
            "yanchor": "bottom",
            "xshift": round(left),
            "yshift": height - 6 - (row + 1) * (LINE_HEIGHT + 4),
            "showarrow": False,
            "text": bold(label),
            "font": {"color": placeholder(role)},
        }
        for label, role, left, row in labels
    ], height


def place_labels(
    marks: Sequence[tuple[float, float, float, str]], width: float, height: float, beyond: float = 0
) -> list[dict[str, Any]]:
    """Place names beside marks so that they touch no other name and no mark. A name without such a place is left out.

    Args:
        marks: for each mark its distance from the left and from the top of the plot, its diameter, and its name.
        width: the width of the plot.
        height: the height of the plot.
        beyond: how far a name may reach over the right edge of the plot.

    Returns:
        Plotly's annotations; the names of large marks are placed first. All lengths are CSS pixels.
    """
    taken = [(x - diameter / 2, y - diameter / 2, x + diameter / 2, y + diameter / 2) for x, y, diameter, _ in marks]
    labels = []
    for x, y, diameter, name in sorted(marks, key=lambda mark: -mark[2]):
        text_width, gap = len(name) * CHARACTER_WIDTH, diameter / 2 + 3
        places = {
            ("left", "middle"): (x + gap, y - LINE_HEIGHT / 2),
            ("right", "middle"): (x - gap - text_width, y - LINE_HEIGHT / 2),
            ("center", "bottom"): (x - text_width / 2, y - gap - LINE_HEIGHT),
            ("center", "top"): (x - text_width / 2, y + gap),
        }
        for (x_anchor, y_anchor), (left, top) in places.items():
            box = (left, top, left + text_width, top + LINE_HEIGHT)
            free = not any(
                box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in taken
            )
            if free and box[0] >= 0 and box[2] <= width + beyond and box[1] >= -LINE_HEIGHT and box[3] <= height:
                taken.append(box)
                shift = {"left": gap, "right": -gap, "center": 0}[x_anchor]
                labels.append(
                    {
                        "xref": "x domain",
                        "yref": "y domain",
                        "x": round(x / width, 4),
                        "y": round(1 - y / height, 4),
                        "xanchor": x_anchor,
                        "yanchor": y_anchor,
                        "xshift": round(shift, 1),
                        "yshift": {"bottom": gap, "top": -gap, "middle": 0}[y_anchor],
                        "showarrow": False,
                        "text": name,
                        "font": {"color": placeholder("text"), "size": LINE_HEIGHT - 4},
                    }
                )
                break
    return labels


def time_places(points: Sequence[Point], selection: Selection) -> dict[str, list[Any]]:
    """Where points stand on the x axis of a line: the part of a trace that says so.

    Args:
        points: the points.
        selection: their chart.

    Returns:
        `x`: a period stands at its middle.
    """
    if not selection.x.temporal:
        return {"x": [axis_value(point.x) for point in points]}
    return {"x": [middle_stamp(selection.period(point.x)) for point in points]}


def _move_apart(blocks: list[tuple[float, float]], height: float) -> list[float]:
    """The centres of labels, moved so that none overlap and all lie in the plot; a block is its centre and height."""
    centres: list[float] = []
    for index, (centre, block_height) in enumerate(blocks):
        lowest = centres[-1] + (blocks[index - 1][1] + block_height) / 2 if centres else block_height / 2 - LINE_HEIGHT
        centres.append(max(centre, lowest))
    floor = height + LINE_HEIGHT
    for index in range(len(blocks) - 1, -1, -1):
        centres[index] = min(centres[index], floor - blocks[index][1] / 2)
        floor = centres[index] - blocks[index][1] / 2
    return centres
