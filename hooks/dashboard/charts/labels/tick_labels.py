"""The labels of axes: where they stand, how much room they need, and which of them stay."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator
from typing import Any

from dashboard.charts.labels.frame import Box, Frame
from dashboard.charts.labels.label import ROUNDED, Kind, LostLabel
from dashboard.charts.labels.taken import Taken
from dashboard.charts.labels.text_width import ELLIPSIS, text_height, text_width
from dashboard.charts.labels.year_lines import with_years

STANDOFF = 1
"""The least distance of a label from its axis or its tick, in CSS pixels; Plotly keeps 1 to 3."""
X_STANDOFF = 2
"""So many CSS pixels more below a plot: otherwise its first label touches the last one at its side."""
Y_STANDOFF, NARROW_Y_STANDOFF = 3, 2
"""So many CSS pixels more beside a plot: otherwise the lines of its grid seem to begin at its amounts."""
FIGURE_TAIL = 2
"""The room below the figures of a line of text, in CSS pixels."""
GAP = 6
"""The least distance of two labels side by side, in CSS pixels."""
_MOST_FITS = 4
"""So many times the sides of a plot are made wider for the labels below it."""


def labelled_axes(layout: dict[str, Any]) -> list[str]:
    """The references of the axes of a layout that show labels: 'x', 'y', 'x2' and so on."""
    keys = [key for key, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", key) and axis.get("tickvals")]
    return [key.replace("axis", "") for key in keys if layout[key].get("showticklabels", True)]


def fit_margins(layout: dict[str, Any]) -> dict[str, Any]:
    """Give the labels of axes the room that they need at the sides of the plot.

    Args:
        layout: Plotly's layout of one plot.

    Returns:
        A new layout; a margin is never smaller than before.
    """
    margin = dict(layout["margin"])
    for name in labelled_axes(layout):
        frame = Frame(layout | {"margin": margin})
        boxes = [box for _, _, box in tick_boxes(name, frame)]
        if name.startswith("y") and "domain" not in frame.axis(name):
            margin["l"] += math.ceil(max(0.0, -min(box.left for box in boxes)))
    for name in labelled_axes(layout):
        if name.startswith("x") and "domain" not in layout[f"xaxis{name[1:]}"]:
            # (What one side gets narrows the plot, so that labels at the other side move.)
            for _ in range(_MOST_FITS):
                boxes = [box for _, _, box in tick_boxes(name, Frame(layout | {"margin": margin}))]
                left = math.ceil(max(0.0, -min((box.left for box in boxes), default=0.0)))
                right = math.ceil(max(0.0, max((box.right for box in boxes), default=0.0) - layout["width"]))
                if not left and not right:
                    break
                margin["l"] += left
                margin["r"] += right
    return layout | {"margin": margin}


def place_ticks(layout: dict[str, Any], frame: Frame, taken: Taken) -> tuple[dict[str, Any], list[LostLabel]]:
    """Thin the labels of all axes until none touches another one.

    Args:
        layout: Plotly's layout.
        frame: of the layout.
        taken: what other labels take; gets the boxes of the labels that stay.

    Returns:
        The axes that change, by their keys in the layout, and the names that are left out or cut. A number or a time
        that is left out is not lost, since its neighbours say it.
    """
    changed: dict[str, Any] = {}
    lost: list[LostLabel] = []
    for name in labelled_axes(layout):
        axis = frame.axis(name)
        ticks = list(tick_boxes(name, frame))
        kept = _thin_with_years(ticks, name, frame, taken)
        for _, _, box in kept:
            taken.add(box)
        texts = {value: text for value, text, _ in kept}
        key = f"{name[0]}axis{name[1:]}"
        if len(kept) < len(ticks) and (axis.get("names") or axis.get("type") in ("date", "category")):
            changed[key] = axis | {"ticktext": [texts.get(value, "") for value, _, _ in ticks]}
        elif len(kept) < len(ticks):
            # A grid line without a number says nothing.
            own = [(value, text) for value, text, _ in ticks if value in texts]
            changed[key] = axis | {"tickvals": [value for value, _ in own], "ticktext": [text for _, text in own]}
        if axis.get("names"):
            lost += [LostLabel(Kind.NAME, value) for value, _, _ in ticks if value not in texts]
            cut = (value for value, text in texts.items() if text.endswith(ELLIPSIS) and not value.endswith(ELLIPSIS))
            lost += [LostLabel(Kind.NAME, value, is_short=True) for value in cut]
        if name.startswith("x"):
            # Plotly turns labels that it finds too wide. Those that are left have room.
            changed[key] = {"tickangle": 0, "ticklabelstandoff": X_STANDOFF} | changed.get(key, axis)
    return changed, lost


Tick = tuple[Any, str, Box]
"""A value of the axis, its text and its box."""


def _thin_with_years(ticks: list[Tick], name: str, frame: Frame, taken: Taken) -> list[Tick]:
    """The ticks of an axis that touch nothing. Those of times have their years, also where the first of one went."""
    axis, is_flat = frame.axis(name), name.startswith("x")
    kept = _thin(ticks, axis, taken, is_flat)
    if axis.get("names") or axis.get("type") not in ("date", "category"):
        return kept
    values, texts = [value for value, _, _ in ticks], [text for _, text, _ in ticks]
    while True:
        # (A year below a name may be wider than the name.)
        named = with_years(values, texts, {value for value, _, _ in kept})
        if named == texts:
            return kept
        own = {f"{name[0]}axis{name[1:]}": axis | {"tickvals": values, "ticktext": named}}
        with_own = list(tick_boxes(name, Frame(frame.layout | own)))
        fitting = _thin(with_own, axis, taken, is_flat)
        if len(fitting) == len(with_own):
            return fitting
        kept = fitting


def _thin(ticks: list[Tick], axis: dict[str, Any], taken: Taken, is_flat: bool) -> list[Tick]:
    """The ticks that touch neither each other nor anything else: every one, or every second, third and so on.

    Of times and names the last and then the first one stay: they say what the axis holds.
    """
    ends = axis.get("type") in ("date", "category")
    kept: list[Tick] = []
    for end in (ticks[-1:], ticks[:1]) if ends else ():
        kept += [tick for tick in end if taken.is_free(tick[2]) and _all_apart([*kept, tick], is_flat)]
    ordered = ticks[::-1] if axis.get("type") == "category" else ticks
    others = [tick for tick in ordered if tick not in kept]
    for step in range(1, len(others) + 1):
        free = [tick for tick in others[::step] if taken.is_free(tick[2])]
        free = [tick for tick in free if all(_all_apart([tick, end], is_flat) for end in kept)]
        if _all_apart(free, is_flat):
            return [tick for tick in ordered if tick in kept or tick in free]
    return kept


def _all_apart(ticks: list[Tick], is_flat: bool) -> bool:
    """Whether none of some ticks touches another one."""
    boxes = sorted((box for _, _, box in ticks), key=lambda box: box.left if is_flat else box.top)
    return all(_apart(one, other, is_flat) for one, other in itertools.pairwise(boxes))


def _apart(one: Box, other: Box, is_flat: bool) -> bool:
    return one.right + GAP <= other.left if is_flat else one.bottom <= other.top + 0.5


def tick_boxes(name: str, frame: Frame) -> Iterator[Tick]:
    """Each tick that has a text, with the box of its text."""
    axis, is_flat = frame.axis(name), name.startswith("x")
    values = axis["tickvals"]
    edge, far_edge = frame.domain(axis.get("anchor") or ("y" if is_flat else "x"))
    own_standoff = axis.get("ticklabelstandoff", X_STANDOFF if is_flat else 0)
    beyond = STANDOFF + own_standoff + (axis.get("ticklen", 5) if axis.get("ticks") else 0)
    for value, text in zip(values, axis.get("ticktext", values), strict=True):
        if text == "":
            continue
        width, height = text_width(str(text)), text_height(str(text))
        if axis.get("tickangle") == -90:
            width, height = height, width
        place = math.log10(value) if axis.get("type") == "log" else value
        if is_flat:
            middle = frame.x(name, place)
            height += 2
            upper = far_edge - beyond - height if axis.get("side") == "top" else edge + beyond
            box = Box(middle - width / 2, upper, middle + width / 2, upper + height)
        else:
            middle = frame.y(name, place)
            half = height / 2 + ROUNDED
            # Figures have no tails, so that the nought of this axis has room above the first label of the other one.
            box = Box(edge - beyond - width, middle - half, edge - beyond, middle + half - FIGURE_TAIL)
        yield value, str(text), box
