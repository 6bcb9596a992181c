"""Reads one number with its scale, its unit and its period."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cached_property
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dashboard.numbers.cardinals import NumberError, Numeral, cardinal, fraction, multiple, numeral, with_part
from dashboard.numbers.claim import Claim
from dashboard.numbers.digits import read_digits
from dashboard.numbers.measure import MeasureGrammar
from dashboard.numbers.phrases import Match
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.tokens import Token
from dashboard.numbers.unit import TIMES, Unit
from dashboard.numbers.vocabulary import Units
from dashboard.numbers.words import Hedge

_MOST_SCALES = 2
"""How many words of scale may follow each other: 'thousand billion'."""


class Lead(Struct):
    """What was read before a number."""

    index: int
    """The index of the first token of the number."""
    hedge: Hedge | None = None
    hedge_words: tuple[int, int] = (0, 0)
    """Offsets of the hedge."""
    direction: int = 0
    reached: bool = False
    sign: int = 1
    currency: Units = ()
    start: int | None = None
    """Offset of a minus."""
    begin: int | None = None
    """Offset of the first sign or word that belongs to the number."""


class AmountGrammar(MeasureGrammar):
    """Reads numbers in the tokens of one text."""

    def amount(self, lead: Lead) -> tuple[Claim, int] | None:
        """Read a number with all that belongs to it.

        Args:
            lead: what stands before it.

        Returns:
            The claim, and the index of the first token behind it; None if no number stands here.

        Raises:
            NumberError: Digits and separators are no number in this language.
        """
        index = lead.index
        if index >= len(self.tokens):
            return None
        token = self.tokens[index]
        if lead.hedge == "below" and (whole := self.words.all_.at(self.tokens, index)):
            return self._plain(lead, Numeral(Fraction(1), whole.end), "fraction")
        if lead.hedge == "a good" and (part := self.words.parts.at(self.tokens, index)):
            return self._plain(lead, Numeral(Fraction(1, part.value), part.end), "fraction")  # 'a good third'
        if decade := self._decade(lead):
            return decade
        if decimals := self._decimals_alone(index):
            return self._measured(lead, decimals)
        if small := self.small_count(lead):
            return small
        if token.is_number:
            share = None if lead.currency else fraction(self.tokens, index, self.words)
            if share:
                return self._plain(lead, share, "fraction")
            digits = with_part(self.tokens, self._digits(token, index, lead), self.words)
            dozen = self.words.dozen.at(self.tokens, digits.end)
            return self._measured(lead, Numeral(digits.value * dozen.value, dozen.end) if dozen else digits)
        number, kind = self.in_words(index)
        if number is None:
            return self._dozen(lead) or self._one(lead)
        if kind == "multiple":
            return self._plain(lead, number, "multiple")
        if kind == "fraction":
            return self._dozen(lead) or self._fraction(lead, number)
        return self._dozen(lead) or self._measured(lead, number)

    def in_words(self, index: int) -> tuple[Numeral | None, Literal["number", "multiple", "fraction"]]:
        """The longest number in words that begins at a token, and its kind."""
        if index >= len(self.tokens) or self.tokens[index].text not in self.words.numerals:
            return None, "number"
        place = (self.tokens, index, self.words)
        number, kind = numeral(*place), "number"
        for other, reading in (("multiple", multiple(*place)), ("fraction", fraction(*place))):
            if reading and (number is None or reading.end > number.end):
                number, kind = reading, other
        return number, kind  # type: ignore[return-value]

    def _digits(self, token: Token, index: int, lead: Lead) -> Numeral:
        number = read_digits(token.text, self.words.words)
        if number is None or re.match(r"0\d", token.text):
            raise NumberError(token.raw)
        value, decimals = number
        return Numeral(value, index + 1, -decimals)

    def _decade(self, lead: Lead) -> tuple[Claim, int] | None:
        """A part of ten numbers: 'mid-30s', 'the low thirties'."""
        part = self.words.parts_of_decade.at(self.tokens, lead.index)
        if part is None:
            return None
        place = part.end + (part.end < len(self.tokens) and self.tokens[part.end].text == "-")
        tens = self.words.decades.at(self.tokens, place)
        if tens is None:
            return None
        first, last = part.value
        claim, end = self._measured(lead, Numeral(Fraction(tens.value + first), tens.end))
        return replace(claim, top=Fraction(tens.value + last)), end

    def _decimals_alone(self, index: int) -> Numeral | None:
        """A number without a nought before its decimal sign: '.5'."""
        sign, digits = self.tokens[index], self.tokens[index + 1 : index + 2]
        if sign.text != self.words.words.decimal or sign.glued or not digits or not digits[0].glued:
            return None
        text = digits[0].text
        return Numeral(Fraction(f"0.{text}"), index + 2, -len(text)) if text.isdecimal() else None

    def _plain(self, lead: Lead, number: Numeral, kind: Literal["multiple", "fraction"]) -> tuple[Claim, int]:
        """A fraction or a multiple without a unit."""
        again = self.words.again.at(self.tokens, number.end) if kind == "fraction" else None
        claim = self._claim(lead, number, (Unit(),), again.end if again else number.end)
        end = again.end if again else number.end
        return replace(claim, kind=kind, picks=number.picks, again=again is not None), end

    def _claim(self, lead: Lead, number: Numeral, units: Units, end: int) -> Claim:
        start = self.tokens[lead.index].start if lead.start is None else lead.start
        return Claim(
            value=number.value * lead.sign,
            exponent=number.exponent,
            units=units,
            start=start,
            end=max(start, self.tokens[number.end - 1].end if number.end else start),
            span=(start if lead.begin is None else min(lead.begin, start), self.tokens[end - 1].end),
            hedge=lead.hedge,
            hedge_words=lead.hedge_words,
            direction=lead.direction,
            reached=lead.reached,
        )

    def _fraction(self, lead: Lead, number: Numeral) -> tuple[Claim, int]:
        """A fraction alone, or one that counts a unit: 'half a million', 'a tenth of a point'."""
        index = number.end
        if number.picks:
            return self._plain(lead, number, "fraction")
        if of := self.words.of.at(self.tokens, index):
            article = self.words.one.at(self.tokens, of.end)
            index = article.end if article else len(self.tokens)
        elif article := self.words.one.at(self.tokens, index):
            index = article.end
        unit = self.unit(index)
        # Nobody speaks of half a company: 'połowa spółek' is a part of all of them.
        measures = unit is not None and any(is_measure(known.measure) for known in unit.value)
        if not self.words.scales.at(self.tokens, index) and not measures:
            return self._plain(lead, number, "fraction")
        exponent = -1 if number.value.denominator in (2, 5, 10) else -2
        return self._measured(lead, Numeral(number.value, index, exponent))

    def _dozen(self, lead: Lead) -> tuple[Claim, int] | None:
        number = cardinal(self.tokens, lead.index, self.words)
        half = self.words.fractions.at(self.tokens, lead.index)
        one = self.words.one.at(self.tokens, lead.index)
        for value, end in (
            (number.value, number.end) if number else (None, 0),
            (half.value, half.end) if half else (None, 0),
            (Fraction(1), one.end) if one else (None, 0),
            (Fraction(1) if self._is_single_dozen(lead.index) else None, lead.index),
        ):
            if value is not None and (dozen := self.words.dozen.at(self.tokens, end)):
                return self._measured(lead, Numeral(value * dozen.value, dozen.end))
        return None

    def _is_single_dozen(self, index: int) -> bool:
        """Whether it is one dozen without a number word; dozens may be any number of them."""
        return index < len(self.tokens) and self.tokens[index].text == self.words.words.dozen.split(", ")[0]

    def small_count(self, lead: Lead) -> tuple[Claim, int] | None:
        """A word for none, one or two before what it counts, or alone: 'no meetings', 'a couple of votes', 'once'."""
        exact = replace(lead, hedge=lead.hedge or "exactly")
        if (once := self.words.once.at(self.tokens, lead.index)) and once.end == len(self.tokens):
            return self._claim(exact, Numeral(Fraction(1), once.end), (Unit(TIMES),), once.end), once.end
        if (small := self.words.small_counts.at(self.tokens, lead.index)) and self.unit(small.end):
            return self._measured(exact, Numeral(Fraction(small.value), small.end))
        none = self.words.none.at(self.tokens, lead.index)
        if none and none.end == len(self.tokens):
            return self._claim(exact, Numeral(Fraction(0), none.end), (Unit(),), none.end), none.end
        return None

    def counts_one(self, index: int) -> bool:
        """Whether an article stands here for 1: 'a million', 'a percentage point'. Not so 'miliard', 'tausend'."""
        if article := self.words.one.at(self.tokens, index):
            unit = self.unit(article.end)
            is_unit = unit is not None and unit.value[0].measure not in ("", TIMES)
            return is_unit or self.words.scales.at(self.tokens, article.end) is not None
        # Plurals such as 'miliardy' may be any number of them.
        scale = self.words.scales.at(self.tokens, index)
        word = self.tokens[index].text if scale else ""
        needs_none = not self.words.words.articles or (self.words.words.compounds and word == self.words.words.thousand)
        return needs_none and word in self._single_scales

    @cached_property
    def _single_scales(self) -> frozenset[str]:
        return frozenset(forms.split(", ")[0] for forms in self.words.words.scales.values())

    def _one(self, lead: Lead) -> tuple[Claim, int] | None:
        """One without a number word."""
        if not self.counts_one(lead.index):
            return None
        article = self.words.one.at(self.tokens, lead.index)
        return self._measured(lead, Numeral(Fraction(1), article.end if article else lead.index))

    def _has_plus(self, index: int) -> bool:
        """Whether a plus that stands for 'or more' belongs to the number before an index: '40+ meetings'."""
        rest = self.tokens[index : index + 2]
        return len(rest) > 1 and rest[0].text == "+" and rest[0].glued and not rest[1].is_number

    def _hedge_before_unit(self, index: int) -> Match[Hedge] | None:
        """A hedge between a number and what it counts: '40 or more meetings', '40-plus meetings'."""
        hedge = self.words.hedges_after.at(self.tokens, index)
        # ('60 plus 5' is a sum.)
        if hedge is None or not (self.tokens[index].glued or hedge.end > index + 1):
            return None
        return hedge if self.scale(hedge.end) or self.unit(hedge.end) else None

    def _measured(self, lead: Lead, number: Numeral) -> tuple[Claim, int]:
        """The number with its scale, its unit and its period."""
        if lead.sign < 0 and not number.value:
            raise NumberError(f"-{' '.join(token.raw for token in self.tokens[lead.index : number.end])}")
        odd = self.words.odd.at(self.tokens, number.end)
        is_odd = odd is not None and not lead.hedge
        number = replace(number, end=odd.end) if odd and is_odd else number
        if not lead.hedge and self._has_plus(number.end):
            lead, number = replace(lead, hedge="at least"), replace(number, end=number.end + 1)
        if not lead.hedge and (hedge := self._hedge_before_unit(number.end)):
            lead, number = replace(lead, hedge=hedge.value), replace(number, end=hedge.end)
        index, scale, scaled = number.end, Fraction(1), False
        for _ in range(_MOST_SCALES):
            if match := self.scale(index):
                scale, index, scaled = scale * match.value, match.end, True
        if scaled and (part := with_part(self.tokens, replace(number, end=index), self.words)).end > index:
            number, index = part, part.end  # 'a billion and a half'
        units: Units = (Unit(),)
        unit = self.unit(index) or self.unit_behind_fillers(index)
        if unit and (not lead.currency or unit.value == lead.currency or not unit.value[0].measure):
            units, index = unit.value, unit.end
        if lead.currency:
            units = tuple(replace(currency, per=units[0].per) for currency in lead.currency)
        per, index = self.periods(index)
        units = tuple(replace(known.times(scale), per=(*known.per, *per)) for known in units)
        # '30-odd' is anything below 40.
        top = number.value + max(Fraction(9), number.value / 10) if is_odd else None
        return replace(self._claim(lead, number, units, index), scaled=scaled, top=top), index
