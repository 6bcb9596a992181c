"""The forms that a word takes behind a number, by the categories of the Unicode CLDR: English has one and other."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal, cast

PluralForm = Literal["zero", "one", "two", "few", "many", "other"]
"""A category of https://cldr.unicode.org/index/cldr-spec/plural-rules. Polish has one, few, many and other."""


def plural_form(number: str, language: str = "en") -> PluralForm:
    """Return the form of a word that stands behind a number.

    Args:
        number: as it is written: '1', '1.0', '1,204', '−1'. Decimals count: English says '1 vote' and '1.0 votes'.
        language: of the word, as a code of two letters.

    Returns:
        The category of the CLDR; 'other' if it is no number.
    """
    try:
        form = _rule(language)(abs(Decimal(number.replace(",", "").replace("\N{MINUS SIGN}", "-"))))
    except InvalidOperation:
        return "other"
    return cast(PluralForm, form)


@lru_cache(maxsize=8)
def _rule(language: str) -> Callable[[Decimal], str]:
    from babel import Locale  # (It takes a while to load, and only declared forms need it.)

    return Locale(language).plural_form
