"""The shape of a language's file: its words around numbers, as comma-separated phrases in small letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from dashboard.core.frozen import Frozen

Hedge = Literal[
    "about",
    "below",
    "just below",
    "less than",
    "a good",
    "above",
    "just above",
    "well above",
    "at least",
    "up to",
    "exactly",
]
"""The kinds of hedge. `claim.py` says how each one widens the range."""
Language = Literal["en", "pl", "de", "sv"]
LANGUAGES: tuple[Language, ...] = ("en", "pl", "de", "sv")
"""The languages whose numbers are read."""
type InAll = Mapping[Language, str]
"""A list of words for each language."""


class NumberWords(Frozen):
    """The words around numbers in one language.

    Each text holds phrases, with commas between them. `{}` stands for a number of digits or words.
    """

    decimal: str
    """The decimal separator."""
    thousands: str
    """The separators that may stand between groups of three digits. The first one is used for writing."""
    percent_gap: str
    """What is written between a number and '%': nothing, or a no-break space."""
    scales: Mapping[int, str]
    """Words for powers of ten: 'billion, bn' for 9."""
    written_scales: Mapping[int, str]
    """The word that is used for writing."""
    units: Mapping[str, str]
    """Names by sign, code or key of `symbols.py`, or by the name of a thing that is counted."""
    joined_units: Mapping[str, tuple[int, str]]
    """Words that are a power of ten and a unit in one: 'mdkr'."""
    written_units: Mapping[str, str]
    """The name that is used for writing, by measure."""
    cardinals: Mapping[int, str]
    """Names of 0 to 20, of the tens, and of the hundreds where they are words of their own."""
    hundred: str
    thousand: str
    joiner: str
    """What stands within a number: 'and'."""
    ones_first: bool
    """Whether the ones stand before the tens: 'fünfunddreißig'."""
    compounds: bool
    """Whether numbers are written as one word."""
    one: str
    """Words for 1 that are articles, too. They count only before a unit, a power of ten or a part."""
    point: str
    """What stands between whole and decimal digits in words: 'point'."""
    mixed: Mapping[str, str]
    """What is added behind a number, by its value: 'and a half' for 1/2."""
    sums: Mapping[str, str]
    """Words for numbers with a part: 'anderthalb' for 3/2."""
    dozen: str
    parts: Mapping[int, str]
    """Names of parts by their denominator: 'third, thirds' for 3. A numerator must stand before them."""
    fractions: Mapping[str, str]
    """Fractions that need no numerator, by value: 'half' for 1/2."""
    of_many: str
    """What stands between two numbers that are a share: 'out of'."""
    every: Mapping[int, str]
    """'every fifth' for 5."""
    all: str
    """'all' behind 'nearly'."""
    multiples: Mapping[str, str]
    """'twice, doubled' for 2."""
    fold: str
    """Endings that make a multiple of a number: 'fold'."""
    fold_stems: Mapping[int, str]
    """Forms of numbers that stand only before such an ending."""
    again: str
    """What makes 1.5 of a half: 'as much again'."""
    hedges: Mapping[Hedge, str]
    hedges_after: Mapping[Hedge, str]
    down: str
    """Before a number: 'fell by'."""
    up: str
    down_after: str
    """Behind a number: 'lower'."""
    up_after: str
    minus: str
    level: str
    """Words before a number that say nothing of its sign: 'a total of, rose to'."""
    comparison: str
    """Words behind a multiple: 'as much as'."""
    articles: str
    fillers: str
    """Words between a number and what it counts: 'of these, different'."""
    after: str
    """Other words behind a number that change nothing."""
    between: tuple[str, str]
    """The words before and between the ends of a range."""
    to: str
    """The words between the ends of a range without a word before it."""
    per: str
    """'a, per'."""
    periods: Mapping[str, str]
    """Whole phrases for a period, by the key of its unit: 'daily' for 'day'."""
    of: str
    """What begins a base: 'of'."""
    bases: Mapping[str, str]
    """Names of what shares are of, by their English name in small letters."""
    bare_bases: bool
    """Whether a base may stand without a word before it, as in Polish."""
    base_words: str
    """Words in a base that say nothing: 'its, total'."""
    bounds: str
    """What may stand before a time at which something begins or ends, or with which it is compared: 'since'."""
    time: str
    """What may stand before a year or a month: 'in, since'."""
    time_after: str
    """What may stand behind a year: 'roku'."""
    months: tuple[str, ...]
    """Names of the twelve months; forms of one month are separated by commas."""
    quarters: tuple[str, ...]
    quarter: str
    negations: str
    falls: str
    """Words at the head of the label of a value that make it the size of a fall: 'decline' in 'Decline of trade'."""
    reached: str = ""
    """Words of `level` whose number is what something came to, whatever stands behind it: 'auf 30 Prozent gesunken'."""

    @cached_property
    def fold_endings(self) -> tuple[str, ...]:
        """The endings of `fold`, each by itself."""
        return tuple(self.fold.split(", ")) if self.fold else ()


def known_language(code: str) -> Language | None:
    """The language with this code, such as 'pl'. None if its numbers cannot be read."""
    return next((language for language in LANGUAGES if language == code), None)


def in_all(english: str, polish: str, german: str, swedish: str) -> InAll:
    """The words of all languages."""
    return dict(zip(LANGUAGES, (english, polish, german, swedish), strict=True))


def each(patterns: str, words: str) -> str:
    """Every pattern with every word: 'fell by, dropped by' of '{} by' and 'fell, dropped'."""
    return ", ".join(pattern.format(word) for pattern in patterns.split(", ") for word in words.split(", "))


def numbered(words: str, first: int = 0, step: int = 1) -> dict[int, str]:
    """Numbers with their words. Blanks separate numbers, a slash the forms of one: 'zwei zwo/zwei'."""
    return {first + place * step: forms.replace("/", ", ") for place, forms in enumerate(words.split())}
