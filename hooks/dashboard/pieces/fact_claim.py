"""Compares the words of a fact link with what the data say."""

from __future__ import annotations

import re
from functools import cached_property

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.facts.fact import Fact, FactError
from dashboard.numbers.around_link import ends_in_way
from dashboard.numbers.cardinals import NumberError
from dashboard.numbers.change import KnownChange
from dashboard.numbers.claim import Claim, fits, matches
from dashboard.numbers.ordinals import told_rank
from dashboard.numbers.period_words import names_fiscal_year
from dashboard.numbers.sentence import Base, Sentence, Tail, read_sentence
from dashboard.numbers.statement import unstated_number
from dashboard.numbers.subject import ValueSubject
from dashboard.numbers.times import Time
from dashboard.numbers.unit import POINTS, TIMES, Unit
from dashboard.numbers.unit_grammar import base_name
from dashboard.numbers.units import measures_in, read_unit, unit_names
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.words import Language
from dashboard.numbers.writing import proposals

_STAND_FOR: dict[tuple[str, ...], tuple[str, ...]] = {
    ("nation",): ("population", "respondents"),
    ("many",): ("exports", "imports", "sales", "votes", "voters", "respondents", "households", "population"),
}
"""Bases that a word such as 'Russians' or 'them' may mean."""
_ADDED = lazy_re(r"\b(add(ed|itions?|itional)|new|net|(in|out)flows?|gains?|cuts?|balance)\b", re.IGNORECASE)
"""Words of a title whose values are amounts by which something else rose or fell."""
_HOW_TO_GO_ON = (
    "Say it in other words, or outside the link. If it is a unit, or a thing that is counted, declare it under 'units' "
    "in data/names.yaml."
)


