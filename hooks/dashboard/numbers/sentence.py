"""Reads the words of a link whole: its numbers, what they are of, and its times. What is not read is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.numbers.claim import Claim
from dashboard.numbers.comparison import Comparison, ComparisonGrammar
from dashboard.numbers.kinds import ADJECTIVES, TAILS, name_at
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.price_words import prices_at
from dashboard.numbers.symbols import is_measure
from dashboard.numbers.times import Time
from dashboard.numbers.tokens import tokenize
from dashboard.numbers.unit import PERCENT, Unit
from dashboard.numbers.unit_words import is_year
from dashboard.numbers.vocabulary import DeclaredUnit, Units, currency_code, vocabulary
from dashboard.numbers.words import Language

_MARKS = frozenset(",;:.!?()[]\"'“”„‘’«»…*_`\\")
MAX_LENGTH = 1000
"""Longer words of a link are not read: no sentence is so long."""
_MAX_BASE = 8
"""How many words a base may have."""


class Base(Frozen):
    """Of what a number is a part: 'of Russian exports'."""

    words: str
    names: tuple[str, ...]
    """What its words name, of those that everybody knows: 'exports'."""
    others: tuple[str, ...]
    """Its other words that mean something, in small letters."""


class Tail(Frozen):
    """What is said of a number behind it: 'in volume', 'year on year', 'in 2022 prices'."""

    words: str
    kind: str
    """Its kind in `kinds.py`."""
    name: str
    year: int | None = None
    """The year whose prices are meant."""


@dataclass
class Sentence:
    """What was read in the words of a link."""

    claims: list[Claim] = field(default_factory=list)
    bases: list[Base] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    tails: list[Tail] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    index_years: list[int] = field(default_factory=list)
    """The years that are 100 in an index: 2020 in '228 (2020 = 100)'."""
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
    return _Reader(ComparisonGrammar(tokenize(text, words.words), words, own, text)).read()


class _Reader:
    def __init__(self, grammar: ComparisonGrammar) -> None:
        self.grammar, self.tokens, self.words, self.text = grammar, grammar.tokens, grammar.words, grammar.text
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
        if claims and (end := self._in_brackets(claims[-1])):
            return end
        if self.index == 0 and (year := self.grammar.leading_year()):
            self.sentence.times.append(year.value)
            return year.end
        hedge_or_level = self.words.hedges.at(self.tokens, self.index) or self.words.directions.at(
            self.tokens, self.index
        )
        if (claims or not hedge_or_level) and (time := self.grammar.time(self.index, bare=bool(claims))):
            self.sentence.times.append(time.value)
            return time.end
        if quantity := self.grammar.quantity(self.index):
            claim, end = quantity
            self.sentence.crowded |= bool(claims) and not self._is_separated()
            claims.append(claim)
            return end
        self.sentence.unread.append(self.text[token.start : token.end])
        return self.index + 1

    def _in_brackets(self, claim: Claim) -> int | None:
        """Read what brackets only explain: '(2020 = 100)', and the sign of the unit behind its name: '(bcm)'."""
        if self.tokens[self.index - 1].text != "(":
            return None
        year, *rest = (token.text for token in self.tokens[self.index : self.index + 4])
        if is_year(year) and rest == ["=", "100", ")"]:
            self.sentence.index_years.append(int(year))
            return self.index + 3
        scale = self.grammar.scale(self.index)
        unit = self.grammar.unit(scale.end if scale else self.index)
        if unit is None or self.tokens[unit.end : unit.end + 1] == [] or self.tokens[unit.end].text != ")":
            return None
        named = {known.times(scale.value if scale else 1) for known in unit.value}
        if not claim.has_unit and claim.kind == "number" and claim.top is None and not (scale and claim.scaled):
            units = tuple(known.times(own.scale) for known in named for own in claim.units)
            self.sentence.claims[-1] = replace(claim, units=units, scaled=claim.scaled or scale is not None)
            return unit.end
        forms = {known: {known, known if scale else replace(known, scale=Fraction(1))} for known in claim.units}
        same = tuple(known for known in claim.units if forms[known] & named)
        if not claim.has_unit or not same:
            return None
        self.sentence.claims[-1] = replace(claim, units=same)  # '¥5bn (yen)'
        return unit.end

    def _is_glued(self, index: int) -> bool:
        return index < len(self.tokens) and self.tokens[index].glued and self.tokens[index].text not in _MARKS

    def _is_separated(self) -> bool:
        """Whether a sign stands before the index, so that another number may follow: 'a third, 33.3%'."""
        return self.tokens[self.index - 1].text in ",;:(–—"

    def _behind(self, claims: list[Claim]) -> int | None:
        """Read what may stand behind a number. Returns the index behind it."""
        words, tokens, index, claim = self.words, self.tokens, self.index, claims[-1]
        if end := self._behind_part(claim):
            return end
        if comparison := self.grammar.comparison(index, claim):
            self.sentence.comparisons.append(comparison.value)
            return comparison.end
        if prices := prices_at(tokens, index, words.language):
            said = self.grammar.words_of(index, prices.end)
            self.sentence.tails.append(Tail(said, "prices", prices.value.name, prices.value.year))
            return prices.end
        if time := self.grammar.time(index, bare=claim.has_unit or claim.kind != "number"):
            self.sentence.times.append(time.value)
            return time.end
        if not claim.hedge and (hedge := words.hedges_after.at(tokens, index)):
            claims[-1] = replace(claim, hedge=hedge.value)
            return hedge.end
        if tail := name_at(tokens, index, words.language, TAILS):
            kind, name, end = tail
            self.sentence.tails.append(Tail(self.grammar.words_of(index, end), kind, name))
            return end
        if after := words.after.at(tokens, index):
            return after.end
        if way := words.directions_after.at(tokens, index):
            if claim.reached:
                return way.end
            if claim.direction not in (0, way.value) or claim.value <= 0:
                return None
            claims[-1] = replace(claim, direction=way.value)
            return way.end
        if self.sentence.bases and not any(unit.per for unit in claim.units):
            # 'barrels of oil a day'
            per, end = self.grammar.periods(index)
            if per:
                units = tuple(replace(unit, per=per) for unit in claim.units)
                claims[-1] = replace(claim, units=units, span=(claim.span[0], tokens[end - 1].end))
                return end
        return self._base(index)

    def _behind_part(self, claim: Claim) -> int | None:
        """Read what a part or a multiple is of: 'twice as much as in 2020'. Returns the index behind it."""
        of_whole = self._comparison(self.index)
        if of_whole is None or not (claim.is_multiple or claim.kind == "fraction"):
            return None
        way = self.words.directions_after.at(self.tokens, self.index)
        if not claim.is_multiple and way and way.end >= of_whole.end:
            return None
        other = self.grammar.other_time(of_whole.end)
        self.sentence.comparisons += [other.value] if other else []
        return other.end if other else of_whole.end

    def _comparison(self, index: int) -> Match[None] | None:
        return self.words.comparison.at(self.tokens, index)

    def _base(self, index: int) -> int | None:
        """Read 'of exports'. Returns the index behind it."""
        of = self.words.of.at(self.tokens, index)
        is_bare = self.words.words.bare_bases or self.sentence.claims[-1].kind == "fraction"
        if of is None and not (is_bare and self._names_base(index)):
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
            if not token.is_word or self._means_something_else(end) or self.grammar.time(end):
                break
            says_nothing = self.words.base_words.at(self.tokens, end) and (of or names)
            if not says_nothing and not self.words.articles.at(self.tokens, end):
                others.append(token.text.removesuffix("'s"))
            end += 1
        if not names and not others and end == begin:
            return None
        words = self.grammar.words_of(begin, end)
        self.sentence.bases.append(Base(words, tuple(names), tuple(others)))
        return end

    def _names_base(self, index: int) -> bool:
        """Whether the name of a base stands here, perhaps behind words such as 'rosyjskiego'."""
        if self.words.bases.at(self.tokens, index) or self._is_counted(index):
            return True
        if nothing := self.words.base_words.at(self.tokens, index):
            return self._names_base(nothing.end)
        adjective = name_at(self.tokens, index, self.words.language, ADJECTIVES)
        return adjective is not None and self._names_base(adjective[-1])

    def _is_counted(self, index: int) -> bool:
        """Whether a thing stands here that is counted, so that a share may be of it: 'of roll calls'."""
        claim, unit = self.sentence.claims[-1], self.words.units.at(self.tokens, index)
        is_share = claim.kind == "fraction" or claim.units[0].measure == PERCENT
        return is_share and unit is not None and (claim.picks or not is_measure(unit.value[0].measure))

    def _means_something_else(self, index: int) -> bool:
        """Whether a word changes the number, so that it is no part of a base."""
        words, tokens = self.words, self.tokens
        if words.negations.at(tokens, index) or words.scales.at(tokens, index):
            return True
        if words.base_words.at(tokens, index) or words.articles.at(tokens, index):
            return False
        unit = None if self._is_counted(index) else words.units.at(tokens, index)
        is_number = any(table.at(tokens, index) for table in (words.ones, words.teens, words.tens, words.multiples))
        return bool(is_number or unit or words.fractions.at(tokens, index) or currency_code(tokens[index].raw))
