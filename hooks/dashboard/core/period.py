"""Periods: days, weeks, months, quarters, half-years and years, as data have them and as readers see them."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Mapping
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from dashboard.core.dates import MONTHS
from dashboard.core.frozen import PartlyCompared

PeriodKind = Literal["date", "week", "yearmonth", "quarter", "half-year", "year"]
"""The kinds of period, from the shortest to the longest. They are field types of datasets."""
KINDS: tuple[PeriodKind, ...] = get_args(PeriodKind)
EARLIEST_YEAR, LATEST_YEAR = 1000, 2999
"""The years of data: those that four digits name and that an axis of time can show."""
_EXPECTED = {
    "date": "a date such as 2025-05-09",
    "week": "a week such as 2025-W19",
    "yearmonth": "a month such as 2025-05",
    "quarter": "a quarter such as 2025-Q2",
    "half-year": "a half-year such as 2025-H1",
    "year": f"a year from {EARLIEST_YEAR} to {LATEST_YEAR}",
}
FORMS = {
    "date": r"([12]\d{3})-(\d\d)-(\d\d)",
    "week": r"([12]\d{3})-W(\d\d)",
    "yearmonth": r"([12]\d{3})-(0[1-9]|1[0-2])",
    "quarter": r"([12]\d{3})-Q([1-4])",
    "half-year": r"([12]\d{3})-H([12])",
    "year": r"([12]\d{3})",
}
"""How periods stand in data, as regular expressions for the whole text."""
MONTHS_IN: Mapping[PeriodKind, int] = {"yearmonth": 1, "quarter": 3, "half-year": 6, "year": 12}
"""How many months a period has, for the kinds that consist of months."""
_ORDINALS = ("first", "second", "third", "fourth")


class Period(PartlyCompared):
    """One day, week, month, quarter, half-year or year."""

    kind: PeriodKind
    number: int
    """Its place among all periods of its kind: the next one has the next number."""
    year_to_date: bool = False
    """Whether what is told of it is a sum from the start of its year. Only its name shows that."""

    uncompared = ("year_to_date",)

    def __lt__(self, other: Period) -> bool:
        """Whether it is earlier; periods of different kinds stand in the order of their kinds' names."""
        return self.number < other.number if self.kind == other.kind else self.kind < other.kind

    def __gt__(self, other: Period) -> bool:
        """Whether it is later."""
        return other < self

    def __le__(self, other: Period) -> bool:
        """Whether it is not later."""
        return not other < self

    def __ge__(self, other: Period) -> bool:
        """Whether it is not earlier."""
        return not self < other

    @classmethod
    def parse(cls, kind: PeriodKind, text: str) -> Period:
        """Read a period as it stands in data.

        Args:
            kind: what it has to be.
            text: such as 2025-05-09, 2025-W19, 2025-05, 2025-Q2, 2025-H1 or 2025.

        Raises:
            ValueError: The text is no such period. The message says what was expected.
        """
        match = re.fullmatch(FORMS[kind], text, re.ASCII)
        if match is None:
            raise ValueError(_EXPECTED[kind])
        year, *rest = (int(part) for part in match.groups())
        if kind == "date":
            try:
                return cls(kind, datetime.date(year, *rest).toordinal())
            except ValueError:
                raise ValueError(_EXPECTED[kind]) from None
        if kind == "week":
            try:
                return cls.containing(kind, datetime.date.fromisocalendar(year, rest[0], 1))
            except ValueError:
                last = datetime.date(year, 12, 28).isocalendar().week
                raise ValueError(f"a week of {year}, which has {year}-W01 to {year}-W{last}") from None
        in_year = 12 // MONTHS_IN[kind]
        return cls(kind, year * in_year + (rest[0] - 1 if rest else 0))

    @classmethod
    def containing(cls, kind: PeriodKind, day: datetime.date) -> Period:
        """The period of a kind in which a day lies."""
        if kind == "date":
            return cls(kind, day.toordinal())
        if kind == "week":
            return cls(kind, (day.toordinal() - 1) // 7)  # (Day 1 of Python's calendar is a Monday.)
        return cls(kind, (day.year * 12 + day.month - 1) // MONTHS_IN[kind])

    def later(self, count: int) -> Period:
        """The period that is a number of periods later."""
        return Period(self.kind, self.number + count, self.year_to_date)

    @property
    def year_before(self) -> Period | None:
        """The same month, quarter, week or day of the year before; None for 29 February and a week 53."""
        if self.kind in MONTHS_IN:
            return self.later(-12 // MONTHS_IN[self.kind])
        try:
            return Period.parse(self.kind, f"{self.year - 1}{self.text[4:]}")
        except ValueError:
            return None

    def at_start(self, kind: PeriodKind) -> Period:
        """The period of a kind, longer or shorter, in which it begins. A sum since the start of the year stays one."""
        return Period(kind, Period.containing(kind, self.start).number, self.year_to_date)

    @property
    def start(self) -> datetime.date:
        """Its first day."""
        if self.kind == "date":
            return datetime.date.fromordinal(self.number)
        if self.kind == "week":
            return datetime.date.fromordinal(self.number * 7 + 1)
        year, month = divmod(self.number * MONTHS_IN[self.kind], 12)
        return datetime.date(year, month + 1, 1)

    @property
    def told_from(self) -> datetime.date:
        """The first day of what is told of it: of a sum since the start of the year that of the year."""
        return self._first.start if self._is_sum else self.start

    @property
    def end(self) -> datetime.date:
        """Its last day."""
        return self.later(1).start - datetime.timedelta(1)

    @property
    def year(self) -> int:
        """The year that it is counted in; of a week the ISO year, which differs around New Year."""
        return self.start.isocalendar().year if self.kind == "week" else self.start.year

    @property
    def part(self) -> int:
        """Which week, month, quarter or half of its year it is, from 1; of a day, which of its month."""
        if self.kind == "date":
            return self.start.day
        if self.kind == "week":
            return self.start.isocalendar().week
        return self.number % (12 // MONTHS_IN[self.kind]) + 1

    @property
    def text(self) -> str:
        """The period as it stands in data, such as 2025-Q2. Texts of one kind sort in order of time."""
        if self.kind == "date":
            return self.start.isoformat()
        forms = {"week": f"-W{self.part:02}", "yearmonth": f"-{self.part:02}", "year": ""}
        return f"{self.year}{forms.get(self.kind, f'-{self.kind[0].upper()}{self.part}')}"

    @property
    def value(self) -> datetime.date | int | str:
        """The period as a row holds it: a date, the number of a year, and else its text."""
        return self.start if self.kind == "date" else self.year if self.kind == "year" else self.text

    @property
    def label(self) -> str:
        """The period where there is little room: 9 May 2025, Feb 2025, W19 2025, Q2 2025, H1 2025, 2025.

        Of a sum since the start of the year it is Jan–Apr 2025 or Q1–Q3 2025.
        """
        if self._is_sum:
            return f"{self._first.label.removesuffix(f' {self.year}')}–{Period(self.kind, self.number).label}"
        if self.kind in ("date", "yearmonth"):
            day = f"{self.start.day} " if self.kind == "date" else ""
            return f"{day}{MONTHS[self.start.month - 1][:3]} {self.year}"
        return str(self.year) if self.kind == "year" else f"{self.kind[0].upper()}{self.part} {self.year}"

    @property
    def words(self) -> str:
        """The period in a sentence: 9 May 2025, February 2025, week 19 of 2025, second quarter of 2025.

        Of a sum since the start of the year it is 'January to April 2025' or 'first to third quarter of 2025'.
        """
        if self._is_sum:
            return range_in_words(self._first, Period(self.kind, self.number))
        return " ".join(part for part in (self._own_words, self._year_words) if part)

    @property
    def _is_sum(self) -> bool:
        return self.year_to_date and self.part > 1

    @property
    def _first(self) -> Period:
        """The first period of its kind in its year."""
        return Period(self.kind, self.number - self.part + 1)

    @property
    def _own_words(self) -> str:
        """The words without the year."""
        if self.kind in ("date", "yearmonth"):
            return f"{self.start.day} {MONTHS[self.start.month - 1]}" if self.kind == "date" else MONTHS[self.part - 1]
        if self.kind == "week":
            return f"week {self.part}"
        return "" if self.kind == "year" else f"{_ORDINALS[self.part - 1]} {self.kind.removesuffix('-year')}"

    @property
    def _year_words(self) -> str:
        return str(self.year) if self.kind in ("date", "yearmonth", "year") else f"of {self.year}"


@functools.lru_cache(maxsize=100_000)
def period_of(kind: PeriodKind, value: datetime.date | int | str, *, year_to_date: bool = False) -> Period:
    """The period that a row's value or its text names. Kept, since rows repeat their times.

    Args:
        kind: what it has to be.
        value: as a row holds it, or its text.
        year_to_date: whether the row tells of a sum from the start of the year. Columns know it: Column.period.

    Raises:
        ValueError: The value is no period of this kind.
    """
    if year_to_date:
        return Period(kind, period_of(kind, value).number, year_to_date=True)
    if isinstance(value, datetime.date):
        return Period.containing(kind, value)
    return Period.parse(kind, str(value))


def period_named(value: datetime.date | float | str) -> Period | None:
    """The period that an author names, of whichever kind; None if it is none."""
    if isinstance(value, datetime.date):
        return Period.containing("date", value)
    for kind in KINDS:
        if re.fullmatch(FORMS[kind], str(value), re.ASCII):
            try:
                return Period.parse(kind, str(value))
            except ValueError:
                return None
    return None


def _require_period(text: str) -> str:
    if period_named(text) is None:
        raise ValueError("a period such as 2022, 2022-Q1, 2022-01 or 2022-01-31")
    return text


PeriodText = Annotated[str, AfterValidator(_require_period)]
"""A period of any kind in a file, as data have it, as a type for models."""


def range_in_words(first: Period, last: Period) -> str:
    """Write from when to when, each part once.

    Args:
        first: the first period.
        last: the last period, of the same kind.

    Returns:
        Words such as '5 to 27 March 2024', 'March to June 2024', 'weeks 5 to 9 of 2024', '2013 to 2024' or
        'fourth quarter of 2023 to second quarter of 2024'; of sums since January 'Jan–Sep 2009 to Jan–Apr 2026'. One
        period stands alone.
    """
    if first == last:
        return first.words
    if first.year_to_date:
        return f"{first.label} to {last.label}"
    if first.year != last.year or first.kind == "year":
        return f"{first.words} to {last.words}"
    begin = first._own_words
    if first.kind == "date" and first.start.month == last.start.month:
        begin = str(first.start.day)
    if first.kind == "week":
        return f"weeks {first.part} to {last.part} of {last.year}"
    return f"{begin.removesuffix(' quarter').removesuffix(' half')} to {last.words}"
