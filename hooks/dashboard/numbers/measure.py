"""Reads what a number counts: its scale, its unit, and what that is divided by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from dashboard.core.frozen import Frozen
from dashboard.numbers.digits import read_digits
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.symbols import is_spelled
from dashboard.numbers.tokens import Token
from dashboard.numbers.unit import Unit
from dashboard.numbers.vocabulary import Units, Vocabulary, currency_code


class MeasureGrammar(Frozen):
    """Reads scales and units in the tokens of one text."""

    tokens: Sequence[Token]
    words: Vocabulary
    things: Phrases[Units] | None = None
    """Names of what the fact counts, beside the units that everybody knows."""

    def scale(self, index: int) -> Match[Fraction] | None:
        """A word such as 'billion', if no longer name of a unit begins with it, as 'b/d' does."""
        scale = self.words.scales.at(self.tokens, index)
        if scale is None:
            return None
        unit = self.words.units.at(self.tokens, index)
        own = self.things.at(self.tokens, index) if self.things else None
        if any(match and match.end > scale.end for match in (unit, own)):
            return None
        is_metre = own and self.tokens[index].raw.islower() and not self.words.units.at(self.tokens, scale.end)
        return None if is_metre else scale  # 'm' where metres are counted

    def unit(self, index: int) -> Match[Units] | None:
        """A sign, a code or a name of a unit, the longest one."""
        if index >= len(self.tokens):
            return None
        own = self.things.at(self.tokens, index) if self.things else None
        unit = self.words.units.at(self.tokens, index)
        if unit and unit.end == index + 1 and not is_spelled(self.tokens[index].raw):
            unit = None
        code = currency_code(self.tokens[index].raw)
        candidates = [match for match in (own, unit, Match(code, index + 1) if code else None) if match]
        return max(candidates, key=lambda match: match.end, default=None)

    def unit_behind_fillers(self, index: int) -> Match[Units] | None:
        """A unit behind words such as 'of these' or 'different'."""
        for _ in range(2):
            filler = self.words.fillers.at(self.tokens, index)
            if filler is None:
                return None
            index = filler.end
            if unit := self.unit(index):
                return unit
        return None

    def currency(self, index: int) -> Match[Units] | None:
        """A sign or a code that may stand before a number."""
        if match := self.words.currencies.at(self.tokens, index):
            return match
        units = currency_code(self.tokens[index].raw) if index < len(self.tokens) else None
        return Match(units, index + 1) if units else None

    def periods(self, index: int) -> tuple[tuple[Unit, ...], int]:
        """What the unit is divided by: 'a day', 'per barrel', 'daily'."""
        units: list[Unit] = []
        for _ in range(3):
            if period := self.words.periods.at(self.tokens, index):
                if self._is_time(period.end):
                    break
                units.append(period.value)
                index = period.end
                continue
            per = self.words.per.at(self.tokens, index)
            scale = self._scale_below(per.end) if per else None
            unit = self.unit(scale.end if scale else per.end) if per else None
            if unit is None or (unit.value[0].measure in ("month", "day") and self._is_time(unit.end)):
                break
            units.append(unit.value[0].times(scale.value if scale else 1))
            index = unit.end
        return tuple(units), index

    def _scale_below(self, index: int) -> Match[Fraction] | None:
        """How many there are below the line: 'per thousand people', 'per 100,000 people'."""
        if index < len(self.tokens) and self.tokens[index].is_number and not self._is_time(index):
            number = read_digits(self.tokens[index].text, self.words.words)
            return Match(number[0], index + 1) if number and number[0] else None
        return self.words.scales.at(self.tokens, index)

    def _is_time(self, index: int) -> bool:
        """Whether a year or a week in digits stands here: 'im Jahr 2024' and 'i vecka 20' are no periods."""
        is_time = r"(?!1000)[12]\d{3}|[0-5]?\d"  # 'je 1000 Kubikmeter'
        return index < len(self.tokens) and re.fullmatch(is_time, self.tokens[index].text) is not None
