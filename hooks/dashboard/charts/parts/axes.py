"""Axes of amounts and of names, with their ticks and labels."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from dashboard.charts.labels.frame import Frame
from dashboard.charts.labels.name_lines import name_lines
from dashboard.charts.labels.text_width import LETTER_HEIGHT, LINE_SPACING, shorten, text_height, text_width, wrap
from dashboard.charts.labels.tick_labels import GAP, NARROW_Y_STANDOFF, STANDOFF, Y_STANDOFF
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.charts.style.layout import LINE_HEIGHT, TEXT_SIZE, Size
from dashboard.charts.style.palette import placeholder
from dashboard.core.number_text import exact, format_number, format_steps, plain_digits

_MOST_LINES = 3
"""Lines of a name under an upright bar."""
_LONG_WORD = 0.36
"""The share of a drawing that a word at the left side of its plot may take."""
_LONGEST_TURNED = (110, 160)
"""Length of a name that is turned, in CSS pixels; the greater one if the name would be cut otherwise."""
_BEYOND_LAST = 1.5
"""So many CSS pixels an axis reaches beyond its last tick: within 1 of its end Plotly draws no grid line."""
HIDDEN_AXIS = {"showgrid": False, "showticklabels": False, "zeroline": False, "fixedrange": True}
"""An axis that is not shown."""


def ticks(low: float, high: float, most: int) -> list[Decimal]:
    """Round values for the ticks of an axis; the first and the last enclose both ends.

    Args:
        low: the lowest value to show.
        high: the highest value to show.
        most: the largest number of steps between ticks.

    Returns:
        The values in ascending order, at equal distances. They are decimal, so that no two are written alike.
    """
    lowest, highest = exact(low), exact(high)
    # Binary numbers that are closer to each other than this have one place on an axis.
    least_span = exact(math.ulp(max(abs(low), abs(high), sys.float_info.min))) * 2 * most
    span = max(highest - lowest, least_span) if highest > lowest else abs(highest) or Decimal(1)
    highest = max(highest, lowest + span)
    power = Decimal(1).scaleb((span / most).adjusted())
    for factor in (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10), Decimal(20)):
        step = power * factor
        first = int((lowest / step).to_integral_value(ROUND_FLOOR))
        last = int((highest / step).to_integral_value(ROUND_CEILING))
        if last - first <= most:
            break
    return [multiple * step for multiple in range(first, last + 1)]


def value_axis(
    values: Sequence[float], size: Size, zero: bool, log: bool = False, flat: bool = False, whole: bool = False
) -> tuple[dict[str, Any], int]:
    """Make an axis of amounts.

    Args:
        values: the amounts that it has to hold; at least one.
        size: the size of the drawing.
        zero: whether marks begin at zero, as bars and areas do, so that the axis has to show it.
        log: whether the scale is logarithmic; all values are then above zero.
        flat: whether the axis lies below the plot, and not at its side.
        whole: whether its numbers are whole, as counts are.

    Returns:
        Plotly's axis, and the width of its widest label in CSS pixels, with some room.
    """
    if log:
        return _log_axis(values, size)
    low, high = min(values), max(values)
    # A line may leave out zero only if it would look flat with it; a line that is flat is shown with zero.
    if zero or low == high or (low > 0 and low < 0.6 * high):
        low = min(low, 0.0)
    if zero or low == high or (high < 0 and high > 0.6 * low):
        high = max(high, 0.0)
    most = max(2, min(4 if size.narrow else 5, size.width // 70 if flat else size.height // 50))
    marks = ticks(low, high, most)
    while whole and most > 1 and any(mark != mark.to_integral_value() for mark in marks):
        most -= 1
        marks = ticks(low, high, most)
    tick_values, texts = [float(mark) for mark in marks], format_steps(marks)
    axis = {
        "range": [tick_values[0], tick_values[-1]],
        "tickmode": "array",
        "tickvals": tick_values,
        "ticktext": texts,
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": low < 0 <= high,
        "zerolinecolor": placeholder("muted"),
        "zerolinewidth": 1,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis | ({} if flat else _beside(size)), _labels_width(texts, size)


def keep_last_lines(layout: dict[str, Any]) -> dict[str, Any]:
    """Let axes of amounts reach a little beyond their last tick, or Plotly leaves out its grid line.

    Args:
        layout: Plotly's layout.

    Returns:
        A new layout, in which only the ranges of such axes differ.
    """
    frame, longer = Frame(layout), {}
    for key, axis in layout.items():
        of_amounts = "axis" in key and axis.get("tickvals") and axis.get("type") not in ("category", "date")
        if of_amounts and "gridcolor" in axis and axis.get("showgrid", True):
            begin, end = frame.domain(key.replace("axis", ""))
            low, high = axis["range"]
            beyond = (high - low) * _BEYOND_LAST / abs(end - begin)
            longer[key] = axis | {"range": [low, max(high, axis_place(axis["tickvals"][-1], axis) + beyond)]}
    return layout | longer


def decimals_of(axis: dict[str, Any]) -> int:
    """The decimals of the ticks of an axis of amounts. A label that had fewer would contradict them."""
    if axis.get("type") == "log":
        return 0  # (The ticks are far apart.)
    return max(len(plain_digits(exact(tick)).partition(".")[2]) for tick in axis["tickvals"])


def axis_place(amount: float, axis: dict[str, Any]) -> float:
    """Where an amount stands on an axis, in the numbers of the axis's range: on a logarithmic one its logarithm."""
    return math.log10(amount) if axis.get("type") == "log" else amount


