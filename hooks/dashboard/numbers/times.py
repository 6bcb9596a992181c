"""Reads times: years, half-years, quarters, months, weeks and days, and what stands before them."""

from __future__ import annotations

import re

from msgspec.structs import replace

from dashboard.core.frozen import PartlyCompared
from dashboard.core.period import Period, period_named
from dashboard.numbers.period_words import Part, part_of_year
from dashboard.numbers.phrases import Match
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import currency_code, vocabulary
from dashboard.numbers.words import Language

_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")


class Time(PartlyCompared):
    """A time that a text names, such as 'in June 2024'."""

    uncompared = ("words",)

    years: tuple[int, ...] = ()
    """Two for a span: 'from 2021 to 2024'."""
    quarters: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
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
            if bound and not (word and word.end > bound.end):
                word, is_bound = bound, True
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
        return self._with_words(Match(replace(time, is_bound=is_bound or len(time.years) > 1), end), begin)

    def named(self, index: int) -> Match[Time] | None:
        """Read a quarter, half-year, week, month, day or year that begins with the word at an index."""
        if index >= len(self.tokens):
            return None
        return self._quarter(index) or self._part(index) or self._month(index) or self._years(index)

    def _with_words(self, time: Match[Time], begin: int) -> Match[Time]:
        return Match(replace(time.value, words=self.words_of(begin, time.end)), time.end)

    def _quarter(self, index: int) -> Match[Time] | None:
        number = self.words.quarters.at(self.tokens, index)
        if number is None:
            return None
        word = self.words.quarter.at(self.tokens, number.end)
        if word is None and self.tokens[index].text != "q":
            return None
        return self._with_year(Time(quarters=(number.value,)), word.end if word else number.end)

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
        time, end = Time(months=(month.value,)), month.end
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
        if year < len(self.tokens) and self.tokens[year].text == ",":
            year += 1
        elif word := self.words.of.at(self.tokens, year):
            year = word.end
        years = self._years(year)
        return Match(replace(time, years=years.value.years), years.end) if years else Match(time, index)

    def _fits(self, pattern: re.Pattern[str], index: int) -> bool:
        return index < len(self.tokens) and pattern.fullmatch(self.tokens[index].text) is not None

    def _years(self, index: int) -> Match[Time] | None:
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
