"""Which of the times below bars and cells are named: each that has a mark, or places at equal steps."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from dashboard.charts.labels.text_width import text_width
from dashboard.charts.labels.tick_labels import GAP
from dashboard.charts.parts.axis_periods import tick_texts, without_year
from dashboard.charts.parts.even_steps import even_numbers, least_step
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.core.period import Period

_FEW = 0.5
"""The share of places with a mark up to which each of them is named: equal steps would name mostly empty ones."""
Stretch = tuple[int, int]
"""Places side by side: the first and the last one."""


def named_places(
    names: Sequence[str], periods: Sequence[Period], filled: Collection[str], room: float
) -> dict[str, Any]:
    """Name the places of an axis of categories that are periods.

    Args:
        names: of all places, as the axis has them.
        periods: the same.
        filled: the names of those with a mark; none if all have one.
        room: the width of the plot in CSS pixels.

    Returns:
        The part of Plotly's axis that names places: each with a mark, if they have room side by side; where marks
        are few, those side by side by one name; otherwise places at equal steps, whether they have marks or not.
    """
    marked = [place for place, name in enumerate(names) if not filled or name in filled]
    slot = room / len(names)
    stretches = [(place, place) for place in marked]
    if not _fit(stretches, periods, slot):
        stretches = _joined(marked) if len(marked) <= _FEW * len(names) else []
    if not stretches or not _fit(stretches, periods, slot):
        widest = max(map(text_width, _texts([(place, place) for place in range(len(names))], periods)))
        stretches = [(place, place) for place in even_places(periods, room, widest)]
    return {
        "tickvals": [names[first] if first == last else (first + last) / 2 for first, last in stretches],
        "ticktext": _texts(stretches, periods),
    }


def even_places(periods: Sequence[Period], room: float, width: float) -> list[int]:
    """Which of many periods in a row are named, at steps that look equal.

    Args:
        periods: from left to right.
        room: of all of them, in CSS pixels.
        width: of the widest name.

    Returns:
        Their places; only the last one if two names have no room.
    """
    (first, *_), last, span = periods, periods[-1], len(periods) - 1
    least = least_step(room / len(periods), width)
    if last.number - first.number != span:
        return even_numbers("date", 0, span, span, least)  # (Their numbers are no places.)
    return [number - first.number for number in even_numbers(first.kind, first.number, last.number, span, least)]


def _joined(marked: Sequence[int]) -> list[Stretch]:
    """Marks side by side as one stretch each."""
    stretches = [(place, place) for place in marked[:1]]
    for before, place in pairwise(marked):
        if place == before + 1:
            stretches[-1] = (stretches[-1][0], place)
        else:
            stretches.append((place, place))
    return stretches


def _texts(stretches: Sequence[Stretch], periods: Sequence[Period]) -> list[str]:
    """The names of stretches: '2014', '2022–24', 'Feb–Mar' with the year in a second line where it is another one."""
    texts = tick_texts([periods[first] for first, _ in stretches])
    shown = 0
    for number, (first, last) in enumerate(stretches):
        begin, end = periods[first], periods[last]
        if first < last and not without_year(begin):
            short = end.label[2:] if begin.label[:2] == end.label[:2] else end.label
            texts[number] = f"{begin.label}–{short}"
        elif first < last:
            lines = texts[number].split(LINE_BREAK)
            years = f"{begin.year}–{str(end.year)[2:]}" if end.year != begin.year else str(begin.year)
            texts[number] = f"{lines[0]}–{without_year(end)}"
            if begin.year != shown or end.year != begin.year:
                texts[number] += LINE_BREAK + years
        shown = end.year
    return texts


def _fit(stretches: Sequence[Stretch], periods: Sequence[Period], slot: float) -> bool:
    """Whether the names of stretches have room side by side."""
    widths = list(map(text_width, _texts(stretches, periods)))
    middles = [(first + last) / 2 * slot for first, last in stretches]
    return all(
        right - left >= (one + other) / 2 + GAP
        for (left, one), (right, other) in pairwise(zip(middles, widths, strict=True))
    )
