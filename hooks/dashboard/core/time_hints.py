"""What to do about a cell that should be a time and is written in another way: as publishers and spreadsheets do."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from dashboard.core.dates import MONTHS
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
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIRST_SERIAL, _LAST_SERIAL = 20_000, 80_000
_DAY_NOUGHT = datetime.date(1899, 12, 30)
"""Of the days that spreadsheets count: 45657 is 31 December 2024."""
_CLOCK = r"(?:[T ]\d{1,2}:\d\d(?::\d\d)?(?:\.0+)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?)?"
_YEAR_FIRST = re.compile(rf"([12]\d{{3}})[-./ 年](\d{{1,2}})[-./ 月](\d{{1,2}})日?{_CLOCK}")
_EIGHT_DIGITS = re.compile(r"([12]\d{3})(\d\d)(\d\d)")
_WITHOUT_ZONE = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})(?::\d{2})?")
_YEAR_LAST = re.compile(rf"(\d{{1,2}})([-./])\s?(\d{{1,2}})\2\s?([12]\d{{3}}|\d\d){_CLOCK}")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:\.|st|nd|rd|th)?[- ]([^\W\d_]{3,15})\.?,?[- ]([12]\d{3})")
_MONTH_DAY = re.compile(r"([^\W\d_]{3,15})\.? (\d{1,2}), ?([12]\d{3})")
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,15})\.?[-/ ']*([12]\d{3}|\d\d)(?: r\.?| г\.?)?")
_YEAR_MONTH = re.compile(r"([12]\d{3}|\d\d)[-/ ]+([^\W\d_]{3,15})\.?")
_YEAR_NUMBER = re.compile(r"([12]\d{3})(?:[-./ ]?m|[-./]|年)?(\d{1,2})月?")
_NUMBER_YEAR = re.compile(r"(\d{1,2})[-./]([12]\d{3})")
_PARTS = {
    "quarter": r"q|kw|kv|k|quartal|kwartał|kvartalet|кв|quarter",
    "half-year": r"h|hy|s|half|halbjahr|hj|półrocze|halvår|halvåret",
    "week": r"w|kw|v|woche|week|vecka|tydzień",
}
_NUMBER = r"(\d{1,2}|iv|i{1,3})(?:st|nd|rd|th|:a|:e)?"
_ONLY_YEAR = re.compile(
    r"([12]\d{3})(?: ?r\.?| ?г\.?|年| год| rok)|([12]\d{3}) \[YR\2\]|(?:år|rok|year|jahr) ([12]\d{3})", re.IGNORECASE
)
_FINANCIAL = re.compile(r"(?:FY ?)?[12]\d{3}[/–-]\d{2}(?:\d\d)?|FY ?'?\d{2,4}", re.IGNORECASE)


def time_hint(kind: PeriodKind, text: str) -> str:
    """Say what to do about a cell that is no period of a kind.

    Args:
        kind: of the field.
        text: the cell.

    Returns:
        How to write it; both ways where it can be read in two, such as 03/04/2024. Empty if nothing is known about it.
    """
    plain = " ".join(text.split())
    if kind == "year" and _FINANCIAL.fullmatch(plain):
        return (
            "A financial year is no calendar year: make the field a 'string', or write the year in which it ends and "
            "say so in 'how'."
        )
    if re.fullmatch(r"\d{5}(?:\.0+)?", plain) and _FIRST_SERIAL <= int(plain[:5]) <= _LAST_SERIAL:
        day = _DAY_NOUGHT + datetime.timedelta(int(plain[:5]))
        period = Period.containing(kind, day).text
        return f"Write {period} if it is a day as spreadsheets count them, which is {day.isoformat()}."
    day_first, month_first = (_readings(kind, plain, turned) for turned in (False, True))
    if day_first and month_first and day_first != month_first:
        return f"Write {day_first} if the day stands first, {month_first} if the month does."
    if found := day_first or month_first:
        # (Programs write the first day for a month or a year.)
        day_of = "" if kind == "date" else _readings("date", plain, turned=False)
        is_day = day_of and not day_of.endswith("-01")
        days = f" If each row is of a day, make the field a 'date', and write {day_of}." if is_day else ""
        return f"Write {found}.{days}"
    return _no_such_day(plain) if kind == "date" else ""


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
        return match[1] or match[2] or match[3]
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
        yield int(match[3]), _month(match[2]), int(match[1])
    if match := _MONTH_DAY.fullmatch(text):
        yield int(match[3]), _month(match[1]), int(match[2])


def _months(text: str) -> Iterator[tuple[int, int]]:
    if match := _MONTH_YEAR.fullmatch(text):
        yield _full(match[2]), _month(match[1])
    if match := _YEAR_MONTH.fullmatch(text):
        yield _full(match[1]), _month(match[2])
    if match := _YEAR_NUMBER.fullmatch(text.lower()):
        yield int(match[1]), int(match[2])
    if match := _NUMBER_YEAR.fullmatch(text):
        yield int(match[2]), int(match[1])


def _parts(kind: PeriodKind, text: str) -> Iterator[tuple[int, int]]:
    """The year and the number of a quarter, half-year or week, in every order in which they are written."""
    word, low = rf"(?:{_PARTS[kind]})\.?", text.lower()
    gap = r"[-./ ]*"
    if match := re.fullmatch(rf"([12]\d{{3}}){gap}{word}{gap}{_NUMBER}", low):
        yield int(match[1]), _counted(match[2])
    if match := re.fullmatch(rf"([12]\d{{3}}){gap}{_NUMBER}\.?{gap}{word}", low):
        yield int(match[1]), _counted(match[2])
    if match := re.fullmatch(rf"{word}{gap}{_NUMBER}{gap}([12]\d{{3}})", low):
        yield int(match[2]), _counted(match[1])
    if match := re.fullmatch(rf"{_NUMBER}\.?{gap}{word}{gap}([12]\d{{3}})(?: r\.?)?", low):
        yield int(match[2]), _counted(match[1])


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
    return _MONTH_OF.get(name.lower()[:3], 0)


def _full(year: str) -> int:
    """A year of two digits is one from 1950 to 2049."""
    return int(year) if len(year) > 2 else int(year) + (1900 if int(year) >= 50 else 2000)


def _counted(number: str) -> int:
    return _ROMAN.get(number) or int(number)
