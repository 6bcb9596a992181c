"""What to write in place of a day that was written as people in other countries and programs write it."""

from __future__ import annotations

import calendar
import datetime
import re

from dashboard.core.dates import MONTHS

_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_NAMED = "|".join(rf"{name[:3]}(?:{name[3:]})?" for name in MONTHS)
_YEAR_FIRST = re.compile(r"(\d{4})[-./ ](\d{1,2})[-./ ](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})(?:\. ?|[-/ ])(\d{1,2})(?:\. ?|[-/ ])(\d{4})")
_DAY_AND_NAME = re.compile(rf"(\d{{1,2}})(?:\.|st|nd|rd|th)? ({_NAMED})\.?,? (\d{{4}})", re.I)
_NAME_AND_DAY = re.compile(rf"({_NAMED})\.? (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})", re.I)
_WITHOUT_ZONE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?")


def day_hint(text: str) -> str:
    """Say how a day is written that stands in a text.

    Args:
        text: what was read where a day was expected.

    Returns:
        Such as "Write 2026-11-28."; empty if no day can be made out.
    """
    text = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(text):
        return _write(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = (int(part) for part in match.groups())
        if "." not in text and first <= 12 and second <= 12 and first != second:
            return f"Write {year}-{first:02}-{second:02} or {year}-{second:02}-{first:02}: year, month, day."
        return _write(year, first, second) if second > 12 else _write(year, second, first)
    if match := _DAY_AND_NAME.fullmatch(text):
        return _write(int(match[3]), _MONTH[match[2][:3].lower()], int(match[1]))
    if match := _NAME_AND_DAY.fullmatch(text):
        return _write(int(match[3]), _MONTH[match[1][:3].lower()], int(match[2]))
    return ""


def moment_hint(text: str) -> str:
    """Say how a moment is written whose zone is missing; empty if that is not what is wrong with a text."""
    match = _WITHOUT_ZONE.fullmatch(text.strip())
    if not match:
        return ""
    written = f"{match[1]}T{int(match[2]):02}:{match[3]}"
    return f"Write {written}+01:00 for the time of Warsaw, Berlin and Stockholm, in summer {written}+02:00."


def _write(year: int, month: int, day: int) -> str:
    try:
        return f"Write {datetime.date(year, month, day)}."
    except ValueError:
        if 1 <= month <= 12 and year > 0 and day > 0:
            most = calendar.monthrange(year, month)[1]
            return f"There is no {day} {MONTHS[month - 1]} {year}: the month has {most} days."
        return ""
