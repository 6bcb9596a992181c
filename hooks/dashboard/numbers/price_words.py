"""Reads of which prices an amount of money is: 'at constant 2022 prices', 'in 2022 dollars', 'i löpande priser'."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dashboard.core.frozen import Frozen
from dashboard.numbers.kinds import name_at
from dashboard.numbers.languages import WORDS
from dashboard.numbers.phrases import Match, Phrases
from dashboard.numbers.tokens import Token
from dashboard.numbers.unit_words import is_year
from dashboard.numbers.words import Language


class Prices(Frozen):
    """The prices of an amount."""

    name: str
    """Their name in `kinds.py`: 'constant' or 'current'. Those of one year are constant."""
    year: int | None
    """The year whose prices they are; None if it is not named."""


class _Words(Frozen):
    """The words of one language, as comma-separated phrases in small letters."""

    before: str
    nouns: str
    between: str
    """What may stand among adjective, year and noun."""


# fmt: off
_PRICES: Mapping[Language, _Words] = {
    "en": _Words("in, at", "prices, terms, dollars, us dollars", "of, the, (, )"),
    "pl": _Words("w, po", "cenach, dolarach", "z, roku, r., r, (, )"),
    "de": _Words("in, zu", "preisen, dollar", "von, aus, des jahres, (, )"),
    "sv": _Words("i", "priser, dollar", "års, från, (, )"),
}
# fmt: on


@cache
def _tables(language: Language) -> tuple[Phrases[str], Phrases[str]]:
    own, words = _PRICES[language], WORDS[language]
    parts = Phrases(((own.nouns, "noun"), (own.between, "between")), words)
    return Phrases(((own.before, "before"),), words), parts


def prices_at(tokens: Sequence[Token], index: int, language: Language) -> Match[Prices] | None:
    """Read prices that begin at a token.

    Returns:
        The prices, and the index behind them; None without a noun such as 'prices' and an adjective or a year.
    """
    before, parts = _tables(language)
    start = before.at(tokens, index)
    if start is None:
        return None
    name, year, end, has_noun = "", None, start.end, False
    while end < len(tokens):
        if adjective := name_at(tokens, end, language, ["prices"]):
            _, name, end = adjective
        elif is_year(tokens[end].text) and year is None:
            year, end = int(tokens[end].text), end + 1
        elif part := parts.at(tokens, end):
            has_noun, end = has_noun or part.value == "noun", part.end
        else:
            break
    if not has_noun or not (name or year):
        return None
    return Match(Prices(name or "constant", year), end)
