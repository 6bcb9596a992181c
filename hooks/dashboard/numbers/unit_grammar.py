"""The grammar of one part of a unit: scales, a measure with words around it, what it is of, what it is divided by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec.structs import replace

from dashboard.numbers.digits import read_digits
from dashboard.numbers.phrases import Match
from dashboard.numbers.symbols import CURRENCY_CODES, is_spelled, units_of
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.unit import DEGREES, PERCENT, POINTS, Unit
from dashboard.numbers.unit_words import (
    CHANGES,
    OTHER_MONEY,
    PER,
    POWERS,
    SAYS_NOTHING,
    SHARES,
    is_year,
    joined_currency,
)
from dashboard.numbers.vocabulary import Vocabulary, currency_code, vocabulary


@dataclass
class UnitReading:
    """What was read of one part of a unit."""

    unit: Unit = field(default_factory=Unit)
    alone: Unit = field(default_factory=Unit)
    """The unit without what the notes say."""
    known: Unit | None = None
    """The unit of the vocabulary that it names, if it names one."""
    leading: Fraction = Fraction(1)
    """The scale before all other words."""
    begins: int = 0
    """Where the words behind that scale begin, as an offset in the text."""
    is_plain: bool = True
    """Whether nothing but names of scales and units was read."""
    words: list[str] = field(default_factory=list)
    """Words that are in no table."""
    is_qualified: bool = False
    """Whether words were passed over that the unit has beside others."""


def read_part(text: str) -> UnitReading:
    """Read a unit without its notes."""
    words = vocabulary("en")
    return _Reader(tokenize(text, words.words), words).read()


@dataclass
class _Reader:
    tokens: Sequence[Token]
    words: Vocabulary
    is_below: bool = False
    """Whether it stands behind 'per', where a year is none."""
    reading: UnitReading = field(default_factory=UnitReading)
    scale: Fraction = Fraction(1)
    base: str = ""
    per: tuple[Unit, ...] = ()
    before: list[str] = field(default_factory=list)
    """Words before the unit that are in no table."""
    spelled: list[str] = field(default_factory=list)
    """The words of the unit itself."""
    behind: list[str] = field(default_factory=list)

    def read(self) -> UnitReading:
        index = 0
        while index < len(self.tokens):
            index = self._read_at(index)
        reading, unit = self.reading, _joined(self.before, self.reading.known, self.spelled, self.behind, self.base)
        reading.words = [*self.before, *self.behind]
        qualifying = {*reading.words} & {*self.before, *CHANGES}
        reading.is_qualified |= unit.measure == PERCENT and bool(qualifying)
        reading.unit = Unit(unit.measure, unit.scale * self.scale, (*unit.per, *self.per), unit.base or self.base)
        return reading

    def _read_at(self, index: int) -> int:
        """Read what begins at a token, and return the index behind it."""
        token, known = self.tokens[index], self._unit_at(index)
        power = None if self.before else self._scale_at(index)
        if power and not (known and known.end > power.end):
            return self._take_scale(power, token)
        if token.text in PER and index + 1 < len(self.tokens) and not (known and known.end > index + 1):
            return self._take_divisor(index + 1)
        if token.text == "of" and (self.reading.known or self.before):
            return self._take_base(index + 1)
        if known and not self.reading.known:
            return self._take_unit(known, index)
        if token.text in SAYS_NOTHING or (token.is_number and is_year(token.text)):
            self.reading.is_qualified |= token.is_word
        else:
            (self.behind if self.reading.known else self.before).append(token.text)
        self.reading.is_plain = False
        return index + 1

    def _take_scale(self, power: Match[Fraction], token: Token) -> int:
        reading, end = self.reading, power.end
        self.scale *= power.value
        reading.is_plain &= not reading.known and not token.is_number
        if not reading.known:
            reading.leading = self.scale
            reading.begins = self.tokens[end].start if end < len(self.tokens) else 0
        return end

    def _take_divisor(self, index: int) -> int:
        """All behind 'per'."""
        below = _Reader(self.tokens[index:], self.words, is_below=True).read()
        self.per = (replace(below.unit, per=()), *below.unit.per)
        self.reading.is_plain &= below.is_plain
        return len(self.tokens)

    def _take_base(self, index: int) -> int:
        """The whole of which a share is, behind 'of'."""
        end = self._end_of_base(index)
        self.base = base_name(" ".join(token.text for token in self.tokens[index:end]))
        self.reading.is_plain &= self.words.bases.at(self.tokens[:end], index) == (self.base, end)
        return end

    def _take_unit(self, known: Match[Unit], index: int) -> int:
        # Names that only units have, such as 'mEUR' and 'ratio', are no words of a text.
        is_word = self.words.units.at(self.tokens, index) or currency_code(self.tokens[index].raw)
        self.reading.is_plain &= bool(is_word)
        self.reading.known = known.value
        self.spelled = [token.text for token in self.tokens[index : known.end]]
        return known.end

    def _scale_at(self, index: int) -> Match[Fraction] | None:
        """A word of scale, or a number that counts what stands behind it: '10 people', '000'."""
        token = self.tokens[index]
        if token.is_number:
            number = read_digits(token.text, self.words.words)
            if token.text == "000":
                return Match(Fraction(1000), index + 1)
            is_scale = number and number[0] > 0 and (self.is_below or not is_year(token.text))
            has_more = self.is_below or index + 1 < len(self.tokens)
            return Match(number[0], index + 1) if number and is_scale and has_more else None
        if token.text in POWERS:
            return Match(Fraction(10 ** POWERS[token.text]), index + 1)
        # "m" alone may be a metre; beside a currency and before a thing it is a million. The same goes for "k" and "b".
        if token.text in ("m", "k", "b") and not self._is_money:
            following = self._unit_at(index + 1) if index + 1 < len(self.tokens) else None
            if following is None or self.tokens[index + 1].text in PER:
                return None
            return self.words.scales.at(self.tokens[: index + 1], index)
        return self.words.scales.at(self.tokens, index)

    @property
    def _is_money(self) -> bool:
        return any(
            self.words.currencies.at(self.tokens, place) or currency_code(token.raw)
            for place, token in enumerate(self.tokens)
        )

    def _unit_at(self, index: int) -> Match[Unit] | None:
        token = self.tokens[index]
        if token.text in SAYS_NOTHING and any(currency_code(later.raw) for later in self.tokens[index + 1 :]):
            return None  # 'real USD' is no currency of Brazil
        if code := currency_code(token.raw):
            return Match(code[0], index + 1)
        if joined := joined_currency(token.raw):
            code_name, scale = joined
            power = self.words.scales.at(tokenize(scale, self.words.words), 0)
            return Match(units_of(code_name)[0].times(power.value if power else 1), index + 1)
        match = self.words.units.at(self.tokens, index)
        if match and (match.end > index + 1 or is_spelled(token.raw)):
            return Match(match.value[0], match.end)
        return Match(SHARES[token.text], index + 1) if token.text in SHARES else None

    def _end_of_base(self, index: int) -> int:
        """The index of the 'per' behind a base, or the end."""
        places = range(index, len(self.tokens))
        return next((place for place in places if self.tokens[place].text in ("per", "/")), len(self.tokens))


def _joined(before: list[str], known: Unit | None, spelled: list[str], behind: list[str], base: str) -> Unit:
    """The unit of the words that were read: those before and behind a known unit, and the unit itself."""
    if known is None:
        return Unit(" ".join(before))
    if known.measure == PERCENT:
        if behind == ["points"]:
            return Unit(POINTS)
        left = [word for word in behind if word not in CHANGES]
        return replace(known, base=base or base_name(" ".join(left)))
    is_other_money = known.measure in CURRENCY_CODES and OTHER_MONEY & {*before, *behind}
    is_other_point = known.measure in (POINTS, DEGREES) and behind and behind != ["celsius"]
    if before or is_other_money or is_other_point:
        return Unit(" ".join([*before, *spelled, *behind]), per=known.per)
    if known.measure == DEGREES:
        return known
    return replace(known, base=known.base or base or base_name(" ".join(behind)))


def base_name(text: str) -> str:
    """The name of a base, if it has one: 'gdp' for 'gross domestic product'; otherwise its words."""
    text = re.sub(r"\bco2eq?\b", "co2 equivalent", text.replace("₂", "2"))
    words = vocabulary("en")
    tokens = [token for token in tokenize(text, words.words) if token.text not in ("the", "total", "all")]
    match = words.bases.at(tokens, 0)
    return match.value if match and match.end == len(tokens) else " ".join(token.text for token in tokens)
