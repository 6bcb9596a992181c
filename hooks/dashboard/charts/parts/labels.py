"""Words on a plot: names at the ends of lines, names in a row above it, and what a live mark says of itself."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Sequence
from typing import Any

from dashboard.charts.spec.selection import Point, Selection, Series
from dashboard.charts.style.escaping import LINE_BREAK, NO_EXTRA, bold, escape_template
from dashboard.charts.style.layout import CHARACTER_WIDTH, LINE_HEIGHT, Size, axis_value, format_number
from dashboard.charts.style.palette import placeholder


def end_labels(
    entries: Sequence[tuple[str, str, str, float]], axis: dict[str, Any], plot_height: float, size: Size
) -> tuple[list[dict[str, Any]], int]:
    """Labels at the right end of their marks, moved apart where they would touch, and the room they want.

    An entry is (label, value as text, colour role, position on the value axis).
    """
    low, high = axis["range"]
    wrapped = [textwrap.wrap(label, 13 if size.narrow else 24) for label, *_ in entries]
    blocks = []
    for (_, value, role, at), lines in zip(entries, wrapped, strict=True):
        text = LINE_BREAK.join([*(bold(line) for line in lines), value])
        blocks.append([(high - at) / (high - low) * plot_height, (len(lines) + 1) * LINE_HEIGHT + 4, text, role])
    blocks.sort(key=lambda block: block[0])
    centres = _apart([(block[0], block[1]) for block in blocks], plot_height)
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
    """Names in their colours above the plot, in as many lines as they need, and the height of those."""
    labels, at, line = [], 0.0, 0
    for label, role in entries:
        width = len(label) * CHARACTER_WIDTH + 18
        if at and at + width > size.width:
            at, line = 0.0, line + 1
        labels.append((label, role, at, line))
        at += width
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
    """Names beside marks, each where it touches no other name and no other mark; one without room is left out.

    A mark is (pixels from the left of the plot, pixels from its top, pixels across, name). `beyond`: how far a
    name may reach over the right edge of the plot, in pixels.
    """
    taken = [(x - across / 2, y - across / 2, x + across / 2, y + across / 2) for x, y, across, _ in marks]
    labels = []
    for x, y, across, name in sorted(marks, key=lambda mark: -mark[2]):
        wide, gap = len(name) * CHARACTER_WIDTH, across / 2 + 3
        places = {
            ("left", "middle"): (x + gap, y - LINE_HEIGHT / 2),
            ("right", "middle"): (x - gap - wide, y - LINE_HEIGHT / 2),
            ("center", "bottom"): (x - wide / 2, y - gap - LINE_HEIGHT),
            ("center", "top"): (x - wide / 2, y + gap),
        }
        for (across_anchor, up_anchor), (left, top) in places.items():
            box = (left, top, left + wide, top + LINE_HEIGHT)
            free = not any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken)
            if free and box[0] >= 0 and box[2] <= width + beyond and box[1] >= -LINE_HEIGHT and box[3] <= height:
                taken.append(box)
                shift = {"left": gap, "right": -gap, "center": 0}[across_anchor]
                labels.append(
                    {
                        "xref": "x domain",
                        "yref": "y domain",
                        "x": round(x / width, 4),
                        "y": round(1 - y / height, 4),
                        "xanchor": across_anchor,
                        "yanchor": up_anchor,
                        "xshift": round(shift, 1),
                        "yshift": {"bottom": gap, "top": -gap, "middle": 0}[up_anchor],
                        "showarrow": False,
                        "text": name,
                        "font": {"color": placeholder("text"), "size": LINE_HEIGHT - 4},
                    }
                )
                break
    return labels


def hover_template(series: Series, selection: Selection, x: str, y: str = "y") -> str:
    """What a mark of a series says when a reader points at it; `x` and `y` are Plotly's names of the two."""
    name = bold(escape_template(series.label)) + LINE_BREAK if len(selection.series) > 1 else ""
    unit = series.field.suffix if series.field.unit == "%" else escape_template(series.field.suffix)
    return f"{name}%{{{x}}}: %{{{y}:,}}{unit}{NO_EXTRA}"


def mark_text(series: Series, point: Point, selection: Selection, name: str = "") -> str:
    """A mark in a sentence, for forms whose axes do not say it: series, name, amount with unit, mark."""
    owner = f"{series.label}, " if len(selection.series) > 1 else ""
    amount = f": {format_number(point.y)}{series.field.suffix}" if point.y is not None else ""
    mark = f", {point.mark}" if point.mark else ""
    return f"{owner}{name or selection.x.label(axis_value(point.x))}{amount}{mark}"


def hover_x(selection: Selection) -> str:
    """Plotly's name of an x on an axis of time, with the form in which readers see it."""
    return "x" + {"yearmonth": "|%B %Y", "date": "|%-d %B %Y"}.get(selection.x.type, "")


def _apart(blocks: list[tuple[float, float]], height: float) -> list[float]:
    """Centres as near as can be to those wanted, in order, without overlap and inside the plot."""
    centres: list[float] = []
    for index, (wanted, tall) in enumerate(blocks):
        lowest = centres[-1] + (blocks[index - 1][1] + tall) / 2 if centres else tall / 2 - LINE_HEIGHT
        centres.append(max(wanted, lowest))
    floor = height + LINE_HEIGHT
    for index in range(len(blocks) - 1, -1, -1):
        centres[index] = min(centres[index], floor - blocks[index][1] / 2)
        floor = centres[index] - blocks[index][1] / 2
    return centres
