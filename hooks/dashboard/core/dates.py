"""Dates as readers see them."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on
FIRST_YEAR, LAST_YEAR = 1900, 9000
"""The years of days and moments in files. At the ends of Python's calendar, other time zones cannot be reckoned."""


def _require_year[T: datetime.date](value: T) -> T:
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        raise ValueError(f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return value


Day = Annotated[datetime.date, AfterValidator(_require_year)]
"""A day in a file, as a type for models."""
Moment = Annotated[AwareDatetime, AfterValidator(_require_year)]
"""A moment in a file, with its offset from UTC, as a type for models."""


def day(value: datetime.date | datetime.datetime | int | str | None) -> str:
    """Write a date as '9 May 2025'; a year or anything else as it is; None as an empty text."""
    if isinstance(value, datetime.date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return "" if value is None else str(value)


def age(moment: datetime.datetime, now: datetime.datetime) -> str:
    """Say how long ago something was, in the largest unit that fits: '3 hours ago', 'just now'.

    Args:
        moment: when it was.
        now: the present; both with a time zone, or both without.
    """
    seconds = (now - moment).total_seconds()
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if count := int(seconds // length):
            return f"{count} {unit}{'s' * (count > 1)} ago"
    return "just now"
