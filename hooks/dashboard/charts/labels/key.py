"""The key below a plot: the names that have no room beside their marks, by letters. Digits would be read as amounts."""

from __future__ import annotations

import itertools
import math
import string
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import LostLabel, label_box, line_below
from dashboard.charts.labels.taken import Taken
from dashboard.charts.labels.text_width import shorten, text_width, wrap
from dashboard.charts.style.escaping import bold
from dashboard.charts.style.layout import LINE_HEIGHT
from dashboard.core.words import _

MOST_ENTRIES = 60
"""A longer list is not read: what has more names without room is a table."""
GAP = 14
"""Between two columns, and above the first line, in CSS pixels."""
_LINE = LINE_HEIGHT + 2
_TIED = "\ue003"
"""Stands for a space at which no line ends."""
_NEARER = 5
"""By so many CSS pixels a letter may be nearer to the edges of a box than a name."""


def add_key(
    layout: dict[str, Any], unplaced: list[dict[str, Any]], frame: Frame, taken: Taken
) -> tuple[dict[str, Any], list[LostLabel]]:
    """Write letters in place of labels, and what they stand for in columns below the plot. The drawing gets higher.

    Args:
        layout: Plotly's layout.
        unplaced: the annotations that have no room; each has the words for the list in its `label`.
        frame: of the layout.
        taken: what other labels take; gets the boxes of the letters.

    Returns:
        A new layout, and the labels that the list has no room for.
    """
    entries: list[str] = []
    unlettered: list[str] = []
    letters: list[dict[str, Any]] = []
    lost: list[LostLabel] = []
    for annotation in unplaced:
        own = annotation["label"]
        if len(entries) + len(unlettered) == MOST_ENTRIES:
            lost.append(LostLabel(own["kind"], own["key"]))
            continue
        letter = _letter(len(letters))
        for way in ({}, *own.get("ways", ())):
            candidate = annotation | way | {"text": bold(letter)}
            box = label_box(candidate, frame)
            if taken.is_free(box, beside=box) and _fits(box, own):
                taken.add(box)
                letters.append(candidate)
                entries.append(f"{bold(letter)} {own['key']}")
                break
        else:
            unlettered.append(own["key"])
    if not entries and not unlettered:
        return layout, lost
    lines, height = _columns(entries, layout) if entries else ([], GAP)
    # What has no room for a letter either is named all the same, in an order in which it can be found.
    also = _also(sorted(unlettered), layout["width"] - GAP) if unlettered else []
    lines += [_line(text, 0, height + index * _LINE, layout) for index, text in enumerate(also)]
    height += len(also) * _LINE + GAP // 3
    margin = layout["margin"] | {"b": layout["margin"]["b"] + height}
    grown = {"height": layout["height"] + height, "margin": margin}
    return layout | grown | {"annotations": [*layout["annotations"], *letters, *lines]}, lost


def _letter(place: int) -> str:
    """The letter of an entry of the key: a to z, then aa to zz."""
    repeats, number = divmod(place, len(string.ascii_lowercase))
    return string.ascii_lowercase[number] * (repeats + 1)


def _also(names: list[str], room: float) -> list[str]:
    """The names in lines; a name and its value stand in one."""
    joined = ", ".join(name.replace(" ", _TIED) for name in names)
    return [line.replace(_TIED, " ") for line in wrap(_("Also: %(names)s", names=joined), room)]


def _fits(box: Box, own: dict[str, Any]) -> bool:
    """Whether a letter has room in the box of its mark, if that is what it stands in."""
    width, height = own.get("room", (math.inf, math.inf))
    return bool(box.right - box.left <= width + _NEARER and box.bottom - box.top <= height + _NEARER)


def _columns(entries: list[str], layout: dict[str, Any]) -> tuple[list[dict[str, Any]], int]:
    """The entries as annotations in columns, which are read downwards, and the height of all in CSS pixels."""
    width = layout["width"] - GAP
    # The most columns that have room side by side.
    for count in range(4, 0, -1):
        rows = math.ceil(len(entries) / count)
        widths = [max(map(text_width, column)) + GAP for column in itertools.batched(entries, rows)]
        if sum(widths) - GAP <= width:
            break
    else:
        # Longer words than a picture is wide go on in the next line.
        entries = [line for entry in entries for line in wrap(entry, width)]
        rows, widths = len(entries), [float(width)]
    lefts = [0.0, *itertools.accumulate(widths)]
    lines = [
        _line(entry, lefts[index // rows], GAP + index % rows * _LINE, layout) for index, entry in enumerate(entries)
    ]
    return lines, GAP + rows * _LINE


def _line(text: str, left: float, down: float, layout: dict[str, Any]) -> dict[str, Any]:
    """A line below the picture as it was, so far from its left edge and so far below it."""
    margin = layout["margin"]
    shown = shorten(text, layout["width"]) or text
    return line_below(shown, round(left - margin["l"], 1), -(margin["b"] + down))
