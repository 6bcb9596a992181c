"""How often there are figures, and so which periods are missing between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from dashboard.core.period import KINDS, Period, PeriodKind

Frequency = Literal[
    "occasional", "annual", "half-yearly", "quarterly", "monthly", "weekly", "daily", "business-day", "irregular"
]
FREQUENCIES: tuple[Frequency, ...] = get_args(Frequency)
"""From the rarest to the most frequent. Of `occasional` figures nothing is missing; `irregular` promises nothing."""
LONGEST_CLOSURE = 7
"""Weekdays in a row without a figure that are no gap in data of every business day.

An exchange is closed on the holidays of its country, which no file lists here. The longest of them, at New Year and the
Spring Festival, take a week and some days around it. So only a longer time is known to be missing.
"""
_KIND_OF: dict[Frequency, PeriodKind] = {
    "annual": "year",
    "half-yearly": "half-year",
    "quarterly": "quarter",
    "monthly": "yearmonth",
    "weekly": "week",
    "daily": "date",
    "business-day": "date",
}
_FRIDAY = 5


def holds(kind: PeriodKind, frequency: Frequency) -> bool:
    """Whether a field of that kind can tell apart figures of that frequency: months cannot hold a figure a day."""
    return frequency in ("occasional", "irregular") or KINDS.index(kind) <= KINDS.index(_KIND_OF[frequency])


def joined_frequency(frequencies: Iterable[Frequency]) -> Frequency:
    """The frequency of figures that are put together from several datasets: the rarest one."""
    given = set(frequencies) or {"irregular"}
    return "irregular" if "irregular" in given else min(given, key=FREQUENCIES.index)


def step_noun(kind: PeriodKind, frequency: Frequency) -> str:
    """What the time from one figure to the next is called: 'year', 'business day'; 'figure' if it is of any length.

    Args:
        kind: of the periods.
        frequency: how often there are figures.
    """
    if frequency == "occasional" or (frequency, kind) == ("irregular", "date"):
        return "figure"
    if (frequency, kind) == ("business-day", "date"):
        return "business day"
    step = kind if frequency == "irregular" else max(kind, _KIND_OF[frequency], key=KINDS.index)
    return {"date": "day", "yearmonth": "month"}.get(step, step)


def missing_between(before: Period, after: Period, frequency: Frequency) -> Iterator[Period]:
    """The periods that are missing between two figures.

    Args:
        before: the period of one figure.
        after: the period of the next one, of the same kind.
        frequency: how often there are figures.

    Yields:
        Periods of the same kind in order. Without a frequency, days are never missing, but a field of months, quarters
        or years says itself that each of them counts. Between occasional figures, such as estimates for some years
        of several centuries, nothing is missing.
    """
    if frequency == "occasional":
        return
    if frequency == "irregular":
        step = before.kind
        if step == "date":
            return
    else:
        # A dataset of months may be drawn by its years. Then each year counts.
        step = max(before.kind, _KIND_OF[frequency], key=KINDS.index)
    first, last = (Period.containing(step, period.start) for period in (before, after))
    places_in = before.number - Period.containing(before.kind, first.start).number
    missing = (first.later(count) for count in range(1, last.number - first.number))
    if frequency == "business-day" and step == "date":
        weekdays = [period for period in missing if period.start.isoweekday() <= _FRIDAY]
        yield from weekdays if len(weekdays) > LONGEST_CLOSURE else ()
        return
    for period in missing:
        # A figure of the 15th of each month is missing on the 15th, and one of the 31st on the last day.
        at = Period.containing(before.kind, period.start).later(places_in)
        yield min(at, Period.containing(before.kind, period.end))
