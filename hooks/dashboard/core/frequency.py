"""How often there are figures, and so which periods are missing between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from dashboard.core.period import KINDS, Period, PeriodKind
from dashboard.core.words import N_, _

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
_STEPS = (N_("day"), N_("week"), N_("month"), N_("quarter"), N_("half-year"), N_("year"))
"""What else the time from one figure to the next may be called, as catalogues have it."""
_WORDS: dict[Frequency, str] = {
    "occasional": N_("occasional"),
    "annual": N_("annual"),
    "half-yearly": N_("half-yearly"),
    "quarterly": N_("quarterly"),
    "monthly": N_("monthly"),
    "weekly": N_("weekly"),
    "daily": N_("daily"),
    "business-day": N_("each business day"),
    "irregular": N_("irregular"),
}
_FRIDAY = 5


def frequency_words(frequency: Frequency) -> str:
    """A frequency in the language of the page."""
    return _(_WORDS[frequency])


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
    step = step_of(kind, frequency)
    if step is None:
        return N_("figure")
    if (frequency, kind) == ("business-day", "date"):
        return N_("business day")
    return {"date": "day", "yearmonth": "month"}.get(step, step)


def step_of(kind: PeriodKind, frequency: Frequency) -> PeriodKind | None:
    """The kind of period of which there is one figure each.

    Args:
        kind: of the periods in the rows.
        frequency: how often there are figures.

    Returns:
        None where nothing says when the next figure is to come: of occasional figures, and of irregular ones of days.
    """
    if frequency == "occasional" or (frequency, kind) == ("irregular", "date"):
        return None
    # A dataset of months may be drawn by its years. Then each year counts.
    return kind if frequency == "irregular" else max(kind, _KIND_OF[frequency], key=KINDS.index)


def first_missing(before: Period, after: Period, frequency: Frequency) -> Period | None:
    """The first period that is missing between two figures; None if none is. See `missing_between`."""
    return next(missing_between(before, after, frequency), None)


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
    if after.number - before.number <= 1:  # (They are neighbours, as nearly all are.)
        return
    step = step_of(before.kind, frequency)
    if step is None:
        return
    first, last = (period.at_start(step) for period in (before, after))
    # A day of a year is one of its month: the 31st of December is another day of the year in a leap year.
    part: PeriodKind = "yearmonth" if before.kind == "date" and step not in ("date", "week") else step
    own_part = before.at_start(part)
    parts_in = own_part.number - first.at_start(part).number
    is_last = before.end == own_part.end
    places_in = before.number - own_part.at_start(before.kind).number
    missing = (first.later(count) for count in range(1, last.number - first.number))
    if frequency == "business-day" and step == "date":
        weekdays = [period for period in missing if period.start.isoweekday() <= _FRIDAY]
        yield from weekdays if len(weekdays) > LONGEST_CLOSURE else ()
        return
    for period in missing:
        # A figure of the 15th of each month is missing on the 15th, and one of a last day on the last day.
        other_part = period.at_start(part).later(parts_in)
        start = other_part.at_start(before.kind)
        most = Period.containing(before.kind, other_part.end).number - start.number
        yield start.later(most if is_last else min(places_in, most))
