"""The words of a language as tables that are ready to search."""

from __future__ import annotations

from fractions import Fraction
from functools import cache, cached_property
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.numbers.languages import WORDS
from dashboard.numbers.mere_words import MERE
from dashboard.numbers.phrases import Phrases
from dashboard.numbers.small_counts import DECADES, NONE, ODD, ONCE, PARTS_OF_DECADE, SMALL_COUNTS
from dashboard.numbers.symbols import CURRENCY_CODES, SIGNS, SYMBOLS, units_of
from dashboard.numbers.things import THINGS
from dashboard.numbers.tokens import VULGAR
from dashboard.numbers.unit import Unit
from dashboard.numbers.words import Hedge, Language, NumberWords

type Units = tuple[Unit, ...]
"""What a word may mean: '¥' is the sign of two currencies."""
_AMBIGUOUS: dict[str, Units] = {
    "pound": (Unit("GBP"), Unit("tonne", Fraction("0.00045359237"))),
    "cent": (Unit("USD", Fraction(1, 100)), Unit("EUR", Fraction(1, 100))),
    "pence": (Unit("GBP", Fraction(1, 100)),),
    "kopeck": (Unit("RUB", Fraction(1, 100)), Unit("UAH", Fraction(1, 100))),
    "fen": (Unit("CNY", Fraction(1, 100)),),
    "grosz": (Unit("PLN", Fraction(1, 100)),),
    "rappen": (Unit("CHF", Fraction(1, 100)),),
    "öre": (Unit("SEK", Fraction(1, 100)),),
    "mil": (Unit("m", Fraction(10000)),),
}


class DeclaredUnit(Frozen):
    """A unit or a thing that is counted, as `data/names.yaml` declares it."""

    words: tuple[str, ...]
    """Its words in one language."""
    language: Language
    unit: Unit
    """What they mean."""


class Vocabulary(Frozen):
    """The tables of one language."""

    words: NumberWords
    language: Language
    units: Phrases[Units]
    """Signs and names of units."""
    currencies: Phrases[Units]
    """Signs that may stand before a number."""
    scales: Phrases[Fraction]
    ones: Phrases[int]
    teens: Phrases[int]
    tens: Phrases[int]
    hundreds: Phrases[int]
    hundred: Phrases[int]
    thousand: Phrases[int]
    joiner: Phrases[None]
    one: Phrases[int]
    point: Phrases[None]
    mixed: Phrases[Fraction]
    sums: Phrases[Fraction]
    dozen: Phrases[int]
    small_counts: Phrases[int]
    none: Phrases[None]
    once: Phrases[None]
    odd: Phrases[None]
    parts_of_decade: Phrases[tuple[int, int]]
    """The first and the last number of a part of a decade, without the tens."""
    decades: Phrases[int]
    parts: Phrases[int]
    fractions: Phrases[Fraction]
    of_many: Phrases[None]
    every: Phrases[int]
    mere: Phrases[None]
    all_: Phrases[None]
    multiples: Phrases[Fraction]
    fold: Phrases[None]
    fold_stems: Phrases[int]
    again: Phrases[None]
    hedges: Phrases[Hedge]
    hedges_after: Phrases[Hedge]
    directions: Phrases[int]
    """-1 for words of a fall, 1 for words of a rise, 0 for words that say nothing."""
    reached: Phrases[None]
    directions_after: Phrases[int]
    minus: Phrases[None]
    comparison: Phrases[None]
    articles: Phrases[None]
    fillers: Phrases[None]
    after: Phrases[None]
    between: Phrases[None]
    and_: Phrases[None]
    to: Phrases[None]
    per: Phrases[None]
    periods: Phrases[Unit]
    of: Phrases[None]
    bases: Phrases[str]
    base_words: Phrases[None]
    bounds: Phrases[None]
    """Words before a time that is not that of the value: 'since', 'than in'."""
    time: Phrases[None]
    time_after: Phrases[None]
    months: Phrases[int]
    quarters: Phrases[int]
    quarter: Phrases[None]
    negations: Phrases[None]
    falls: Phrases[None]

    @cached_property
    def numerals(self) -> frozenset[str]:
        """Words and signs with which a number in words may begin."""
        tables: tuple[Phrases[Any], ...] = (
            self.sums,
            self.every,
            self.multiples,
            self.ones,
            self.teens,
            self.tens,
            self.hundreds,
            self.hundred,
            self.thousand,
            self.fold_stems,
            self.fractions,
            self.dozen,
            self.one,
        )
        return frozenset(VULGAR).union(*(table.first_words for table in tables))

    @cached_property
    def starters(self) -> frozenset[str]:
        """Words and signs with which a number in running text may begin, articles aside."""
        tables: tuple[Phrases[Any], ...] = (
            self.hedges,
            self.currencies,
            self.minus,
            self.between,
            self.parts_of_decade,
        )
        ways = f"{self.words.down}, {self.words.up}"
        # 'Made up' says of no rise, so that it is read from its first word.
        levels = (level.split() for level in self.words.level.split(", "))
        words = self.numerals.union(
            *(table.first_words for table in tables),
            (way.split()[0] for way in ways.split(", ")),
            (level[0] for level in levels if level[1:] and level[-1] in ways.split(", ")),
        )
        return words - self.one.first_words - self.articles.first_words

    @cached_property
    def after_one(self) -> frozenset[str]:
        """Words that make a number of an article before them: 'a third', 'a million'."""
        tables: tuple[Phrases[Any], ...] = (
            self.parts,
            self.scales,
            self.dozen,
            self.fractions,
            self.hundred,
            self.thousand,
            self.multiples,
            self.mixed,
            self.of_many,
            self.units,
        )
        return frozenset().union(*(table.first_words for table in tables)) - self.one.first_words


