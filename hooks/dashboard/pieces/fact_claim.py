"""Compares the words of a fact link with what the data say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from dashboard.core.dates import day
from dashboard.facts.fact import Fact, FactError
from dashboard.numbers.cardinals import NumberError
from dashboard.numbers.claim import Claim, fits, matches
from dashboard.numbers.reader import find_claims
from dashboard.numbers.sentence import Base, Sentence, read_sentence
from dashboard.numbers.subject import Subject
from dashboard.numbers.unit import PERCENT, TIMES, Unit
from dashboard.numbers.unit_grammar import base_name
from dashboard.numbers.units import measures_in, read_unit, unit_names
from dashboard.numbers.vocabulary import DeclaredUnit
from dashboard.numbers.words import Language
from dashboard.numbers.writing import proposals

_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_HOW_TO_GO_ON = (
    "Say it in other words, or outside the link. If it is a unit, or a thing that is counted, declare it under 'units' "
    "in data/names.yaml."
)


@dataclass(frozen=True)
class FactClaim:
    """The words of one link beside the fact that they state."""

    words: str
    fact: Fact
    language: Language
    name: str
    """What a message calls the fact."""
    written: str
    """The value as labels write it."""
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
        sentence = self._read()
        claims = self._claims_of(sentence)
        if sentence.unread:
            listed = ", ".join(f"'{word}'" for word in dict.fromkeys(sentence.unread))
            raise self._error("fact-word", f"Of '{self.words}' this was not understood: {listed}.", _HOW_TO_GO_ON)
        for time in sentence.times:
            if not self._subject.agrees(time):
                message = f"'{self.words}' speaks of another time than {self.name}: read '{time.words}'."
                raise self._error("fact-time", message, f"The value is that of {self._period}.")
        remarks = [remark for base in sentence.bases if (remark := self._check_base(base))]
        for claim in claims:
            self._check_claim(claim)
        return remarks

    @cached_property
    def _unit(self) -> Unit:
        return read_unit(self.fact.unit or "")

    @cached_property
    def _subject(self) -> Subject:
        numbers = " ".join(self.fact.ignored_numbers)
        return Subject(self.fact.label, self.fact.period, numbers, self._unit, self.fact.unit or "", self.language)

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
        """The numbers that are compared. Those that repeat the key are left out, if there are others."""
        claims = sentence.claims
        if len(claims) > 1 and sentence.crowded:
            own = [claim for claim in claims if not (claim.is_bare and self._text(claim) in self.fact.ignored_numbers)]
            listed = ", ".join(f"'{self._text(claim)}'" for claim in claims)
            if len(own) != 1:
                message = f"'{self.words}' holds {len(claims)} numbers: {listed}."
                raise self._error("fact-number", message, "One link is one number.")
            return own
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
        is_named = of in base.names
        if of and (base.names or base.others) and not is_named:
            message = f"'{self.words}' is a part of '{base.words}'; {self.name} is given in {self.fact.unit}."
            raise self._error("fact-unit", message, f"The value is {self.written}.")
        unknown = self._subject.unknown(base, of)
        if not unknown:
            return None
        listed = ", ".join(f"'{word}'" for word in unknown)
        message = f"'{self.words}' speaks of '{base.words}', but title and unit of {self.name} do not name {listed}."
        if any(sign.isdigit() for sign in "".join(unknown)):
            # Tonnes of CO2 are no tonnes of oil.
            raise self._error("fact-unit", message, f"The value is {self.written}.")
        return FactError(
            "fact-base", message, "Name it in the title of the field, or say it outside the link.", self.fact
        )

    def _check_claim(self, claim: Claim) -> None:
        fact, unit, yearly = self.fact, self._unit, self._subject.is_yearly
        assert fact.value is not None
        if fact.unit is not None and not fits(claim, unit, yearly=yearly):
            message = f"'{self.words}' does not fit {self.name}, which is given in {fact.unit or 'plain numbers'}."
            raise self._error("fact-unit", message, f"The value is {self.written}.")
        if not self._has_named_unit(claim):
            message = f"'{self.words}' names a unit, but the data give none for {self.name}."
            hint = "Give it its 'unit': a fact in data/facts.yaml, a field in its descriptor."
            raise self._error("fact-unit", message, f"{hint} The value is {self.written}.")
        if not self._is_true(claim):
            when = f", as known on {day(fact.as_of)}" if fact.as_of else ""
            message = f"'{self.words}' is not true: {self.name} is {self.written}{when}."
            raise self._error("fact-false", message, self._hint(claim))

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
        return matches(
            claim,
            fact.value,
            unit,
            yearly=self._subject.is_yearly,
            falls=self._subject.falls,
            # A figure that is marked, such as a provisional one, may stand for 'less than' itself.
            loose=bool(fact.mark) and not fact.computed,
        )

    def _hint(self, claim: Claim) -> str:
        """The closest wording that is itself accepted; without one, the value."""
        assert self.fact.value is not None
        for text in proposals(self.words, claim, self.fact.value, self._unit, self.language):
            if text != self.words and self._accepts(text):
                return f"Write '{text}'."
        return f"The value is {self.written}."

    def _accepts(self, text: str) -> bool:
        other = FactClaim(text, self.fact, self.language, self.name, self.written, self.declared)
        try:
            sentence = other._read()
            claims = other._claims_of(sentence)
        except FactError:
            return False
        fine = not sentence.unread and all(map(other._subject.agrees, sentence.times))
        return fine and all(
            (self.fact.unit is None or fits(claim, self._unit, yearly=self._subject.is_yearly))
            and other._has_named_unit(claim)
            and other._is_true(claim)
            for claim in claims
        )

    def _check_statement(self) -> None:
        """A statement needs not be read whole, but every figure in it must stand in the sentence that is checked."""
        stated = {_plain(number) for number in self.fact.ignored_numbers}
        known = {value for claim in find_claims(self.fact.label, "en") for value in _amounts(claim)}
        for claim in find_claims(self.words, self.language):
            text = self._text(claim)
            digits = _DIGITS.findall(text)
            in_words = claim.kind != "number" and not _amounts(claim) & {*known, Fraction(1)}
            missing = next((number for number in digits if _plain(number) not in stated), "")
            if missing or (not digits and in_words):
                message = f"'{self.words}' holds the number '{missing or text}', which nothing checks."
                hint = f"Say it in the 'states' of {self.name}, or use a 'value' for it."
                raise self._error("fact-number", message, hint)
        if not self.fact.holds:
            message = f"'{self.words}' is not true: it is no longer so that '{self.fact.label.rstrip('.')}'."
            raise self._error("fact-false", message, f"Change the sentence, or {self.name} in data/facts.yaml.")

    def _error(self, id: str, message: str, hint: str) -> FactError:
        return FactError(id, message, hint, self.fact)


def _plain(number: str) -> str:
    """The digits of a number, with the same separators in all languages."""
    return number.replace(",", ".")


def _amounts(claim: Claim) -> set[Fraction]:
    """What a claim says, as a number and as a part of a whole: 50% is 1/2, 'half as much again' 3/2."""
    value = claim.value + 1 if claim.again else claim.value
    return {value, value / 100} if claim.units[0].measure == PERCENT else {value}
