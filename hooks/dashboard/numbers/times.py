"""Reads times: years, quarters, months, weeks and days, and what stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction

from dashboard.numbers.phrases import Match
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import Unit
from dashboard.numbers.vocabulary import currency_code, vocabulary
from dashboard.numbers.words import Language

_YEAR = re.compile(r"[12]\d{3}")
_DAY = re.compile(r"0?[1-9]|[12]\d|3[01]")
_WEEK = re.compile(r"0?[1-9]|[1-4]\d|5[0-3]")
_WEEK_UNIT = Unit("day", Fraction(7))


@dataclass(frozen=True)
class Time:
    """A time that a text names, such as 'in June 2024'."""

    years: tuple[int, ...] = ()
    """Two for a span: 'from 2021 to 2024'."""
    quarters: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    """Days of the month."""
    is_bound: bool = False
    """Whether the value is not of this time: it begins or ends there, as with 'since', or is compared with it."""
    words: str = field(default="", compare=False)

    def names(self, other: Time) -> bool:
        """Tell whether it names all that another time names: '9 May 2025' names '2025' and 'May'."""
        return all(
            set(theirs) <= set(mine)
            for mine, theirs in (
                (self.years, other.years),
                (self.quarters, other.quarters),
                (self.months, other.months),
                (self.weeks, other.weeks),
                (self.days, other.days),
            )
        )


def times_in(text: str, language: Language = "en") -> list[Time]:
    """The times that a text names anywhere: 'June 2024', '9 May 2025', 'since 2024'."""
    words = vocabulary(language)
    grammar = TimeGrammar(tokenize(text, words.words), words)
    times: list[Time] = []
    index = 0
    while index < len(grammar.tokens):
        time = grammar.time(index, bare=True)
        if time:
            words_of_time = text[grammar.tokens[index].start : grammar.tokens[time.end - 1].end]
            times.append(replace(time.value, words=words_of_time))
        index = time.end if time else index + 1
    return times


@dataclass(frozen=True)
class TimeGrammar(Grammar):
    """Reads times in the tokens of one text."""

    def leading_year(self) -> Match[Time] | None:
        """A year with which a text begins: '2024 waren es …', '2024: …'"""
        year = self._years(0)
        if year is None or year.end >= len(self.tokens):
            return None
        way = self.words.directions.at(self.tokens, year.end)
        is_first = self.tokens[year.end].text == ":" or (way is not None and self.tokens[year.end].is_word)
        return year if is_first else None

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
        parts = self._quarter(index) or self._week(index) or self._month(index) or self._years(index)
        if parts is None:
            return None
        time, end = parts
        if begin == index and not (time.years or time.quarters or time.weeks or time.days):
            return None
        return Match(replace(time, is_bound=is_bound or len(time.years) > 1), end)

    def _quarter(self, index: int) -> Match[Time] | None:
        number = self.words.quarters.at(self.tokens, index)
        if number is None:
            return None
        word = self.words.quarter.at(self.tokens, number.end)
        if word is None and self.tokens[index].text != "q":
            return None
        return self._with_year(Time(quarters=(number.value,)), word.end if word else number.end)

    def _week(self, index: int) -> Match[Time] | None:
        """'week 5', 'week 5 of 2024'"""
        unit = self.words.units.at(self.tokens, index)
        if unit is None or unit.value[0] != _WEEK_UNIT or not self._fits(_WEEK, unit.end):
            return None
        return self._with_year(Time(weeks=(int(self.tokens[unit.end].text),)), unit.end + 1)

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
