"""Finds of what the number behind it is the price: 'a euro cost', 'one dollar bought'."""

from __future__ import annotations

import re
from functools import cache

from dashboard.numbers.mere_words import MERE
from dashboard.numbers.reader import find_claims
from dashboard.numbers.unit import Unit
from dashboard.numbers.words import InAll, Language, in_all

_ONE: InAll = in_all(
    "(?:one|an?|the|each) ", "(?:(?:jeden|jedna|jedno|za jednego|każda|każdy) )?", "(?:ein|eine|der|das|die) ",
    "(?:en|ett) ",
)  # fmt: skip
_COSTS: InAll = in_all(
    "bought|buys|cost|costs|was worth|is worth|sold for|sells for",
    "kosztował|kosztowała|kosztowało|kosztuje|płacono",
    "kostete|kostet|brachte|war",
    "kostade|kostar|gav|var värd",
)
_PERIODS = ("day", "month")
"""Measures of time: 'each day cost' tells no price of a day."""
_LONGEST = 80
"""Characters before a number in which is looked for it."""


def told_rate(before: str, language: Language) -> tuple[str, Unit] | None:
    """The word for what is sold, and its unit; None if it is no unit.

    Args:
        before: what stands before the number.
        language: its language.
    """
    told = _pattern(language).search(before[-_LONGEST:])
    found = find_claims(f"1 {told['thing']}", language) if told else []
    units = found[0].units if len(found) == 1 and found[0].has_unit else ()
    return (told["thing"], units[0]) if told and len(units) == 1 and units[0].measure not in _PERIODS else None


def is_price_of_other(sold: Unit, unit: Unit) -> bool:
    """Whether a value in a unit is the price of something else than what is sold."""
    priced = [each for each in unit.per if each.measure not in _PERIODS]
    return bool(priced) and not any(sold.fits(each) for each in priced)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    mere = "|".join(MERE[language].split(", "))
    pattern = rf"(?:^|[\s(]){_ONE[language]}(?P<thing>[^\W\d]+) (?:{_COSTS[language]})(?: (?:{mere}|[^\W\d]+))?\s*$"
    return re.compile(pattern, re.IGNORECASE)