@cache
def vocabulary(language: Language, declared: tuple[DeclaredUnit, ...] = ()) -> Vocabulary:
    """The tables of a language.

    Args:
        language: the language.
        declared: units that the site declares; those of other languages are left out.
    """
    words = WORDS[language]

    def table[T](*pairs: tuple[str, T]) -> Phrases[T]:
        return Phrases((pair for pair in pairs if pair[0]), words)

    def plain(phrases: str) -> Phrases[None]:
        return table((phrases, None))

    own = [(", ".join(entry.words).lower(), (entry.unit,)) for entry in declared if entry.language == language]
    names = [(phrases, _AMBIGUOUS.get(key) or units_of(key)) for key, phrases in words.units.items()]
    things = [(names[language], (Unit(name),)) for name, names in THINGS.items()]
    joined = [(word, (Unit(code, Fraction(10**power)),)) for word, (power, code) in words.joined_units.items()]
    signs = [(sign, (unit,)) for sign, unit in SYMBOLS.items() if not sign.startswith("_")]
    cardinals = words.cardinals
    return Vocabulary(
        words=words,
        language=language,
        units=table(*own, *names, *things, *joined, *SIGNS.items(), *signs),
        currencies=table(*SIGNS.items()),
        scales=table(*((phrases, Fraction(10**power)) for power, phrases in words.scales.items())),
        ones=table(*((forms, value) for value, forms in cardinals.items() if value < 10)),
        teens=table(*((forms, value) for value, forms in cardinals.items() if 10 <= value < 20)),
        tens=table(*((forms, value) for value, forms in cardinals.items() if 20 <= value < 100)),
        hundreds=table(*((forms, value) for value, forms in cardinals.items() if value >= 100)),
        hundred=table((words.hundred, 100)),
        thousand=table((words.thousand, 1000)),
        joiner=plain(words.joiner),
        one=table((words.one, 1)),
        point=plain(words.point),
        mixed=table(*((phrases, Fraction(value)) for value, phrases in words.mixed.items())),
        sums=table(*((phrases, Fraction(value)) for value, phrases in words.sums.items())),
        dozen=table((words.dozen, 12)),
        small_counts=table(*((phrases, count) for count, phrases in SMALL_COUNTS[language].items())),
        none=plain(NONE[language]),
        once=plain(ONCE[language]),
        odd=plain(ODD[language]),
        parts_of_decade=table(*((phrases, part) for part, phrases in PARTS_OF_DECADE[language].items())),
        decades=table(*((phrases, tens) for tens, phrases in DECADES[language].items())),
        mere=plain(MERE[language]),
        parts=table(*((phrases, value) for value, phrases in words.parts.items())),
        fractions=table(*((phrases, Fraction(value)) for value, phrases in words.fractions.items())),
        of_many=plain(words.of_many),
        every=table(*((phrases, value) for value, phrases in words.every.items())),
        all_=plain(words.all),
        multiples=table(*((phrases, Fraction(value)) for value, phrases in words.multiples.items())),
        fold=plain(words.fold),
        fold_stems=table(*((phrases, value) for value, phrases in words.fold_stems.items())),
        again=plain(words.again),
        hedges=table(*((phrases, hedge) for hedge, phrases in words.hedges.items())),
        hedges_after=table(*((phrases, hedge) for hedge, phrases in words.hedges_after.items())),
        directions=table((words.down, -1), (words.up, 1), (words.level, 0)),
        reached=plain(words.reached),
        directions_after=table((words.down_after, -1), (words.up_after, 1)),
        minus=plain(words.minus),
        comparison=plain(words.comparison),
        articles=plain(words.articles),
        fillers=plain(words.fillers),
        after=plain(words.after),
        between=plain(words.between[0]),
        and_=plain(words.between[1]),
        to=plain(words.to),
        per=plain(words.per),
        periods=table(*((phrases, units_of(key)[0]) for key, phrases in words.periods.items())),
        of=plain(words.of),
        bases=table(*((phrases, base) for base, phrases in words.bases.items())),
        base_words=plain(words.base_words),
        bounds=plain(words.bounds),
        time=plain(words.time),
        time_after=plain(words.time_after),
        months=table(*((forms, number) for number, forms in enumerate(words.months, 1))),
        quarters=table(*((forms, number) for number, forms in enumerate(words.quarters, 1))),
        quarter=plain(words.quarter),
        negations=plain(words.negations),
        falls=plain(words.falls),
    )


def currency_code(raw: str) -> Units | None:
    """The currency whose ISO code stands in a text. Codes are written in capitals; some are read in any case."""
    code = raw if raw in CURRENCY_CODES else raw.upper() if raw.lower() in ("usd", "eur", "rub", "cny") else ""
    return units_of(code) if code else None