def _beside(size: Size) -> dict[str, Any]:
    """The part of an axis that keeps its labels from the plot beside them."""
    return {"ticklabelstandoff": NARROW_Y_STANDOFF if size.narrow else Y_STANDOFF}


def _labels_width(texts: Sequence[str], size: Size) -> int:
    """The room of labels at the side of a plot, in CSS pixels. On a phone each counts."""
    return math.ceil(max(map(text_width, texts))) + STANDOFF + (5 if size.narrow else 8)


def _log_axis(values: Sequence[float], size: Size) -> tuple[dict[str, Any], int]:
    """A logarithmic axis: ticks at 1, 2 and 5 times each power of ten; where these touch, at powers alone or some."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    room = max(1.0, (size.height - 60) / max(1.0, math.log10(max(values) / min(values))))  # (of one power of ten)
    steps = (1, 2, 5) if room * math.log10(2) >= LINE_HEIGHT + 2 else (1,)
    every = max(1, math.ceil(1.5 * LINE_HEIGHT / room))
    powers = [power for power in range(low, high + 1) if power % every == 0] or [low]
    candidates = [float(f"{step}e{power}") for power in powers for step in steps]
    tick_values = [value for value in candidates if min(values) * 0.5 <= value <= max(values) * 2] or candidates
    texts = [format_number(value) for value in tick_values]
    axis = {
        "type": "log",
        "range": [math.log10(min(tick_values[0], min(values))), math.log10(max(tick_values[-1], max(values)) * 1.02)],
        "tickmode": "array",
        "tickvals": tick_values,
        "ticktext": texts,
        "gridcolor": placeholder("grid"),
        "gridwidth": 1,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"color": placeholder("muted")},
    }
    return axis | _beside(size), _labels_width(texts, size)


def category_axis(names: Sequence[str], room: float, filled: Sequence[str] = ()) -> dict[str, Any]:
    """Make the axis of names or years under bars. Labels that would touch are left out, but neither the first nor the
    last one where these have room beside each other.

    Args:
        names: the names in order, from left to right.
        room: the width of the plot in CSS pixels.
        filled: the names that have a bar; only these are labelled. Empty if all have one.

    Returns:
        Plotly's axis.
    """
    every = max(1, math.ceil((max(map(text_width, names)) + GAP) / (room / len(names))))
    places = [index for index, name in enumerate(names) if not filled or name in filled]
    labelled: list[int] = places[-1:]
    for index in reversed(places[:-1]):
        is_first, room_left = index == places[0], labelled[0] - index >= every
        # The first label goes before the second one.
        if is_first and not room_left and len(labelled) > 1 and labelled[1] - index >= every:
            labelled[0] = index
        elif room_left:
            labelled.insert(0, index)
    return _axis_of_names(names, {"tickvals": [names[index] for index in labelled], "tickangle": 0})


def _axis_of_names(names: Sequence[str], labels: dict[str, Any]) -> dict[str, Any]:
    """An axis on which each name has a place, from left to right.

    Args:
        names: the names in order.
        labels: what Plotly has to know of the labels.
    """
    return {
        "type": "category",
        "categoryorder": "array",
        "categoryarray": list(names),
        "range": [-0.5, len(names) - 0.5],
        "tickmode": "array",
        **labels,
        "showgrid": False,
        "fixedrange": True,
        "linecolor": placeholder("muted"),
        "showline": True,
        "tickfont": {"color": placeholder("muted")},
    }


def names_fit(names: Sequence[str], room: float) -> bool:
    """Whether names have room side by side below a plot of that width, each in a few lines of whole words."""
    slot = room / len(names) - GAP
    words = [word for name in names for word in name.split()]
    return max(map(text_width, words), default=0.0) <= slot and all(
        len(wrap(name, slot)) <= _MOST_LINES for name in names
    )


def names_axis(names: Sequence[str], room: float) -> tuple[dict[str, Any], int]:
    """Make the axis of names under bars or cells. A name has several lines where it needs them; all are turned if
    there is no room for one of them.

    Args:
        names: the names in order, from left to right.
        room: the width of the plot in CSS pixels.

    Returns:
        Plotly's axis, and the height of its labels in CSS pixels, with some room.
    """
    axis = category_axis(names, math.inf) | {"names": True}
    if names_fit(names, room):
        texts = [LINE_BREAK.join(name_lines(name, room / len(names) - GAP)) for name in names]
        return axis | {"ticktext": texts}, math.ceil(max(map(text_height, texts))) + STANDOFF + 8
    # So many lines as have room side by side; a name that needs more of them is cut.
    most = max(1, int((room / len(names) - GAP - LETTER_HEIGHT * TEXT_SIZE) // (LINE_SPACING * TEXT_SIZE)) + 1)
    texts = [_turned(name, most) for name in names]
    height = math.ceil(max(map(text_width, texts))) + STANDOFF + 8
    return axis | {"ticktext": texts, "tickangle": -90}, height


def _turned(name: str, most_lines: int) -> str:
    for length in _LONGEST_TURNED:
        lines = wrap(name, length)
        if len(lines) <= most_lines:
            return LINE_BREAK.join(lines)
    whole = lines[: most_lines - 1]
    letters = [place for place, letter in enumerate(name) if not letter.isspace()]
    # (Not the other lines joined: a word may have been broken between two.)
    rest = name[letters[sum(len(line.replace(" ", "")) for line in whole)] :]
    return LINE_BREAK.join([*whole, shorten(" ".join(rest.split()), length)])


def side_lines(name: str, size: Size) -> tuple[str, ...]:
    """The lines of a name at the left side of a plot. A long word gets some more room before it is broken."""
    longest = max(map(text_width, name.split()), default=0.0)
    return name_lines(name, max(size.width * 0.3, min(longest, size.width * _LONG_WORD)))


def side_axis(names: Sequence[str], size: Size) -> tuple[dict[str, Any], int]:
    """Make the axis of names at the left side of horizontal bars or dots; the first name is on top.

    Args:
        names: the names in order, from top to bottom.
        size: the size of the drawing.

    Returns:
        Plotly's axis, and the width of its widest label in CSS pixels, with some room.
    """
    texts = [LINE_BREAK.join(side_lines(name, size)) for name in names]
    axis = _axis_of_names(names, {"tickvals": list(names), "ticktext": texts, "names": True})
    return axis | {"range": [len(names) - 0.5, -0.5]}, math.ceil(max(map(text_width, texts))) + STANDOFF + 8
