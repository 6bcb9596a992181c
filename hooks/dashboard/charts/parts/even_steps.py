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
_UNLIKE = 1.2
"""By so much the step to an end of the axis may be longer than the others, and is seen as one of them."""


def even_periods(named: Sequence[Period], ends: Sequence[Period], most: int, step_room: int) -> list[Period]:
    """The named periods of an axis, at equal steps.

    Args:
        named: the ends and round periods between them.
        ends: the periods of the first and the last value, or the only one.
        most: how many steps there may be.
        step_room: the shortest step at which two names have room side by side, in periods.

    Returns:
        The same where their steps look equal, or where longer periods stand between the ends, such as years between
        months. Otherwise periods at one step from the last to the first; where no step leads there, to shortly after
        the first.
    """
    if len(ends) < 2 or any(period.kind != ends[0].kind for period in named) or ends[0] not in named:
        return list(named)
    first, last = ends
    span = last.number - first.number
    steps = [step for step in range(max(1, step_room), span + 1) if span // step <= most]
    exact = [step for step in steps if span % step == 0]
    if (found := next((step for step in ROUND_STEPS[first.kind] if step in exact), 0)) or not _look_even(named):
        step = found or next((step for step in exact if 2 * (span // step + 1) > most), 0) or (steps or [span])[0]
        return [last.later(-number * step) for number in range(span // step, -1, -1)]
    return list(named)


def even_places(count: int, room: float, width: float) -> list[int]:
    """Which of many places in a row are named: at equal steps from the last one, to the first one if it can be.

    Args:
        count: how many places there are.
        room: of all of them, in CSS pixels.
        width: of the widest name.
    """
    least = least_step(room / count, width)
    step = next((step for step in range(least, least + least // 2 + 1) if (count - 1) % step == 0), least)
    return list(range(count - 1, -1, -step))[::-1]


def least_step(room: float, width: float) -> int:
    """The shortest step at which names have room side by side, in places or periods of a width in CSS pixels."""
    return max(1, -int(-(width + GAP) // room))


def _look_even(named: Sequence[Period]) -> bool:
    steps = [other.number - one.number for one, other in pairwise(named)]
    if len(steps) < 3:
        return len(steps) < 2 or max(steps) <= _UNLIKE * min(steps)
    between = steps[1:-1]
    return max(between) == min(between) and max(steps[0], steps[-1]) <= _UNLIKE * between[0]
