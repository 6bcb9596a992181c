"""The types for numbers in prose, and the unit signs that all four languages share.

`languages.py` has the words of each language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Hedge = Literal["about", "nearly", "over", "at least", "up to"]
"""The five kinds of hedge. `number.py` says how each one widens the range."""
Language = Literal["en", "pl", "de", "sv"]
LANGUAGES: tuple[Language, ...] = ("en", "pl", "de", "sv")
"""The languages whose numbers are read."""


@dataclass(frozen=True)
class Unit:
    """What is counted and in which power of ten: USD bn is ("USD", 9), US cents are ("USD", -2)."""

    measure: str = ""
    """What is counted, such as 'USD', '%' or 'USD/barrel'. Empty for a plain number."""
    scale: int = 0
    """The power of ten: 9 for billions."""


PERCENT = Unit("%")
CURRENCIES = ("USD", "EUR", "CNY", "RUB")
"""The measures that are currencies."""
SHARED_UNITS = {
    "%": PERCENT,
    "pp": Unit("points"),
    "p.p.": Unit("points"),
    "usd": Unit("USD"),
    "us$": Unit("USD"),
    "$": Unit("USD"),
    "eur": Unit("EUR"),
    "€": Unit("EUR"),
    "rmb": Unit("CNY"),
    "cny": Unit("CNY"),
    "yuan": Unit("CNY"),
    "rub": Unit("RUB"),
    "₽": Unit("RUB"),
    "t": Unit("tonnes"),
    "mt": Unit("tonnes", 6),
    "bcm": Unit("m³", 9),
    "m³": Unit("m³"),
    "m3": Unit("m³"),
    "bbl": Unit("barrels"),
    "b/d": Unit("barrels/day"),
    "bpd": Unit("barrels/day"),
    "mb/d": Unit("barrels/day", 6),
    "x": Unit("times"),
    "×": Unit("times"),
    "°": Unit("degrees"),
}
"""Unit signs that are the same in all languages. Keys are in small letters; in a text they may be in capitals."""


@dataclass(frozen=True)
class NumberWords:
    """The words around numbers in one language. All phrases are in small letters, with single spaces."""

    decimal: str
    """The decimal separator."""
    thousands: str
    """The separators that may stand between groups of three digits. The first one is used for writing."""
    percent_gap: str
    """What stands between a number and '%': nothing, or a no-break space."""
    scales: dict[str, int]
    """Scale words with their power of ten: 'billion' is 9."""
    written_scales: dict[int, str]
    """The scale word that is used for writing, by power of ten."""
    hedges: dict[str, Hedge]
    """Phrases before a number that make it less exact, such as 'about'."""
    fractions: dict[str, Decimal]
    """Phrases such as 'a third' with their value."""
    cardinals: dict[str, Decimal]
    """Number words from one to twenty, and halves such as 'two and a half'."""
    ambiguous_one: tuple[str, ...]
    """The words for 1. They may also be articles, so they count as a number only before a unit."""
    per: tuple[str, ...]
    """Words between two units, such as 'per' and '/'."""
    units: dict[str, Unit]
    """Unit words with what they mean."""
    written_units: dict[str, str] = field(default_factory=dict)
    """The unit word that is used for writing, by measure. A measure that is missing is written as it is."""


def known_language(code: str) -> Language | None:
    """The language with this code, such as 'pl'. None if its numbers cannot be read."""
    return next((language for language in LANGUAGES if language == code), None)
