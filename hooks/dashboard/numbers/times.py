"""Reads times: years, half-years, quarters, months, weeks, days and runs of them, and what stands before them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dashboard.core.frozen import PartlyCompared
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import Period, period_named
from dashboard.numbers.period_words import Part, first_months, part_of_year
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import currency_code, vocabulary
from dashboard.numbers.words import Language

_YEAR = lazy_re(r"[12]\d{3}")
_YEAR_OF_CENTURY = lazy_re(r"\d\d")
"""The year in 'FY24'."""
_DAY = lazy_re(r"0?[1-9]|[12]\d|3[01]")
WHOLE_YEAR = frozenset(range(1, 13))
"""All months of a year."""


class Time(PartlyCompared):
    """A time that a text names, such as 'in June 2024'."""

    uncompared = ("words",)

    years: tuple[int, ...] = ()
    """Two for a span: 'from 2021 to 2024'."""
    quarters: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    """All months of a run: 1 to 9 for 'January to September'. The same goes for quarters."""
    parts: tuple[Part, ...] = ()
    """Half-years and weeks."""
    days: tuple[int, ...] = ()
    """Days of the month."""
    is_bound: bool = False
    """Whether the value is not of this time: it begins or ends there, as with 'since', or is compared with it."""
    words: str = ""
    """The words of the text that name it."""

    def names(self, other: Time) -> bool:
        """Tell whether it names all that another time names: '9 May 2025' names '2025' and 'May'."""
        return all(
            set(theirs) <= set(mine)
            for mine, theirs in (
                (self.years, other.years),
                (self.quarters, other.quarters),
                (self.months, other.months),
                (self.parts, other.parts),
                (self.days, other.days),
            )
        )

    @property
    def covered(self) -> frozenset[int]:
        """The months of its year that it covers whole; none if it names a week or days."""
        if self.days or any(kind == "week" for kind, _ in self.parts):
            return frozenset()
        lengths = [(3, quarter) for quarter in self.quarters] + [(6, half) for _, half in self.parts]
        parts = {month for length, part in lengths for month in range((part - 1) * length + 1, part * length + 1)}
        return frozenset(parts.union(self.months)) or WHOLE_YEAR

    @property
    def is_run(self) -> bool:
        """Whether it is several months or quarters, as 'January to April' is."""
        return len(self.months) > 1 or len(self.quarters) > 1

    def tells(self, other: Time, *, is_sum: bool) -> bool:
        """Tell whether a value of another time may be told of this one: of June in 'June', of 9 May in 'May'.

        Args:
            other: the time of the value.
            is_sum: whether the value adds up over its time, so that what was so in June was not so in the year.
        """
        if set(self.years) <= set(other.years) and other.covered and self.covered == other.covered:
            return True
        if other.days and other.months and not self.days:
            return set(self.years) <= set(other.years) and self.covered.issuperset(other.months)
        return other.names(self) and not (other.covered and (is_sum or other.is_run))

    def lies_in(self, first: int, last: int) -> bool:
        """Tell whether it lies between the beginning of one month and the end of another one of its year."""
        own = self.period
        return own is not None and first <= own.start.month and (own.end.year, own.end.month) <= (own.start.year, last)

    @property
    def period(self) -> Period | None:
        """The one period that it names with its year, such as the second quarter of 2024; None if it names no such."""
        if len(self.years) != 1 or len([*self.months, *self.quarters, *self.parts]) > 1 or len(self.days) > 1:
            return None
        text = str(self.years[0])
        if self.months:
            text = "-".join([text, *(f"{part:02}" for part in (*self.months, *self.days))])
        elif self.quarters:
            text += f"-Q{self.quarters[0]}"
        elif self.parts:
            kind, number = self.parts[0]
            text += f"-H{number}" if kind == "half-year" else f"-W{number:02}"
        return period_named(text)


def times_in(text: str, language: Language = "en") -> list[Time]:
    """The times that a text names anywhere: 'June 2024', '9 May 2025', 'since 2024'."""
    words = vocabulary(language)
    grammar = TimeGrammar(tokenize(text, words.words), words, text=text)
    times: list[Time] = []
    index = 0
    while index < len(grammar.tokens):
        time = grammar.time(index, bare=True)
        if time:
            times.append(time.value)
        index = time.end if time else index + 1
    return times


class TimeGrammar(Grammar):
    """Reads times in the tokens of one text."""

    text: str = ""

    def words_of(self, begin: int, end: int) -> str:
        """The words from one token to before another, as the text has them."""
        return self.text[self.tokens[begin].start : self.tokens[end - 1].end]

    def leading_year(self) -> Match[Time] | None:
        """A year with which a text begins: '2024 waren es …', '2024: …'"""
        year = self._years(0)
        if year is None or year.end >= len(self.tokens):
            return None
        way = self.words.directions.at(self.tokens, year.end)
        is_first = self.tokens[year.end].text == ":" or (way is not None and self.tokens[year.end].is_word)
        return self._with_words(year, 0) if is_first else None

    def time(self, index: int, bare: bool = False) -> Match[Time] | None:
        """Read a time, such as 'in June 2024' or 'since 2022'.

        Args:
            index: where it begins.
            bare: whether it needs no word such as 'in' before it.
        """
        begin, is_bound = index, False
        for _ in range(2):
            bound, word = self.words.bounds.at(self.tokens, index), self.words.time.at(self.tokens, index)
            if bound and begin < index and not is_bound:
                return None  # 'in the year to June'
            if bound and not (word and word.end > bound.end):
                word, is_bound = bound, True
            word = word or self.words.between.at(self.tokens, index)
            if word:
                index, bare = word.end, True
            if article := self.words.articles.at(self.tokens, index):
                index = article.end
        if not bare or index >= len(self.tokens):
            return None
        parts = self.named(index)
        if parts is None:
            return None
        time, end = parts
        if begin == index and not (time.years or time.quarters or time.parts or time.days):
            return None
        is_bound = len(time.years) > 1 or (is_bound and not time.is_run)  # 'from January to April'
        return self._with_words(Match(replace(time, is_bound=is_bound), end), begin)

    def named(self, index: int) -> Match[Time] | None:
        """Read a quarter, half-year, week, month, day or year that begins with the word at an index."""
        if index >= len(self.tokens):
            return None
        if months := first_months(self.tokens, index, self.words):
            return self._with_year(Time(months=tuple(range(1, months.value + 1))), months.end)
        return self._quarter(index) or self._part(index) or self._month(index) or self._years(index)

    def _with_words(self, time: Match[Time], begin: int) -> Match[Time]:
        return Match(replace(time.value, words=self.words_of(begin, time.end)), time.end)

    def _quarter(self, index: int) -> Match[Time] | None:
        number = self.words.quarters.at(self.tokens, index)
        if number is None:
            return None
        run = self._run(number, self.words.quarters)
        word = self.words.quarter.at(self.tokens, run.end)
        if word is None and "q" not in (self.tokens[index].text, self.tokens[number.end - 1].text):
            return None
        return self._with_year(Time(quarters=run.value), word.end if word else run.end)

    def _run(self, first: Match[int], names: Phrases[int]) -> Match[tuple[int, ...]]:
        """One part of a year, or all from it to another one: 'January to April', 'Q1–Q3', 'first and second'."""
        begin = first.end - 1
        is_between = begin > 0 and self.words.between.at(self.tokens, begin - 1) is not None
        to, and_ = self.words.to.at(self.tokens, first.end), self.words.and_.at(self.tokens, first.end)
        joiner = to or and_
        is_glued = first.end < len(self.tokens) and self.tokens[first.end].glued
        last = names.at(self.tokens, joiner.end if joiner else first.end) if joiner or is_glued else None
        if last is None or last.value <= first.value:
            return Match((first.value,), first.end)
        is_whole = is_between or to or not joiner
        run = range(first.value, last.value + 1) if is_whole else (first.value, last.value)
        return Match(tuple(run), last.end)

    def _part(self, index: int) -> Match[Time] | None:
        """A half-year or a week, with its year behind it or before it: '2024-W05'."""
        if self._fits(_YEAR, index):
            years = (int(self.tokens[index].text),)
            part = part_of_year(self.tokens, index + 1, self.words)
            return Match(Time(years, parts=(part.value,)), part.end) if part else None
        part = part_of_year(self.tokens, index, self.words)
        return self._with_year(Time(parts=(part.value,)), part.end) if part else None

    def _month(self, index: int) -> Match[Time] | None:
        day = self._fits(_DAY, index)
        place = index + 1 if day else index
        if day and place < len(self.tokens) and self.tokens[place].text == ".":
            place += 1
        month = self.words.months.at(self.tokens, place)
        if month is None:
            return None
        run = self._run(month, self.words.months)
        time, end = Time(months=run.value), run.end
        if day:
            return self._with_year(replace(time, days=(int(self.tokens[index].text),)), end)
        if self._fits(_DAY, end) and (dated := self._with_year(time, end + 1)).value.years:
            return Match(replace(dated.value, days=(int(self.tokens[end].text),)), dated.end)  # 'May 9, 2025'
        if self._fits(_DAY, end) and end + 1 == len(self.tokens) and index:
            return Match(replace(time, days=(int(self.tokens[end].text),)), end + 1)
        return self._with_year(time, end)

    def _with_year(self, time: Time, index: int) -> Match[Time]:
        """Add the year behind a part of one."""
        year = index
        if year < len(self.tokens) and self.tokens[year].text in ",/":
            year += 1
        elif word := self.words.of.at(self.tokens, year):
            year = word.end
        years = self._years(year)
        return Match(replace(time, years=years.value.years), years.end) if years else Match(time, index)

    def _fits(self, pattern: re.Pattern[str], index: int) -> bool:
        return index < len(self.tokens) and pattern.fullmatch(self.tokens[index].text) is not None

    def _years(self, index: int) -> Match[Time] | None:
        if self._fits(_YEAR_OF_CENTURY, index) and index and self.tokens[index - 1].text == "fy":
            return Match(Time((2000 + int(self.tokens[index].text),)), index + 1)
        if not self._fits(_YEAR, index) or self._counts(index + 1):
            return None
        years, end = [int(self.tokens[index].text)], index + 1
        joiner = self.words.to.at(self.tokens, end) or self.words.and_.at(self.tokens, end)
        if joiner and self._fits(_YEAR, joiner.end):
            years.append(int(self.tokens[joiner.end].text))
            end = joiner.end + 1
        if after := self.words.time_after.at(self.tokens, end):
            end = after.end
        return Match(Time(tuple(years)), end)

    def _counts(self, index: int) -> bool:
        """Whether what stands here is counted, so that the digits before it are no year."""
        if index >= len(self.tokens):
            return False
        if self.words.time_after.at(self.tokens, index):
            return False
        return bool(
            self.words.scales.at(self.tokens, index)
            or self.words.units.at(self.tokens, index)
            or (self.things and self.things.at(self.tokens, index))
            or currency_code(self.tokens[index].raw)
        )
