"""Reads the words of a link whole: its numbers, what they are of, and its times. What is not read is named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from dashboard.numbers.claim import Claim
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.quantity import Grammar
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import TIMES, Unit
from dashboard.numbers.vocabulary import DeclaredUnit, Units, currency_code, vocabulary
from dashboard.numbers.words import Language

_MARKS = frozenset(",;:.!?()[]\"'“”„‘’«»…*_`\\")
_YEAR = re.compile(r"[12]\d{3}")
MAX_LENGTH = 1000
"""Longer words of a link are not read: no sentence is so long."""
_MAX_BASE = 8
"""How many words a base may have."""


@dataclass(frozen=True)
class Time:
    """A year, a month or a quarter in a text."""

    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Base:
    """Of what a number is a part: 'of Russian exports'."""

    words: str
    names: tuple[str, ...]
    """What its words name, of those that everybody knows: 'exports'."""
    others: tuple[str, ...]
    """Its other words that mean something, in small letters."""


@dataclass
class Sentence:
    """What was read in the words of a link."""

    claims: list[Claim] = field(default_factory=list)
    bases: list[Base] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    crowded: bool = False
    """Whether two numbers stand side by side with no sign between them."""
    unread: list[str] = field(default_factory=list)
    """Words and signs that are in no table, as the text has them."""


def read_sentence(
    text: str,
    language: Language,
    *,
    things: Iterable[tuple[str, Unit]] = (),
    declared: tuple[DeclaredUnit, ...] = (),
) -> Sentence:
    """Read the words of a link whole.

    Args:
        text: the words.
        language: their language.
        things: names of what is counted, with their units, beside those that everybody knows.
        declared: units that the site declares.

    Returns:
        All that was read, and the words that were not.

    Raises:
        NumberError: Digits and separators are no number in this language.
    """
    if len(text) > MAX_LENGTH:
        return Sentence(unread=[text[:20] + "…"])
    words = vocabulary(language, declared)
    own: Phrases[Units] = Phrases(((name, (unit,)) for name, unit in things), words.words, separator=None)
    return _Reader(Grammar(tokenize(text, words.words), words, own), text).read()


def times_in(text: str, language: Language = "en") -> Sentence:
    """The times that a text names anywhere: 'June 2024', '9 May 2025', '2024'."""
    words = vocabulary(language)
    reader = _Reader(Grammar(tokenize(text, words.words), words), text)
    index = 0
    while index < len(reader.tokens):
        time = reader.time(index, bare=True)
        if time:
            reader.sentence.times.append(time.value)
        index = time.end if time else index + 1
    return reader.sentence


class _Reader:
    def __init__(self, grammar: Grammar, text: str) -> None:
        self.grammar, self.tokens, self.words, self.text = grammar, grammar.tokens, grammar.words, text
        self.sentence = Sentence()
        self.index = 0

    def read(self) -> Sentence:
        while self.index < len(self.tokens):
            self.index = self._next()
        return self.sentence

    def _next(self) -> int:
        """Read what stands at the index. Returns the index behind it."""
        token, claims = self.tokens[self.index], self.sentence.claims
        if token.text in _MARKS and not self._is_glued(self.index + 1):
            return self.index + 1
        if token.text in "([„“\"'‘«*_`\\":
            return self.index + 1
        if claims and not self._is_separated() and (end := self._behind(claims)):
            return end
        if self.index == 0 and (year := self._leading_year()):
            self.sentence.times.append(year.value)
            return year.end
        hedge_or_level = self.words.hedges.at(self.tokens, self.index) or self.words.directions.at(
            self.tokens, self.index
        )
        if (claims or not hedge_or_level) and (time := self.time(self.index, bare=bool(claims))):
            self.sentence.times.append(time.value)
            return time.end
        if quantity := self.grammar.quantity(self.index):
            claim, end = quantity
            self.sentence.crowded |= bool(claims) and not self._is_separated()
            claims.append(claim)
            return end
        self.sentence.unread.append(self.text[token.start : token.end])
        return self.index + 1

    def _leading_year(self) -> Match[Time] | None:
        """'2024 waren es …', '2024: …'"""
        year = self._years(0)
        if year is None or year.end >= len(self.tokens):
            return None
        way = self.words.directions.at(self.tokens, year.end)
        is_first = self.tokens[year.end].text == ":" or (way is not None and self.tokens[year.end].is_word)
        return Match(replace(year.value, words=self.tokens[0].text), year.end) if is_first else None

    def _is_glued(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].glued and self.tokens[index].text not in _MARKS

    def _is_separated(self) -> bool:
        """Whether a sign stands before the index, so that another number may follow: 'a third, 33.3%'."""
        return self.tokens[self.index - 1].text in ",;:(–—"

    def _behind(self, claims: list[Claim]) -> int | None:
        """Read what may stand behind a number. Returns the index behind it."""
        words, tokens, index, claim = self.words, self.tokens, self.index, claims[-1]
        is_multiple = claim.kind == "multiple" or any(unit.measure == TIMES for unit in claim.units)
        if (of_whole := self._comparison(index)) and (is_multiple or claim.kind == "fraction"):
            way = words.directions_after.at(tokens, index)
            if is_multiple or not way or way.end < of_whole.end:
                return of_whole.end
        if time := self.time(index, bare=claim.has_unit or claim.kind != "number"):
            self.sentence.times.append(time.value)
            return time.end
        if not claim.hedge and (hedge := words.hedges_after.at(tokens, index)):
            claims[-1] = replace(claim, hedge=hedge.value)
            return hedge.end
        if after := words.after.at(tokens, index):
            return after.end
        if way := words.directions_after.at(tokens, index):
            if claim.direction in (0, way.value) and claim.value > 0:
                claims[-1] = replace(claim, direction=way.value)
                return way.end
            return None
        if self.sentence.bases and not any(unit.per for unit in claim.units):
            # 'barrels of oil a day'
            per, end = self.grammar.periods(index)
            if per:
                units = tuple(replace(unit, per=per) for unit in claim.units)
                claims[-1] = replace(claim, units=units, span=(claim.span[0], tokens[end - 1].end))
                return end
        return self._base(index)

    def _comparison(self, index: int) -> Match[None] | None:
        return self.words.comparison.at(self.tokens, index)

    def _base(self, index: int) -> int | None:
        """Read 'of exports'. Returns the index behind it."""
        of = self.words.of.at(self.tokens, index)
        is_bare = self.words.words.bare_bases or self.sentence.claims[-1].kind == "fraction"
        if of is None and not (is_bare and self.words.bases.at(self.tokens, index)):
            return None
        begin = end = of.end if of else index
        names: list[str] = []
        others: list[str] = []
        while end < len(self.tokens) and end - begin < _MAX_BASE:
            token = self.tokens[end]
            if end > begin and self.grammar.periods(end)[0]:
                break
            if base := self.words.bases.at(self.tokens, end):
                names.append(base.value)
                end = base.end
                continue
            if not token.is_word or self._means_something_else(end) or self.time(end):
                break
            if not self.words.base_words.at(self.tokens, end) and not self.words.articles.at(self.tokens, end):
                others.append(token.text.removesuffix("'s"))
            end += 1
        if not names and not others and end == begin:
            return None
        words = self.text[self.tokens[begin].start : self.tokens[end - 1].end]
        self.sentence.bases.append(Base(words, tuple(names), tuple(others)))
        return end

    def _means_something_else(self, index: int) -> bool:
        """Whether a word changes the number, so that it is no part of a base."""
        words, tokens = self.words, self.tokens
        if words.negations.at(tokens, index) or words.scales.at(tokens, index):
            return True
        if words.base_words.at(tokens, index) or words.articles.at(tokens, index):
            return False
        unit = words.units.at(tokens, index)
        is_number = any(table.at(tokens, index) for table in (words.ones, words.teens, words.tens, words.multiples))
        return bool(is_number or unit or words.fractions.at(tokens, index) or currency_code(tokens[index].raw))

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
        parts = self._quarter(index) or self._month(index) or self._years(index)
        if parts is None or (begin == index and not parts.value.years and not parts.value.quarters):
            return None
        end = parts.end
        return Match(replace(parts.value, words=self.text[self.tokens[begin].start : self.tokens[end - 1].end]), end)

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
            or (self.grammar.things and self.grammar.things.at(self.tokens, index))
            or currency_code(self.tokens[index].raw)
        )
