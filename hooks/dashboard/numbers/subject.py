"""What the labels of a value say: its times, what it is of, what it counts, and whether it is the size of a fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from dashboard.numbers.period_words import Part
from dashboard.numbers.sentence import Base
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.times import Time, times_in
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.unit import Unit
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_METRE = "m"
_WHOLE = "total"
"""The name of a base that says nothing: 'of it', 'of the total'."""
_SHORT = 3
"""Words of the label with fewer letters name nothing."""


@dataclass(frozen=True)
class Subject:
    """What is known of a value beside the value itself."""

    label: str
    """What is counted, in words for readers."""
    period: str
    """The time of the value, such as 'June 2024'. Empty if it is not known."""
    numbers: str
    """Numbers of its key, such as '2024'."""
    unit: Unit
    unit_text: str
    """The unit as the descriptor writes it."""
    language: Language
    """That of the words that are compared with it; labels may also be in English."""

    @cached_property
    def _times(self) -> list[Time]:
        return [time for text in (self.label, self.period, self.numbers) for time in times_in(text)]

    @cached_property
    def _years(self) -> set[int]:
        years = {year for time in self._times for year in time.years}
        return years | {
            int(year) for year in re.findall(r"\b[12]\d{3}\b", f"{self.numbers} {self.label} {self.period}")
        }

    @cached_property
    def _months(self) -> set[int]:
        return {month for time in self._times for month in time.months}

    @cached_property
    def _quarters(self) -> set[int]:
        return {quarter for time in self._times for quarter in time.quarters}

    @cached_property
    def _parts(self) -> set[Part]:
        return {part for time in self._times for part in time.parts}

    @property
    def knows_time(self) -> bool:
        """Whether anything is known of its time."""
        return bool(self._years)

    @property
    def is_yearly(self) -> bool:
        """Whether the value may be that of a year."""
        return not self._months and not self._quarters and not self._parts

    def agrees(self, time: Time) -> bool:
        """Tell whether a time may be that of the value. Nothing contradicts a time that is not known."""
        if not self._years:
            return True
        return (
            set(time.years) <= self._years
            and set(time.months) <= self._months
            and set(time.quarters) <= self._quarters
            and set(time.parts) <= self._parts
        )

    @cached_property
    def falls(self) -> bool:
        """Whether the label says that the value is the size of a fall."""
        return any(
            vocabulary(language).falls.at(tokens, index)
            for language, tokens in self._label_tokens
            for index in range(len(tokens))
        )

    @cached_property
    def _label_tokens(self) -> list[tuple[Language, list[Token]]]:
        languages: list[Language] = ["en", self.language] if self.language != "en" else ["en"]
        return [(language, tokenize(self.label, vocabulary(language).words)) for language in languages]

    @cached_property
    def things(self) -> tuple[tuple[str, Unit], ...]:
        """Names of what the value counts: the words of its unit, and those of its label if it counts things."""
        if self.unit.measure == _METRE:
            return ((_METRE, Unit(_METRE)),)  # '30m' is no million of metres
        if is_measure(self.unit.measure):
            return ()
        own = Unit(self.unit.measure)
        names = [self.unit.measure, f"{self.unit.measure}s", self.unit.measure.removesuffix("s")]
        return tuple((name, own) for name in dict.fromkeys([*names, *self._nouns()]) if name)

    def _nouns(self) -> Iterator[str]:
        """The words of the label that may name what is counted, alone and up to three in a row."""
        for language, tokens in self._label_tokens:
            words = vocabulary(language)
            names = [
                token.text
                if token.is_word
                and len(token.text) >= _SHORT
                and not (
                    words.negations.at(tokens, place) or words.hedges.at(tokens, place) or words.units.at(tokens, place)
                )
                else ""
                for place, token in enumerate(tokens)
            ]
            for place in range(len(names)):
                for length in (1, 2, 3):
                    if all(row := names[place : place + length]) and len(row) == length:
                        yield " ".join(row)

    def unknown(self, base: Base, known: str) -> list[str]:
        """The words of a base that neither the label nor the unit has.

        Args:
            base: what the text says.
            known: the base of the unit.
        """
        names = {known, _WHOLE}
        forms = set()
        for language, tokens in self._label_tokens:
            bases = vocabulary(language).bases
            for index, token in enumerate(tokens):
                forms |= {token.text.removesuffix("'s"), token.text.rstrip("s")}
                if match := bases.at(tokens, index):
                    names.add(match.value)
        unknown = [name for name in base.names if name not in names]
        return unknown + [word for word in base.others if word not in forms and word.rstrip("s") not in forms]
