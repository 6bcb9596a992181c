"""Reads half-years and weeks: 'first half of 2024', 'week 5', 'KW 5', 'w pierwszym półroczu', 'vecka 5 2024'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.core.frozen import Frozen
from dashboard.core.period import PeriodKind
from dashboard.numbers.cardinals import cardinal
from dashboard.numbers.languages import WORDS
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.tokens import Token
from dashboard.numbers.vocabulary import Vocabulary
from dashboard.numbers.words import Language

type Part = tuple[PeriodKind, int]
"""A kind of period, and which one of its year it is: ('week', 5)."""
_WEEKS = 53


class PeriodWords(Frozen):
    """The words of one language for parts of a year, as comma-separated phrases in small letters."""

    first: str
    """The first half of a year."""
    second: str
    week: str
    """What stands before the number of a week."""
    numbered_week: str = ""
    """What stands behind it, after a full stop: '5. Woche'."""
    of: str = "of"
    """What may stand before the year."""


# fmt: off
PERIOD_WORDS: Mapping[Language, PeriodWords] = {
    "en": PeriodWords(
        "first half, 1st half, first half-year, first half year, h1, h 1",
        "second half, latter half, 2nd half, second half-year, second half year, h2, h 2",
        "week, calendar week, w", of="of, in",
    ),
    "pl": PeriodWords(
        "pierwszym półroczu, pierwsze półrocze, pierwszego półrocza, i półroczu, i półrocze, i półrocza, 1. półroczu, "
        "1. półrocze, pierwszej połowie, h1",
        "drugim półroczu, drugie półrocze, drugiego półrocza, ii półroczu, ii półrocze, ii półrocza, 2. półroczu, "
        "2. półrocze, drugiej połowie, h2",
        "tydzień, tygodniu, tygodnia, w", "tydzień, tygodniu, tygodnia", of="z",
    ),
    "de": PeriodWords(
        "ersten halbjahr, erstes halbjahr, erste halbjahr, ersten halbjahres, ersten jahreshälfte, erste jahreshälfte, "
        "erster jahreshälfte, 1. halbjahr, 1. jahreshälfte, h1",
        "zweiten halbjahr, zweites halbjahr, zweite halbjahr, zweiten halbjahres, zweiten jahreshälfte, zweite "
        "jahreshälfte, zweiter jahreshälfte, 2. halbjahr, 2. jahreshälfte, h2",
        "kalenderwoche, woche, kw, w", "kalenderwoche, woche, kw", of="von, des jahres",
    ),
    "sv": PeriodWords(
        "första halvåret, första halvår, första halvan av, första hälften av, 1:a halvåret, h1",
        "andra halvåret, andra halvår, andra halvan av, andra hälften av, 2:a halvåret, h2",
        "vecka, veckan, v., v, w", of="av, år",
    ),
}
STRETCHES: Mapping[Language, Mapping[str, tuple[int, int]]] = {
    "en": {
        "in early": (1, 4), "early in": (1, 4), "at the start of": (1, 4), "at the beginning of": (1, 4),
        "in mid": (4, 9), "mid-": (4, 9),
    },
    "pl": {"na początku": (1, 4)},
    "de": {"anfang": (1, 4), "mitte": (4, 9)},
    "sv": {"i början av": (1, 4), "i mitten av": (4, 9)},
}
"""Words before a year that name a part of it, with the first and the last month of that. What is so 'at the end of' a
year may be the figure of the year itself."""
# fmt: on


def stretch(words: str, language: Language) -> tuple[int, int] | None:
    """The first and the last month of the part of a year that words name, such as 'in early 2024'; else None."""
    text = words.lower()
    return next((months for phrase, months in STRETCHES[language].items() if text.startswith(phrase)), None)


class _Tables(Frozen):
    halves: Phrases[int]
    week: Phrases[None]
    numbered_week: Phrases[None]
    of: Phrases[None]


@cache
def _tables(language: Language) -> _Tables:
    own, words = PERIOD_WORDS[language], WORDS[language]

    def plain(phrases: str) -> Phrases[None]:
        return Phrases(((phrases, None),) if phrases else (), words)

    halves = Phrases(((own.first, 1), (own.second, 2)), words)
    return _Tables(halves, plain(own.week), plain(own.numbered_week), plain(own.of))


def part_of_year(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[Part] | None:
    """Read a half-year or a week, without its year.

    Args:
        tokens: those of the text.
        index: where it begins.
        words: the tables of the language.

    Returns:
        The part, and the index where its year may stand.
    """
    tables = _tables(words.language)
    part: Match[Part] | None = None
    if half := tables.halves.at(tokens, index):
        part = Match(("half-year", half.value), half.end)
    elif week := tables.week.at(tokens, index):
        number = _number(tokens, week.end, words)
        part = Match(("week", number.value), number.end) if number else None
    elif (number := _number(tokens, index, words)) and number.end < len(tokens) and tokens[number.end].text == ".":
        week = tables.numbered_week.at(tokens, number.end + 1)
        part = Match(("week", number.value), week.end) if week else None
    if part is None:
        return None
    of = tables.of.at(tokens, part.end)
    has_year = of and of.end < len(tokens) and tokens[of.end].is_number and len(tokens[of.end].text) == 4
    return Match(part.value, of.end) if of and has_year else part


def _number(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[int] | None:
    """The number of a week, in digits or in words."""
    if index < len(tokens) and tokens[index].text.isdecimal() and len(tokens[index].text) <= 2:
        number, end = int(tokens[index].text), index + 1
    elif spoken := cardinal(tokens, index, words):
        number, end = int(spoken.value), spoken.end
    else:
        return None
    return Match(number, end) if 1 <= number <= _WEEKS else None
