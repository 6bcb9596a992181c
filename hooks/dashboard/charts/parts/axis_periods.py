"""The periods that are named below an axis of time, at steps that look equal, and their names."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.labels.tick_labels import GAP
from dashboard.charts.parts.axis_moments import middle
from dashboard.charts.parts.even_steps import STEPS, even_numbers, least_step
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.core.period import MONTHS_IN, Period, PeriodKind

_DAYS_IN: dict[PeriodKind, float] = {
    "date": 1,
    "week": 7,
    **{kind: 30.44 * months for kind, months in MONTHS_IN.items()},
}
_LETTER = 8.4
"""The width of a letter of the name of a period in CSS pixels, about; the browser, which cannot measure, has it too."""


def named_periods(
    ends: Sequence[Period], left: datetime.datetime, right: datetime.datetime, most: int, scale: float
) -> tuple[list[Period], list[Period]]:
    """The periods that are named below an axis of time.

    Args:
        ends: the periods of the first and the last value, or the only one.
        left: where the axis begins.
        right: where it ends.
        most: how many steps there may be between names.
        scale: CSS pixels for each day.

    Returns:
        The periods, and those of them that stand at steps; no ends of another kind are among these.
    """
    kind = ends[0].kind
    days = (right - left).days
    steps = [(kind, count) for count in STEPS[kind]]
    if kind not in MONTHS_IN:
        steps += [("yearmonth", count) for count in STEPS["yearmonth"]]
    fitting = ((named, count) for named, count in steps if days / (_DAYS_IN[named] * count) <= most)
    named_kind, count = next(fitting, steps[-1])
    if named_kind == kind:
        first, last = ends[0].number, ends[-1].number
        least = least_step(_DAYS_IN[kind] * scale, _LETTER * (6 if kind == "date" else 4))
        named = [Period(kind, number) for number in even_numbers(kind, first, last, most, least)]
        return named, named
    rounds = _rounds(named_kind, count, left, right)
    named = with_ends(rounds, _DAYS_IN[named_kind] * count, ends, scale)
    return named, [period for period in named if period not in ends] or rounds


def _rounds(kind: PeriodKind, count: int, left: datetime.datetime, right: datetime.datetime) -> list[Period]:
    """Months at a round step below an axis of shorter periods."""
    first, last = (Period.containing(kind, moment.date()).number for moment in (left, right))
    # A month that begins before the axis or ends after it is named if its middle is seen.
    seen = [Period(kind, number) for number in range(first, last + 1)]
    seen = [period for period in seen if left <= middle(period) <= right]
    return [period for period in seen if period.number % count == 0] or [seen[len(seen) // 2]]


def valued_ends(selection: Selection) -> list[Period]:
    """The periods of the first and the last value of a chart; one if there is no other."""
    valued = {point.x for series in selection.series for point in series.valued}
    periods = [selection.period(x) for x in (min(valued), max(valued))] if valued else selection.ends
    # (What a sum since the start of the year stands at is its last month.)
    return [Period(period.kind, period.number) for period in dict.fromkeys((periods[0], periods[-1]))]


def with_ends(periods: Sequence[Period], step: float, ends: Sequence[Period], scale: float) -> list[Period]:
    """The periods that are named: those of the first and the last value, and of others what has room beside them.

    Args:
        periods: the others.
        step: between two of them, in days.
        ends: the periods of the first and the last value, or the only one.
        scale: CSS pixels for each day.
    """

    def distance(one: Period, other: Period) -> float:
        return abs(middle(one) - middle(other)) / datetime.timedelta(days=1)

    def has_room(one: Period, other: Period) -> bool:
        return distance(one, other) * scale >= (_name_width(one) + _name_width(other)) / 2 + GAP

    if len(ends) > 1 and not has_room(*ends):
        ends = ends[1:]
    # At half a step or nearer a name would look as if the step were another one. A year is not named beside its month.
    between = [
        period
        for period in periods
        if all(has_room(period, end) and distance(period, end) > step * _NEAREST for end in ends)
        and all(end.at_start(period.kind) != period for end in ends)
    ]
    every = 1
    while not all(has_room(*pair) for pair in pairwise(between[::every])):
        every += 1
    between = between[::every]
    return sorted([*between, *ends], key=middle)


_NEAREST = 0.55
"""How near to an end of the axis a name may stand, in steps: more than half of one, though years differ by a day."""


def _name_width(period: Period) -> float:
    """About the width of a name below an axis, whose year stands in a second line."""
    return _LETTER * max(4, len(without_year(period)))


def tick_texts(ticks: Sequence[Period]) -> list[str]:
    """The labels of ticks. The first one, and the first of each year, also has its year in a second line."""
    texts, shown_year = [], 0
    for tick in ticks:
        name = without_year(tick)
        texts.append(
            LINE_BREAK.join([name, str(tick.year)]) if name and tick.year != shown_year else name or tick.label
        )
        shown_year = tick.year
    return texts


def without_year(period: Period) -> str:
    return period.label.removesuffix(str(period.year)).rstrip()
