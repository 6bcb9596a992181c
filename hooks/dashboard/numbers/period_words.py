"""Reads parts of a year that are no month and no quarter: 'first half', 'KW 5', 'pierwszych dziewięciu miesięcy'."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.core.frozen import Frozen
from dashboard.core.lazy_re import lazy_re
from dashboard.core.period import PeriodKind
from dashboard.numbers.cardinals import cardinal
from dashboard.numbers.languages import WORDS
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.tokens import Token
from dashboard.numbers.vocabulary import Vocabulary
from dashboard.numbers.words import Language

type Part = tuple[PeriodKind, int]
"""A kind of period, and which one of its year it is: ('week', 5)."""
_WEEKS, _MONTHS = 53, 12


class PeriodWords(Frozen):
    """The words of one language for parts of a year, as comma-separated phrases in small letters."""

    first: str
    """The first half of a year."""
    second: str
    week: str
    """What stands before the number of a week."""
    first_of_many: str
    """What stands before a number of months or quarters: 'first nine months'."""
    numbered_week: str = ""
    """What stands behind it, after a full stop: '5. Woche'."""
    of: str = "of"
    """What may stand before the year."""
    of_year: str = ""
    """What may stand in place of the year."""


# fmt: off
PERIOD_WORDS: Mapping[Language, PeriodWords] = {
    "en": PeriodWords(
        "first half, 1st half, first half-year, first half year, h1, h 1, 1h",
        "second half, latter half, 2nd half, second half-year, second half year, h2, h 2, 2h",
        "week, calendar week, w", "first", of="of, in", of_year="of the year",
    ),
    "pl": PeriodWords(
        "pierwszym półroczu, pierwsze półrocze, pierwszego półrocza, i półroczu, i półrocze, i półrocza, 1. półroczu, "
        "1. półrocze, pierwszej połowie, i połowie, h1",
        "drugim półroczu, drugie półrocze, drugiego półrocza, ii półroczu, ii półrocze, ii półrocza, 2. półroczu, "
        "2. półrocze, drugiej połowie, ii połowie, h2",
        "tydzień, tygodniu, tygodnia, w", "pierwszych, pierwsze", "tydzień, tygodniu, tygodnia", of="z",
    ),
    "de": PeriodWords(
        "ersten halbjahr, erstes halbjahr, erste halbjahr, ersten halbjahres, ersten jahreshälfte, erste jahreshälfte, "
        "erster jahreshälfte, 1. halbjahr, 1. jahreshälfte, h1",
        "zweiten halbjahr, zweites halbjahr, zweite halbjahr, zweiten halbjahres, zweiten jahreshälfte, zweite "
        "jahreshälfte, zweiter jahreshälfte, 2. halbjahr, 2. jahreshälfte, h2",
        "kalenderwoche, woche, kw, w", "ersten, erste", "kalenderwoche, woche, kw", of="von, des jahres",
        of_year="des jahres",
    ),
    "sv": PeriodWords(
        "första halvåret, första halvår, första halvan av, första hälften av, 1:a halvåret, h1",
        "andra halvåret, andra halvår, andra halvan av, andra hälften av, 2:a halvåret, h2",
        "vecka, veckan, v., v, w", "första", of="av, år", of_year="av året",
    ),
}
STRETCHES: Mapping[Language, Mapping[str, tuple[int, int]]] = {
    "en": {
        "in early": (1, 4), "early in": (1, 4), "at the start of": (1, 4), "at the beginning of": (1, 4),
        "in mid": (4, 9), "mid-": (4, 9), "in late": (9, 12), "late in": (9, 12), "at the end of": (9, 12),
        "by the end of": (9, 12), "at end-": (9, 12), "end-": (9, 12), "at year-end": (9, 12),
    },
    "pl": {"na początku": (1, 4), "na koniec": (9, 12), "pod koniec": (9, 12), "w końcu": (9, 12)},
    "de": {
        "anfang": (1, 4), "mitte": (4, 9), "ende": (9, 12), "per ende": (9, 12), "zum ende des jahres": (9, 12),
    },
    "sv": {
        "i början av": (1, 4), "i mitten av": (4, 9), "i slutet av": (9, 12), "vid slutet av": (9, 12),
    },
}
"""Words before a year that name a part of it, with the first and the last month of that."""
BESIDE: Mapping[Language, tuple[str, ...]] = {
    "en": ("before", "after"), "pl": ("przed", "po"), "de": ("vor", "nach"), "sv": ("före", "efter"),
}
"""Words before a time that leave it out."""
# fmt: on
_FISCAL = lazy_re(
    r"\b(?:fy(?=\d|\b)|fiscal|(?:financial|budget) year|(?:haushalts|geschäfts)jahr|(?:budget|räkenskaps)år)",
    re.IGNORECASE,
)


def leaves_out(words: str, language: Language) -> bool:
    """Tell whether words mean what lies before or behind the time that they name: 'after 2024'."""
    return words.lower().split()[:1] in ([word] for word in BESIDE[language])


def stretch(words: str, language: Language) -> tuple[int, int] | None:
    """The first and the last month of the part of a year that words name, such as 'in early 2024'; else None."""
    text = words.lower()
    return next((months for phrase, months in STRETCHES[language].items() if re.search(rf"\b{phrase}", text)), None)


def names_fiscal_year(words: str) -> bool:
    """Tell whether words in any of the languages name a year of budgets, which need not be that of the calendar."""
    return _FISCAL.search(words) is not None


class _Tables(Frozen):
    halves: Phrases[int]
    week: Phrases[None]
    first_of_many: Phrases[None]
    numbered_week: Phrases[None]
    of: Phrases[None]
    of_year: Phrases[None]


@cache
def _tables(language: Language) -> _Tables:
    own, words = PERIOD_WORDS[language], WORDS[language]

    def plain(phrases: str) -> Phrases[None]:
        return Phrases(((phrases, None),) if phrases else (), words)

    halves = Phrases(((own.first, 1), (own.second, 2)), words)
    words_of = (own.week, own.first_of_many, own.numbered_week, own.of, own.of_year)
    return _Tables(halves, *map(plain, words_of))


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
    return Match(part.value, _before_year(tokens, part.end, tables)) if part else None


def first_months(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[int] | None:
    """How many months 'first nine months' and 'first three quarters' are, and the index where their year may stand."""
    tables = _tables(words.language)
    if first := tables.first_of_many.at(tokens, index):
        number = _number(tokens, first.end, words)
        end = number.end if number else 0
    else:  # 'de två första månaderna'
        number = _number(tokens, index, words)
        first = tables.first_of_many.at(tokens, number.end) if number else None
        end = first.end if first else 0
    unit = words.units.at(tokens, end) if number and first else None
    if number is None or unit is None or unit.value[0].measure != "month":
        return None
    months = number.value * unit.value[0].scale
    is_part = months.denominator == 1 and months < _MONTHS
    return Match(int(months), _before_year(tokens, unit.end, tables)) if is_part else None


def _before_year(tokens: Sequence[Token], index: int, tables: _Tables) -> int:
    """The index behind what stands before a year, if it does."""
    of = tables.of.at(tokens, index)
    has_year = of and of.end < len(tokens) and tokens[of.end].is_number and len(tokens[of.end].text) == 4
    of_year = tables.of_year.at(tokens, index)
    return of.end if of and has_year else of_year.end if of_year else index


def _number(tokens: Sequence[Token], index: int, words: Vocabulary) -> Match[int] | None:
    """The number of a week, in digits or in words."""
    if index < len(tokens) and tokens[index].text.isdecimal() and len(tokens[index].text) <= 2:
        number, end = int(tokens[index].text), index + 1
    elif spoken := cardinal(tokens, index, words):
        number, end = int(spoken.value), spoken.end
    else:
        return None
    return Match(number, end) if 1 <= number <= _WEEKS else None
