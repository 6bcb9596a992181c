"""Reads times: years, quarters, half-years, months and weeks, and what stands before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dashboard.numbers.period_words import Part, part_of_year
from dashboard.numbers.phrases import Match
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.vocabulary import currency_code, vocabulary
from dashboard.numbers.words import Language

_YEAR = re.compile(r"[12]\d{3}")


@dataclass(frozen=True)
class Time:
    """A year, a month or a quarter in a text."""

    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    """Half-years and weeks."""
    words: str = ""


def times_in(text: str, language: Language = "en") -> list[Time]:
    """The times that a text names anywhere: 'June 2024', '9 May 2025', '2024'."""
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


@dataclass(frozen=True)
class TimeGrammar(Grammar):
    """Reads times in the tokens of one text."""

    text: str = ""

    def words_of(self, begin: int, end: int) -> str:
        """The words from one token to before another, as the text has them."""
        return self.text[self.tokens[begin].start : self.tokens[end - 1].end]

    def leading_year(self) -> Match[Time] | None:
        """'2024 waren es …', '2024: …'"""
        year = self._years(0)
        if year is None or year.end >= len(self.tokens):
            return None
        way = self.words.directions.at(self.tokens, year.end)
        is_first = self.tokens[year.end].text == ":" or (way is not None and self.tokens[year.end].is_word)
        return Match(replace(year.value, words=self.tokens[0].text), year.end) if is_first else None

    def time(self, index: int, bare: bool = False) -> Match[Time] | None:
        """Read a time, such as 'in June 2024' or 'since 2022'.

        Args:
            index: where it begins.
            bare: whether it needs no word such as 'in' before it.
        """
        begin = index
        for _ in range(2):
            if word := self.words.time.at(self.tokens, index):
                index, bare = word.end, True
            if article := self.words.articles.at(self.tokens, index):
                index = article.end
        if not bare or index >= len(self.tokens):
            return None
        parts = self.named(index)
        if parts is None or (begin == index and not (parts.value.years or parts.value.quarters or parts.value.parts)):
            return None
        end = parts.end
        return Match(replace(parts.value, words=self.words_of(begin, end)), end)

    def named(self, index: int) -> Match[Time] | None:
        """A quarter, half-year, week, month or year at its first word."""
        if index >= len(self.tokens):
            return None
        return self._quarter(index) or self._part(index) or self._month(index) or self._years(index)

    def _part(self, index: int) -> Match[Time] | None:
        """A half-year or a week, with its year behind it or before it: '2024-W05'."""
        is_year = _YEAR.fullmatch(self.tokens[index].text) is not None
        part = part_of_year(self.tokens, index + 1 if is_year else index, self.words)
        if part is None:
            return None
        years = Match(Time((int(self.tokens[index].text),)), part.end) if is_year else self._years(part.end)
        end = years.end if years else part.end
        return Match(Time(years.value.years if years else (), parts=(part.value,)), end)

    def _quarter(self, index: int) -> Match[Time] | None:
        number = self.words.quarters.at(self.tokens, index)
        if number is None:
            return None
        word = self.words.quarter.at(self.tokens, number.end)
        if word is None and self.tokens[index].text != "q":
            return None
        years = self._years(word.end if word else number.end)
        return Match(
            Time(years=years.value.years if years else (), quarters=(number.value,)),
            years.end if years else (word.end if word else number.end),
        )

    def _month(self, index: int) -> Match[Time] | None:
        day = re.fullmatch(r"[0-3]?\d", self.tokens[index].text)
        place = index + 1 if day else index
        if day and place < len(self.tokens) and self.tokens[place].text == ".":
            place += 1
        month = self.words.months.at(self.tokens, place)
        if month is None:
            return None
        end = month.end
        if not day and end < len(self.tokens) and re.fullmatch(r"[0-3]?\d", self.tokens[end].text):
            end += 1
        if end < len(self.tokens) and self.tokens[end].text == ",":
            end += 1
        years = self._years(end)
        months = (month.value,)
        return Match(Time(years.value.years if years else (), months), years.end if years else month.end)

    def _years(self, index: int) -> Match[Time] | None:
        if index >= len(self.tokens) or not _YEAR.fullmatch(self.tokens[index].text) or self._counts(index + 1):
            return None
        years, end = [int(self.tokens[index].text)], index + 1
        joiner = self.words.to.at(self.tokens, end) or self.words.and_.at(self.tokens, end)
        if joiner and joiner.end < len(self.tokens) and _YEAR.fullmatch(self.tokens[joiner.end].text):
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
