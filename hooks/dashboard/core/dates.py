"""Dates as readers see them."""

from __future__ import annotations

import datetime

# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)
# fmt: on


def day(value: datetime.date | datetime.datetime | int | str | None) -> str:
    """A date as readers see it: 9 May 2025; a year or anything else as it is."""
    if isinstance(value, datetime.date):
        return f"{value.day} {MONTHS[value.month - 1]} {value.year}"
    return "" if value is None else str(value)


def year_part(value: datetime.date) -> float:
    """A day on an axis of years: its year, and that part of it which has gone by."""
    return round(value.year + (value - datetime.date(value.year, 1, 1)).days / 365.25, 3)


def age(moment: datetime.datetime, now: datetime.datetime) -> str:
    """How long ago something was, in the largest unit of which there is one: 3 hours ago."""
    seconds = (now - moment).total_seconds()
    for unit, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if count := int(seconds // length):
            return f"{count} {unit}{'s' * (count > 1)} ago"
    return "just now"


def month(value: str, short: bool = False) -> str:
    """A month such as 2024-05: May 2024, or Feb 2024 where room is scarce."""
    year, number = value.split("-")
    name = MONTHS[int(number) - 1]
    return f"{name[:3] if short else name} {year}"
