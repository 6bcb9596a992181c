"""What to do about a cell that should be a time and is written in another way: as publishers and spreadsheets do."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from dashboard.core.dates import MONTHS
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import EARLIEST_YEAR, LATEST_YEAR, Period, PeriodKind

_MONTHS = (
    "jan sty янв",
    "feb lut фев",
    "mar mär mrz мар",
    "apr kwi апр",
    "may mai maj май мая",
    "jun cze июн",
    "jul lip июл",
    "aug sie авг",
    "sep wrz сен",
    "oct okt paź окт",
    "nov lis ноя",
    "dec dez gru дек",
)
_MONTH_OF = {start: number for number, starts in enumerate(_MONTHS, 1) for start in starts.split()}
"""The months by the first three letters of their names in English, German, Polish, Swedish and Russian."""
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN = {name: number for number, name in enumerate(_ROMANS, 1)}
"""Months are written so in Polish and Russian, quarters in all our languages."""
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_DAY_NOUGHT = datetime.date(1899, 12, 30)
"""Of the days that spreadsheets count: 45657 is 31 December 2024."""
_FROM_1904 = datetime.timedelta(1462)
"""How much later the days are of workbooks that count from 1904."""
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_BEFORE_DAY = lazy_re(
    r"^(?:den|dnia|am|mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|pn|wt|śr|cz|czw|pt|sob|nd|niedz|mån|tis|ons|tor|"
    r"fre|lör|sön|пн|вт|ср|чт|пт|сб|вс|\w{3,6}day)[.,]{0,2} (?=\d)",
    re.IGNORECASE,
)
"""A day of the week, or a word such as 'den'."""
_AFTER_YEAR = lazy_re(r"(?<=\d\d) ?(?:r|г)\.?$| (?:roku|rok|года|год)$")
_CLOCK = r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d|[AaPp][Mm]))?)?"
_YEAR_FIRST = lazy_re(rf"([12]\d{{3}})[-./ 年](\d{{1,2}})[-./ 月](\d{{1,2}})日?{_CLOCK}")
_EIGHT_DIGITS = lazy_re(r"([12]\d{3})(\d\d)(\d\d)")
_WITHOUT_ZONE = lazy_re(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?")
_YEAR_LAST = lazy_re(rf"(\d{{1,2}})([-./])\s?(\d{{1,2}})\2\s?([12]\d{{3}}|\d\d){_CLOCK}")
_DAY_MONTH = lazy_re(r"(\d{1,2})(?:\.|st|nd|rd|th)?(?:[-/ ]|(?<=\.))([^\W\d_]{1,15})(?:[-/ .]|\. |, ?)([12]\d{3}|\d\d)")
_MONTH_DAY = lazy_re(r"([^\W\d_]{3,15})\.? (\d{1,2})(?:st|nd|rd|th)?(?:, ?| )([12]\d{3})")
_MONTH_YEAR = lazy_re(r"(?![ivx]+\d\d\Z)([^\W\d_]{1,15})\.?[-/ ']*([12]\d{3}|\d\d)", re.IGNORECASE)
"""'V10' is the name of a variable, and no May 2010."""
_MONTHS_YEAR = lazy_re(r"([^\W\d_]{3,15})\.? ?- ?([^\W\d_]{3,15})\.?[- ]([12]\d{3})")
_YEAR_MONTH = lazy_re(r"([12]\d{3}|\d\d)[-/ ]+([^\W\d_]{3,15})\.?")
_YEAR_NUMBER = lazy_re(r"([12]\d{3})(?:[-./ ]?m|[-./]|年)?(\d{1,2})月?")
_NUMBER_YEAR = lazy_re(r"(\d{1,2})(?:[-./]([12]\d{3})|/(\d\d))|m(\d{1,2})[-./ ]([12]\d{3})")
_PARTS = {
    "quarter": r"q|kw|kv|k|quartal|kwartał|kvartalet|кв|квартал|quarter",
    "half-year": r"h|hy|s|half|halbjahr|hj|półrocze|halvår|halvåret|полугодие",
    "week": r"w|kw|v|woche|week|vecka|tydzień",
}
_NUMBER = r"(\d{1,2}|iv|i{1,3})(?:st|nd|rd|th|:a|:e)?"
_ROMAN_QUARTER = lazy_re(r"(iv|i{1,3})[-./ ]([12]\d{3})|([12]\d{3})(?:[-./ ](iv|i{1,3})|:([1-4]))")
_ONLY_YEAR = lazy_re(
    r"([12]\d{3})年?|([12]\d{3}) \[YR\2\]|(?:(?:år|rok|year|jahr) |cy ?)([12]\d{3})|([12])[., '\u2019](\d{3})",
    re.IGNORECASE,
)
_FINANCIAL = lazy_re(r"(?:FY ?)?[12]\d{3}[/–-]\d{2}(?:\d\d)?|FY ?'?\d{2,4}", re.IGNORECASE)


def time_hint(kind: PeriodKind, text: str) -> str:
    """Say what to do about a cell that is no period of a kind.

    Args:
        kind: of the field.
        text: the cell.

    Returns:
        How to write it; both ways where it can be read in two, such as 03/04/2024. Empty if nothing is known about it.
    """
    plain = _AFTER_YEAR.sub("", _BEFORE_DAY.sub("", " ".join(text.translate(_DASHES).split()), 1))
    if kind == "year" and _FINANCIAL.fullmatch(plain):
        return (
            "A financial year is no calendar year: make the field a 'string', or write the year in which it ends and "
            "say so in 'how'."
        )
    if re.fullmatch(r"\d{5}(?:\.\d+)?", plain, re.ASCII) and _FIRST_SERIAL <= int(plain[:5]) <= _LAST_SERIAL:
        day = _DAY_NOUGHT + datetime.timedelta(int(plain[:5]))
        period, later = (Period.containing(kind, date).text for date in (day, day + _FROM_1904))
        other = f"; {later} if the workbook counts from 1904, as those of old Macs do" if later != period else ""
        return f"Write {period} if it is a day as spreadsheets count them, which is {day.isoformat()}{other}."
    if kind == "date" and (hint := _year_first_hint(plain)):
        return hint
    day_first, month_first = (_readings(kind, plain, turned) for turned in (False, True))
    if day_first and month_first and day_first != month_first:
        return f"Write {day_first} if the day stands first, {month_first} if the month does."
    if found := day_first or month_first:
        # (Programs write the first day for a month or a year.)
        day_of = "" if kind == "date" else _readings("date", plain, turned=False)
        is_day = day_of and not day_of.endswith("-01")
        days = f" If each row is of a day, make the field a 'date', and write {day_of}." if is_day else ""
        return f"Write {found}.{days}"
    if kind == "yearmonth" and re.fullmatch(r"[^\W\d_]{3,11}\.?", plain) and (month := _month(plain)):
        return f"The year is missing: a month is written 2025-{month:02}."
    if kind in ("quarter", "half-year"):
        return _edge_hint(kind, _readings("date", plain, turned=False) or _readings("date", plain, turned=True))
    return _no_such_day(plain) if kind == "date" else ""


def _year_first_hint(text: str) -> str:
    """Ask which number of 24-12-31 is the year; empty for what has one reading, such as 31-12-24."""
    if not re.fullmatch(r"\d\d-\d\d-\d\d", text, re.ASCII):
        return ""
    first, month, last = map(int, text.split("-"))
    year_first, day_first = _valid("date", _full(text[:2]), month, last), _valid("date", _full(text[6:]), month, first)
    if not year_first or year_first > (day_first or year_first):
        return ""
    other = f" if the year stands first, {day_first} if the day does" if day_first else ""
    return f"Write {year_first}{other}."


def _edge_hint(kind: PeriodKind, day: str) -> str:
    """Say for which quarter or half-year its first or last day may stand; empty for any other day."""
    if not day:
        return ""
    date = datetime.date.fromisoformat(day)
    period = Period.containing(kind, date)
    return f"Write {period.text} if it stands for the {kind}." if date in (period.start, period.end) else ""


def moment_hint(text: str) -> str:
    """Say how a moment is written whose zone is missing; empty if that is not what is wrong with a text."""
    match = _WITHOUT_ZONE.fullmatch(text.strip())
    if not match:
        return ""
    written = f"{match[1]}T{int(match[2]):02}:{match[3]}"
    try:
        datetime.datetime.fromisoformat(written)
    except ValueError:  # No day and no clock has it.
        return ""
    return f"Write {written}+01:00 for the time of Warsaw, Berlin and Stockholm, in summer {written}+02:00."


def _no_such_day(text: str) -> str:
    """Say which month is shorter than a text has it; empty for any other text."""
    for year, month, day in _dates(text, turned=False):
        if 1 <= month <= 12 and day <= 31 and (most := calendar.monthrange(year, month)[1]) < day:
            return f"There is no {day} {MONTHS[month - 1]} {year}: the month has {most} days."
    return ""


def _readings(kind: PeriodKind, text: str, turned: bool) -> str:
    """The text as a period of the kind; empty if it is none. `turned` reads the month before the day."""
    if kind in _PARTS:
        return next(filter(None, (_valid(kind, *part) for part in _parts(kind, text))), "")
    if kind == "year" and (match := _ONLY_YEAR.fullmatch(text)):
        return match[1] or match[2] or match[3] or match[4] + match[5]
    dates = _dates(text, turned) if kind in ("date", "yearmonth", "year") else ()
    for year, month, day in dates:
        if date := _valid("date", year, month, day):
            return Period.containing(kind, datetime.date.fromisoformat(date)).text
    if kind == "yearmonth":
        return next(filter(None, (_valid(kind, *month) for month in _months(text))), "")
    return ""


def _dates(text: str, turned: bool) -> Iterator[tuple[int, int, int]]:
    if match := _YEAR_FIRST.fullmatch(text) or _EIGHT_DIGITS.fullmatch(text):
        yield int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.fullmatch(text):
        first, second, year = int(match[1]), int(match[3]), _full(match[4])
        # A point stands between day and month in no language that puts the month first.
        yield (year, first, second) if turned and match[2] != "." else (year, second, first)
    if match := _DAY_MONTH.fullmatch(text):
        yield _full(match[3]), _month(match[2]), int(match[1])
    if match := _MONTH_DAY.fullmatch(text):
        yield int(match[3]), _month(match[1]), int(match[2])


def _months(text: str) -> Iterator[tuple[int, int]]:
    if match := _MONTH_YEAR.fullmatch(text):
        yield _full(match[2]), _month(match[1])
    if match := _YEAR_MONTH.fullmatch(text):
        yield _full(match[1]), _month(match[2])
    if match := _YEAR_NUMBER.fullmatch(text.lower()):
        yield int(match[1]), int(match[2])
    if match := _NUMBER_YEAR.fullmatch(text.lower()):
        yield int(match[2] or match[5] or _full(match[3])), int(match[1] or match[4])


def _parts(kind: PeriodKind, text: str) -> Iterator[tuple[int, int]]:
    """The year and the number of a quarter, half-year or week, in every order in which they are written."""
    word, low = rf"(?:{_PARTS[kind]})\.?", text.lower()
    gap, year = r"[-./ ']*", r"([12]\d{3}|\d\d)"
    if match := re.fullmatch(rf"([12]\d{{3}}){gap}{word}{gap}{_NUMBER}", low):
        yield int(match[1]), _counted(match[2])
    if match := re.fullmatch(rf"([12]\d{{3}}){gap}{_NUMBER}\.?{gap}{word}", low):
        yield int(match[1]), _counted(match[2])
    # ('S121' is a code, and no first half of 2021.)
    if match := re.fullmatch(rf"{word}{gap}{_NUMBER}(?:{gap}([12]\d{{3}})|[-./ ']+(\d\d))", low):
        yield _full(match[2] or match[3]), _counted(match[1])
    if match := re.fullmatch(rf"{_NUMBER}\.?{gap}{word}{gap}{year}", low):
        yield _full(match[2]), _counted(match[1])
    if kind == "quarter" and (match := _ROMAN_QUARTER.fullmatch(low)):
        yield int(match[2] or match[3]), _counted(match[1] or match[4] or match[5])
    length = {"quarter": 3, "half-year": 6}.get(kind)
    if length and (match := _MONTHS_YEAR.fullmatch(low)):
        first, last = _month(match[1]), _month(match[2])
        if first and last - first == length - 1 and last % length == 0:
            yield int(match[3]), last // length


def _valid(kind: PeriodKind, year: int, *parts: int) -> str:
    """The period in our form; empty if there is no such one."""
    letter = {"quarter": "Q", "half-year": "H", "week": "W"}.get(kind, "")
    form = "{}" if kind in ("quarter", "half-year") else "{:02}"
    text = "-".join([str(year), *(letter + form.format(part) for part in parts)])
    try:
        return Period.parse(kind, text).text if EARLIEST_YEAR <= year <= LATEST_YEAR else ""
    except ValueError:
        return ""


def _month(name: str) -> int:
    """The month with this name; 0 for another word."""
    return _ROMAN.get(name.lower()) or _MONTH_OF.get(name.lower()[:3], 0)


def _full(year: str) -> int:
    """A year of two digits is one from 1950 to 2049."""
    return int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= 50 else 2000)


def _counted(number: str) -> int:
    return _ROMAN.get(number) or int(number)
