"""Reads with what a number is compared: 'than in 2023', 'on a year earlier', 'gegenüber dem Vorjahr'."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.numbers.claim import Claim
from dashboard.numbers.comparison_words import ComparisonTables, Step, comparison_tables
from dashboard.numbers.phrases import Match
from dashboard.numbers.times import Time, TimeGrammar


class Comparison(Frozen):
    """With what a number is compared: 'than in 2023', 'than a year earlier'."""

    words: str
    time: Time | None = None
    step: Step | None = None
    """How far back the other time lies, if it is not named."""


class ComparisonGrammar(TimeGrammar):
    """Reads comparisons in the tokens of one text."""

    @property
    def _compared(self) -> ComparisonTables:
        return comparison_tables(self.words.language)

    def comparison(self, index: int, claim: Claim) -> Match[Comparison] | None:
        """Read 'than in 2023' and 'on a year earlier' behind a number."""
        versus = self._compared.versus.at(self.tokens, index)
        changed = self._compared.versus_changed.at(self.tokens, index) if claim.direction else None
        longest = max((match for match in (versus, changed) if match), key=lambda match: match.end, default=None)
        if longest is None:
            is_said = claim.direction or claim.kind == "multiple"
            return self._before(index, index) if is_said else None
        if before := self._before(index, longest.end):
            return before
        time = self.named(self._skip_article(longest.end))
        # 'on 9 May' and 'from 2021 to 2024' compare nothing.
        if time is None or not time.value.years or (longest is changed and (time.value.months or time.value.years[1:])):
            return None
        return self._with(index, time)

    def other_time(self, index: int) -> Match[Comparison] | None:
        """Read the time behind 'as much as' and 'the level of'."""
        of = self.words.of.at(self.tokens, index)
        if self.tokens[index - 1].text not in self._compared.compares and not of:
            return None
        if before := self._before(index, of.end if of else index):
            return before
        time = self.time(index) or (self.named(of.end) if of else None)
        return self._with(index, time) if time and time.value.years else None

    def _before(self, begin: int, index: int) -> Match[Comparison] | None:
        """Read 'a year earlier'."""
        for place in dict.fromkeys((index, self._skip_article(index))):
            if step := self._compared.earlier.at(self.tokens, place):
                return Match(Comparison(self.words_of(begin, step.end), step=step.value), step.end)
        return None

    def _with(self, begin: int, time: Match[Time]) -> Match[Comparison]:
        words = self.words_of(begin, time.end)
        return Match(Comparison(words, replace(time.value, words=words)), time.end)

    def _skip_article(self, index: int) -> int:
        article = self.words.articles.at(self.tokens, index)
        return article.end if article else index
