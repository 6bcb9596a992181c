"""Equal steps between the periods that an axis names: unequal ones look as if time ran faster in places."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.labels.tick_labels import GAP
from dashboard.core.period import Period, PeriodKind

ROUND_STEPS: dict[PeriodKind, tuple[int, ...]] = {
    "date": (1, 2, 3, 7, 14),
    "week": (1, 2, 4),
    "yearmonth": (1, 2, 3, 6, 12),
    "quarter": (1, 2, 4),
    "half-year": (1, 2),
    "year": (1, 2, 5, 10, 20, 50, 100, 200, 500),
}
"""The steps that are taken before all others, in periods of the kind."""
_ALIKE = 1.1
"""Steps that differ by no more than this are seen as equal."""
_DENSE = 1.5
"""So many times the usual number of steps there may be, if no other lead from end to end."""
_MOST_UNLIKE = 4
"""Of steps that are only almost equal there are no more: few names are odd enough."""


def even_periods(named: Sequence[Period], ends: Sequence[Period], most: int, step_room: int) -> list[Period]:
    """The named periods of an axis, from end to end at steps that look equal.

    Args:
        named: the ends and round periods between them.
        ends: the periods of the first and the last value, or the only one.
        most: how many steps there may be.
        step_room: the shortest step at which two names have room side by side, in periods.

    Returns:
        The same where longer periods stand between the ends, such as years between months. Otherwise periods at a round
        step from the first to the last; where none leads there, the same if their steps look equal, else periods at any
        one step, or at steps that look equal; if there are none either, the two ends.
    """
    if len(ends) < 2 or any(period.kind != ends[0].kind for period in named) or ends[0] not in named:
        return list(named)
    first, last = ends
    span = last.number - first.number
    exact = [step for step in range(max(1, step_room), span + 1) if span % step == 0]
    few = [step for step in exact if span // step <= most]
    step = next((step for step in ROUND_STEPS[first.kind] if step in few), 0)
    if not step and _look_even(named):
        return list(named)
    step = step or next((step for step in few if 2 * (span // step + 1) > most), 0)
    step = step or next((step for step in exact if step < span and span // step <= _DENSE * most), 0)
    if step:
        return [first.later(number) for number in range(0, span + 1, step)]
    return [first.later(number) for number in _even_numbers(span, most, step_room)]


def even_places(count: int, room: float, width: float) -> list[int]:
    """Which of many places in a row are named: the first and the last one, and others at steps that look equal.

    Args:
        count: how many places there are.
        room: of all of them, in CSS pixels.
        width: of the widest name.

    Returns:
        Their numbers; only the last one if two names have no room.
    """
    least, span = least_step(room / count, width), count - 1
    if least > span:
        return [span]
    exact = next(step for step in range(least, span + 1) if span % step == 0)
    return [*range(0, count, exact)] if exact < span else _even_numbers(span, span, least)


def _even_numbers(span: int, most: int, least: int) -> list[int]:
    """Numbers from 0 to an end at steps that look equal, and no shorter than the least one: as many as there may be."""
    for count in range(min(most, _MOST_UNLIKE), 1, -1):
        shortest, longest = span // count, -(-span // count)
        if shortest >= least and longest <= _ALIKE * shortest:
            return [(2 * number * span + count) // (2 * count) for number in range(count + 1)]
    return [0, span]


def least_step(room: float, width: float) -> int:
    """The shortest step at which names have room side by side, in places or periods of a width in CSS pixels."""
    return max(1, -int(-(width + GAP) // room))


def _look_even(named: Sequence[Period]) -> bool:
    steps = [other.number - one.number for one, other in pairwise(named)]
    return len(steps) > 1 and max(steps) <= _ALIKE * min(steps)
