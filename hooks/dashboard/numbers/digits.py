"""Reads a number in digits as a language writes it. Nothing else reads digits."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from dashboard.numbers.words import NumberWords


def read_digits(text: str, words: NumberWords) -> tuple[Fraction, int] | None:
    """Read a number in digits, such as '1,234.5'.

    Args:
        text: the digits with their separators, no sign.
        words: those of the language.

    Returns:
        The number, and how many decimals it has; None if the language does not write a number so.
    """
    parts = _well_formed(words.decimal, words.thousands).fullmatch(text)
    if parts is None:
        return None
    whole, decimals = re.sub(r"\D", "", parts[1]), parts[2] or ""
    return Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals)


@cache
def _well_formed(decimal: str, thousands: str) -> re.Pattern[str]:
    separators = "".join(map(re.escape, thousands))
    return re.compile(rf"(\d+|\d{{1,3}}(?:[{separators}]\d{{3}})+)(?:{re.escape(decimal)}(\d+))?")