class FactClaim(Frozen):
    """The words of one link beside the fact that they state."""

    words: str
    fact: Fact
    language: Language
    name: str
    """What a message calls the fact."""
    declared: tuple[DeclaredUnit, ...] = ()
    """The units that the site declares."""

    def check(self) -> list[FactError]:
        """Compare the words with the fact.

        Returns:
            What is doubtful, and no more than that.

        Raises:
            FactError: The words are not true, a word was not understood, or there is nothing in them to compare.
        """
        if self.fact.holds is not None:
            self._check_statement()
            return []
        if self._unit.measure == "rank" and (rank := told_rank(self.words.strip(), self.language)):
            self._check_rank(rank)
            return []
        sentence = self._read()
        claims = self._claims_of(sentence)
        if sentence.unread:
            listed = ", ".join(f"'{word}'" for word in dict.fromkeys(sentence.unread))
            raise self._error("fact-word", f"Of '{self.words}' this was not understood: {listed}.", _HOW_TO_GO_ON)
        for time in sentence.times:
            if not self._subject.agrees(time):
                message = f"'{self.words}' speaks of another time than {self.name}: read '{time.words}'."
                raise self._error("fact-time", message, f"The value is that of {self._period}.")
        for year in sentence.index_years:
            if str(year) not in f"{self.fact.unit} {self.fact.label}":
                message = f"'{self.words}' says '{year} = 100', but title and unit of {self.name} do not say so."
                raise self._error("fact-unit", message, f"The value is {self.fact.written}.")
        for comparison in sentence.comparisons:
            if not self._change.allows(comparison):
                message = f"'{self.words}' compares {self.name} with another time: read '{comparison.words}'."
                raise self._error("fact-time", message, f"{self._compared_hint} The value is that of {self._period}.")
        is_fiscal = names_fiscal_year(f"{self.fact.label} {self.fact.unit}")
        fiscal = (time for time in sentence.times if names_fiscal_year(time.words) and not is_fiscal)
        remarks = [self._doubt_of_year(time) for time in fiscal]
        remarks += [remark for base in sentence.bases if (remark := self._check_base(base))]
        remarks += [remark for tail in sentence.tails if (remark := self._check_tail(tail))]
        for claim in claims:
            self._check_claim(claim)
        is_told = any(claim.direction and ends_in_way(self.words[: claim.start], self.language) for claim in claims)
        if is_told and not self.is_of_change:
            remarks.append(self.doubt_of_change("fact-base", self.words))
        return remarks

    def _doubt_of_year(self, time: Time) -> FactError:
        message = f"'{self.words}' speaks of a fiscal year; title and unit of {self.name} name none."
        hint = f"If its figures are those of fiscal years, say so in the title; else leave out '{time.words}'."
        return FactError("fact-base", message, hint, self.fact)

    def _check_rank(self, rank: int) -> None:
        if rank != self.fact.value:
            message = f"'{self.words}' is not true: {self.name} is {self.fact.written}."
            raise self._error("fact-false", message, f"The value is {self.fact.written}.")

    def doubt_of_change(self, id: str, words: str) -> FactError:
        """The finding, with an id, that words speak of a change where the fact is none."""
        message = f"'{words}' speaks of a change; the title of {self.name} names none."
        hint = "Write 'rose to', name the change in the title, or state the difference as a fact of data/facts.yaml."
        return FactError(id, message, hint, self.fact)

    @property
    def is_of_change(self) -> bool:
        """Whether title or unit of the fact say that it is a change, or nothing is known of it."""
        fact = self.fact
        subject = ValueSubject(
            f"{fact.label}, {fact.unit}", fact.period, "", self._unit, fact.unit or "", self.language
        )
        is_change = KnownChange(subject).is_change or subject.falls or _ADDED.search(fact.label)
        return not fact.period or self._unit.measure in (TIMES, POINTS) or bool(is_change)

    @property
    def says_pace(self) -> bool:
        """Whether the title of the fact says that it is told by a time, as 'Monthly imports' does."""
        return self._subject.has_pace

    @cached_property
    def _unit(self) -> Unit:
        return read_unit(self.fact.unit or "")

    @cached_property
    def _subject(self) -> ValueSubject:
        numbers = " ".join(self.fact.ignored_numbers)
        return ValueSubject(self.fact.label, self.fact.period, numbers, self._unit, self.fact.unit or "", self.language)

    @cached_property
    def _change(self) -> KnownChange:
        return KnownChange(self._subject)

    @property
    def _compared_hint(self) -> str:
        if self._change.is_change:
            return "Its title must name the time, as in 'Growth since 2019'; without one it is the year before."
        return "Its title must say that it is a change, as in 'Growth of exports'."

    @property
    def _period(self) -> str:
        return self.fact.period or ", ".join(self.fact.ignored_numbers) or "another time"

    def _read(self) -> Sentence:
        try:
            things = (*unit_names(self.fact.unit or "", self.language), *self._subject.things)
            return read_sentence(self.words, self.language, things=things, declared=self.declared)
        except NumberError as error:
            message = (
                f"Read '{error}' in '{self.words}', which is no number in the language of the text ({self.language})."
            )
            raise self._error("fact-number", message, "English writes 1,234.5; the others write 1234,5.") from None

    def _claims_of(self, sentence: Sentence) -> list[Claim]:
        """The numbers that are compared."""
        claims = sentence.claims
        if sentence.crowded:
            listed = ", ".join(f"'{self._text(claim)}'" for claim in claims)
            message = f"'{self.words}' holds {len(claims)} numbers: {listed}."
            raise self._error("fact-number", message, "One link is one number.")
        if not claims:
            hint = "A statement without a number is a 'holds' of data/facts.yaml."
            raise self._error("fact-number", f"'{self.words}' holds no number.", hint)
        return claims

    def _text(self, claim: Claim) -> str:
        return self.words[claim.start : claim.end]

    def _check_base(self, base: Base) -> FactError | None:
        """Compare what a number is said to be a part of with what the unit and the label say."""
        of = self._unit.base
        if of and of in (" ".join(base.others), base_name(base.words)):
            return None
        is_named = of in base.names or of in _STAND_FOR.get(base.names[-1:], ())
        is_other = self._subject.contradicts(base.words) or self._subject.opposes(base)
        if is_other or (of and (base.names or base.others) and not is_named):
            given = f"given in {self.fact.unit}" if of else f"'{self.fact.label}'"
            message = f"'{self.words}' is a part of '{base.words}'; {self.name} is {given}."
            raise self._error("fact-unit", message, f"The value is {self.fact.written}.")
        unknown = self._subject.unknown(base, of)
        if not unknown:
            return None
        listed = ", ".join(f"'{word}'" for word in unknown)
        message = f"'{self.words}' speaks of '{base.words}', but title and unit of {self.name} do not name {listed}."
        if any(sign.isdigit() for sign in "".join(unknown)):
            # Tonnes of CO2 are no tonnes of oil.
            raise self._error("fact-unit", message, f"The value is {self.fact.written}.")
        return FactError(
            "fact-base", message, "Name it in the title of the field, or say it outside the link.", self.fact
        )

    def _check_tail(self, tail: Tail) -> FactError | None:
        """Compare what stands behind a number, such as 'in volume' or 'year on year', with the label."""
        if tail.kind == "now":
            if not self._subject.is_of_now(self.fact.updated.year):
                message = f"'{self.words}' says '{tail.words}'."
                raise self._error("fact-time", message, f"The value is that of {self._period}.")
            return None
        is_other = tail.year is not None and self._subject.has_other_prices(tail.year)
        if self._subject.knows(tail.kind, tail.name) and not is_other:
            return None
        message = f"'{self.words}' says '{tail.words}', but title and unit of {self.name} do not say so."
        if is_other or self._subject.contradicts(tail.words):
            raise self._error("fact-unit", message, f"The value is that of '{self.fact.label}'.")
        return FactError("fact-base", message, "Say it in the title of the field, or outside the link.", self.fact)

    def _check_claim(self, claim: Claim) -> None:
        fact = self.fact
        assert fact.value is not None
        if fact.unit is not None and not self._fits(claim):
            message = f"'{self.words}' does not fit {self.name}, which is given in {fact.unit or 'plain numbers'}."
            raise self._error("fact-unit", message, f"The value is {self.fact.written}.")
        if not self._has_named_unit(claim):
            message = f"'{self.words}' names a unit, but the data give none for {self.name}."
            hint = "Give it its 'unit': a fact in data/facts.yaml, a field in its descriptor."
            raise self._error("fact-unit", message, f"{hint} The value is {self.fact.written}.")
        if not self._is_true(claim):
            when = f", as known on {day(fact.as_of)}" if fact.as_of else ""
            message = f"'{self.words}' is not true: {self.name} is {self.fact.written}{when}."
            raise self._error("fact-false", message, self._hint(claim))

    def _fits(self, claim: Claim) -> bool:
        assert self.fact.value is not None
        restated = self._change.restated(claim, self.fact.value)
        claim, _, unit = restated or (claim, self.fact.value, self._unit)
        return fits(claim, unit, yearly=self._subject.is_yearly)

    def _has_named_unit(self, claim: Claim) -> bool:
        """Whether the unit of a claim stands in the data; where they give none, in the label."""
        if self.fact.unit is not None or not (claim.has_unit or claim.kind == "multiple"):
            return True
        named = measures_in(self.fact.label, self.language)
        return any((unit.measure or TIMES) in named for unit in claim.units)

    def _is_true(self, claim: Claim) -> bool:
        fact, unit = self.fact, self._unit
        assert fact.value is not None
        if fact.unit is None and (claim.has_unit or claim.kind != "number"):
            # The data give no unit: that of the words stands in the label.
            unit = Unit(claim.units[0].measure) if claim.has_unit else unit
        if claim.direction and self._subject.is_level:
            return False
        restated = self._change.restated(claim, fact.value)
        claim, value, unit = restated or (claim, fact.value, unit)
        return matches(
            claim,
            value,
            unit,
            yearly=self._subject.is_yearly,
            falls=self._subject.falls and not restated,
            # A figure that is marked, such as a provisional one, may stand for 'less than' itself.
            loose=bool(fact.mark) and not fact.computed,
        )

    def _hint(self, claim: Claim) -> str:
        """The closest wording that is itself accepted; without one, the value."""
        assert self.fact.value is not None
        for text in proposals(self.words, claim, self.fact.value, self._unit, self.language):
            if text != self.words and self._accepts(text):
                return f"Write '{text}'."
        return f"The value is {self.fact.written}."

    def _accepts(self, text: str) -> bool:
        other = FactClaim(text, self.fact, self.language, self.name, self.declared)
        try:
            sentence = other._read()
            claims = other._claims_of(sentence)
        except FactError:
            return False
        fine = not sentence.unread and all(map(other._subject.agrees, sentence.times))
        fine = fine and all(map(other._change.allows, sentence.comparisons))
        return fine and all(
            (self.fact.unit is None or self._fits(claim)) and other._has_named_unit(claim) and other._is_true(claim)
            for claim in claims
        )

    def _check_statement(self) -> None:
        """A statement needs not be read whole, but every figure in it must stand in the sentence that is checked."""
        number = unstated_number(self.words, self.language, self.fact.label)
        if number:
            message = f"'{self.words}' holds the number '{number}', which nothing checks."
            hint = f"Say it in the 'states' of {self.name}, or use a 'value' for it."
            raise self._error("fact-number", message, hint)
        if not self.fact.holds:
            message = f"'{self.words}' is not true: it is no longer so that '{self.fact.label.rstrip('.')}'."
            raise self._error("fact-false", message, f"Change the sentence, or {self.name} in data/facts.yaml.")

    def _error(self, id: str, message: str, hint: str) -> FactError:
        return FactError(id, message, hint, self.fact)
