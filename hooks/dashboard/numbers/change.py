"""Whether a value is a change, and since when: what may be said to be compared with what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cached_property

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.period import MONTHS_IN, Period, period_named
from dashboard.numbers.claim import Claim
from dashboard.numbers.comparison import Comparison
from dashboard.numbers.comparison_words import Step, comparison_tables
from dashboard.numbers.subject import ValueSubject
from dashboard.numbers.times import Time, TimeGrammar, times_in
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.unit import PERCENT, TIMES, Unit
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_PARTS_OF_LABEL = frozenset(",;:()–—-")
_KINDS = {"quarter": "quarter", "month": "yearmonth"}


class KnownChange(Frozen):
    """What label, period and unit of a value say about a change."""

    subject: ValueSubject

    @cached_property
    def is_change(self) -> bool:
        """Whether the label names a change, as 'GDP growth' and 'Exports, change on the year before' do."""
        return any(_names_change(part, language) for language, part in self._parts())

    def allows(self, comparison: Comparison) -> bool:
        """Tell whether the value may be compared with this time. It must be that of the label, or the one before."""
        if not self.subject.knows_time:
            return not (comparison.step and self._step and comparison.step != self._step)
        if not (self.is_change or self.subject.unit.measure == TIMES):
            return False
        if comparison.step:
            before = self._before(comparison.step)
            is_step = self._step == comparison.step or (self._step is None and self._has_own_step(comparison.step))
            return is_step and self._since in (None, before)
        if comparison.time and comparison.time.is_run:
            return self._step == "year" and self._is_year_before(comparison.time)
        with_period = comparison.time.period if comparison.time else None
        return with_period is not None and with_period == (self._since or self._before(self._step or "year"))

    def _is_year_before(self, other: Time) -> bool:
        """Whether a time is the same months a year before, where the value is of 'January to September 2024'."""
        own = [time for time in times_in(self.subject.period) if time.is_run and time.years]
        return any(other.years == (time.years[0] - 1,) and other.covered == time.covered for time in own)

    def restated(self, claim: Claim, value: Decimal) -> tuple[Claim, Decimal, Unit] | None:
        """A growth in per cent as a multiple, or the reverse, if the words of a claim need it.

        Args:
            claim: the words, such as 'doubled'.
            value: the value in the unit of the subject, such as 100 for %.

        Returns:
            The claim, the value and the unit to compare it in; None if they need no other unit.
        """
        unit = self.subject.unit
        if not self.is_change:
            return None
        if unit == Unit(PERCENT, base=unit.base) and claim.is_multiple:
            sign = -1 if self.subject.falls else 1
            # 'doubled' is exact to a tenth here: +60% is no doubling.
            return replace(claim, exponent=min(claim.exponent, -1)), 1 + sign * value / 100, Unit(TIMES)
        says_percent = claim.direction and any(own.measure == PERCENT for own in claim.units)
        if unit == Unit(TIMES) and says_percent:
            return claim, (value - 1) * 100, Unit(PERCENT)
        return None

    def _parts(self) -> Iterator[tuple[Language, list[Token]]]:
        """The label in its parts, between commas and brackets, as each language reads it."""
        for language in dict.fromkeys(("en", self.subject.language)):
            part: list[Token] = []
            for token in tokenize(self.subject.label, vocabulary(language).words):
                if token.text in _PARTS_OF_LABEL:
                    yield language, part
                    part = []
                else:
                    part.append(token)
            yield language, part

    @cached_property
    def _step(self) -> Step | None:
        """How far back the label says that the other time lies."""
        for language, part in self._parts():
            for index in range(len(part)):
                if step := comparison_tables(language).steps.at(part, index):
                    return step.value
        return None

    @cached_property
    def _own(self) -> Period | None:
        """The period of the value."""
        if re.match(r"\d{1,2} ", self.subject.period):
            return None
        if self.subject.period:
            times = times_in(self.subject.period)
            return times[0].period if len(times) == 1 else None
        times = self._label_times
        if len(times) == 1 and len(times[0].years) == 1:
            return None if self._counts_from_label else times[0].period
        years = [year for time in times for year in time.years]
        return Period.parse("year", str(max(years))) if years else period_named(self.subject.numbers)

    @cached_property
    def _since(self) -> Period | None:
        """The time from which the label counts the change, if it names one."""
        times = self._label_times
        if not times:
            return None
        first = min(times, key=lambda time: time.years)
        since = replace(first, years=first.years[:1]).period
        if self._own is None:
            return since if self._counts_from_label else None
        return since if since and since.start < self._own.start else None

    @cached_property
    def _label_times(self) -> list[Time]:
        label = re.sub(r"\b[12]\d{3}(?= prices| dollars|=)", "", self.subject.label)
        return [time for time in times_in(label) if time.years]

    @cached_property
    def _counts_from_label(self) -> bool:
        """Whether the time of the label is that from which the change is counted: 'since May 2022'."""
        for language, part in self._parts():
            grammar = TimeGrammar(part, vocabulary(language))
            for index in range(len(part)):
                since = comparison_tables(language).since.at(part, index)
                time = grammar.named(since.end) if since else None
                # 'on 9 May' and 'of May' may also say when the change was.
                if (
                    time
                    and time.value.years
                    and (time.value == Time(time.value.years) or grammar.words.bounds.at(part, index))
                ):
                    return True
        return False

    def _has_own_step(self, step: str) -> bool:
        """Whether the period before the value's own is a step back: a year before a year."""
        return self._own is not None and self._own.kind == _KINDS.get(step, step)

    def _before(self, step: str) -> Period | None:
        """The period that lies a step before the value's own."""
        if self._own is None or self._own.kind not in MONTHS_IN:
            return None
        if step == "year":
            # Without a word of the label, a month is not known to be compared with that of the year before.
            is_known = self._own.kind == "year" or self._step == "year"
            return self._own.year_before if is_known else None
        return self._own.later(-1) if self._own.kind == _KINDS[step] else None


def _names_change(part: list[Token], language: Language) -> bool:
    """Whether the noun that a part of a label is about is a change: 'growth' in 'real growth of exports'."""
    words, tables = vocabulary(language), comparison_tables(language)
    start = 0
    while start < len(part) and (known := words.articles.at(part, start) or tables.steps.at(part, start)):
        start = known.end
    end = start
    while end < len(part) and part[end].is_word:
        if end > start and (words.of.at(part, end) or words.time.at(part, end) or words.articles.at(part, end)):
            break
        end += 1
    # A Polish noun stands before what it is of: 'wzrost eksportu'.
    heads = range(start, min(end, start + 2)) if language == "pl" else range(end - 1, end)
    return any(
        tables.changes.at(part, place) or part[place].text.endswith(tables.change_endings or "\0")
        for place in heads
        if place >= start
    )
