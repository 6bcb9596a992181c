"""Reads what right behind a number says how it is measured or of when it is: 'in nominal terms', 'of 2023'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dashboard.core.lazy_re import lazy_re
from dashboard.numbers.kinds import name_at
from dashboard.numbers.price_words import prices_at
from dashboard.numbers.tokens import Token, tokenize
from dashboard.numbers.vocabulary import vocabulary
from dashboard.numbers.words import Language

_YEAR_OF = lazy_re(
    r"(?P<noun> (?:growth|rise|increase|jump|surge|fall|drop|decline|share|Anstieg|Rückgang|Anteil|spadek|wzrost))?"
    r"\s*(?:of|z|von|från|år)\s+(?P<year>[12]\d{3})"
    r"(?(noun)\b|(?=\s*(?:[,.;:)–—]|$)|\s+(?:r\.|(?:was|were|had|and|roku)\b)))"
)
"""The year that a number is of, and no more than that: not '80 per cent of 2019 levels'."""
_INDEX = lazy_re(r"\s*(?:points?|punkten?|punktów|punkter)?\s*(\([12]\d{3}\s*=\s*100\))", re.IGNORECASE)
"""The base of an index."""
_WORDS_OF_BASE = 3
"""So many words may stand behind 'of' up to the name of a base."""
_LONGEST = 40
"""Characters behind a number in which is looked how it is measured."""


def said_behind(behind: str, language: Language, *, told_before: bool) -> Iterator[str]:
    """Read what is said of a number right behind it.

    Args:
        behind: what stands behind the number and its unit.
        language: its language.
        told_before: whether an article says that the number is known, so that 'of 2023' says of when it is.

    Yields:
        Words as they may stand in a link: 'in nominal terms', 'of the budget', '(2020 = 100)', '(2023)'.
    """
    tokens = tokenize(behind[:_LONGEST], vocabulary(language).words)
    prices, tail = prices_at(tokens, 0, language), name_at(tokens, 0, language, ("measured",))
    if end := prices.end if prices else tail[-1] if tail else 0:
        yield behind[: tokens[end - 1].end].strip()
    if base := _base(tokens, behind, language):
        yield base
    if index := _INDEX.match(behind):
        yield index[1]
    if told_before and (year := _YEAR_OF.match(behind)):
        yield f"({year['year']})"


def _base(tokens: Sequence[Token], text: str, language: Language) -> str:
    """The name of a base with the word before it: 'of budget' for 'of the Russian budget'; empty without.

    Whose it is says little: 'of Russian imports' are China's exports.
    """
    words = vocabulary(language)
    of = words.of.at(tokens, 0)
    for place in range(of.end, min(of.end + _WORDS_OF_BASE, len(tokens))) if of else ():
        end = place
        while base := words.bases.at(tokens, end) or (words.and_.at(tokens, end) if end > place else None):
            end = base.end  # 'oil and gas revenue'
        if end > place:
            return f"{tokens[0].raw} {text[tokens[place].start : tokens[end - 1].end]}"
    return ""
