"""The periods that are named below an axis of time: those of the first and the last value, and round ones between."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.labels.tick_labels import GAP
from dashboard.charts.parts.axis_moments import middle
from dashboard.charts.spec.selection import Selection
from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.core.period import MONTHS_IN, Period, PeriodKind

_SMALL_STEPS: dict[str, tuple[tuple[PeriodKind, int], ...]] = {
    "date": (("date", 1), ("date", 2), ("date", 3), ("week", 1), ("week", 2)),
    "week": (("week", 1), ("week", 2), ("week", 4)),
    "quarter": (("quarter", 1), ("quarter", 2)),
    "half-year": (("half-year", 1),),
}
"""Steps between ticks by the type of the field, from the shortest on: so many days, weeks, quarters or half-years."""
_MONTH_STEPS: tuple[tuple[PeriodKind, int], ...] = tuple(("yearmonth", count) for count in (1, 2, 3, 6))
_YEAR_STEPS: tuple[tuple[PeriodKind, int], ...] = tuple(
    ("year", count) for count in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
)
_DAYS_IN: dict[PeriodKind, float] = {
    "date": 1,
    "week": 7,
    **{kind: 30.44 * months for kind, months in MONTHS_IN.items()},
}
_LETTER = 8.4
"""The width of a letter of the name of a period in CSS pixels, about; the browser, which cannot measure, has it too."""


def round_periods(
    kind: PeriodKind, left: datetime.datetime, right: datetime.datetime, most: int
) -> tuple[list[Period], float]:
    """The periods that may be named below an axis, by the shortest step that gives no more of them than may be.

    Args:
        kind: of the data.
        left: where the axis begins.
        right: where it ends.
        most: how many may be named.

    Returns:
        The periods, and the step in days.
    """
    larger = _YEAR_STEPS if kind in ("quarter", "half-year", "year") else _MONTH_STEPS + _YEAR_STEPS
    days = (right - left).days
    for named_kind, count in (*_SMALL_STEPS.get(kind, ()), *larger):
        step = _DAYS_IN[named_kind] * count
        if days / step <= most:
            break
    first, last = (Period.containing(named_kind, moment.date()) for moment in (left, right))
    periods = [first.later(number) for number in range(last.number - first.number + 1)]
    # A period that begins before the axis or ends after it is named if its middle is seen.
    seen = [period for period in periods if left <= middle(period) <= right]
    if named_kind == "date":
        return seen[::count], step
    if (named_kind, count) == ("year", 2):
        return seen[::-2][::-1], step  # Other years than these are no rounder.
    named = [period for period in seen if (period.year if named_kind == "year" else period.part - 1) % count == 0]
    named = named or [seen[len(seen) // 2]]  # (Of four years none may be a round one.)
    # Weeks on an axis of days are named by their Monday.
    if (kind, named_kind) == ("date", "week"):
        named = [Period.containing("date", week.start) for week in named]
    return named, step


def valued_ends(selection: Selection) -> list[Period]:
    """The periods of the first and the last value of a chart; one if there is no other."""
    valued = {point.x for series in selection.series for point in series.points if point.y is not None}
    periods = sorted(map(selection.period, valued)) or selection.periods
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


def days_in(kind: PeriodKind) -> float:
    """About how many days a period of a kind has."""
    return _DAYS_IN[kind]


def widest(kind: PeriodKind) -> float:
    """About the width of the widest name of a period of a kind, in CSS pixels."""
    return _LETTER * (6 if kind == "date" else 4)


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
