"""What is known of the words around numbers in one language. The tables themselves are in number_tables.py."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Hedge = Literal["about", "nearly", "over", "at least", "up to"]
Language = Literal["en", "pl", "de", "sv"]


@dataclass(frozen=True)
class Unit:
    """What is counted, and by which power of ten: USD bn is USD and 9, US cents are USD and -2."""

    measure: str = ""
    scale: int = 0


PERCENT = Unit("%")
CURRENCIES = ("USD", "EUR", "CNY", "RUB")
SHARED = {
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
"""Signs that are the same everywhere; in text they may stand in capitals."""


@dataclass(frozen=True)
class Words:
    """One language. All phrases are small letters with single spaces."""

    decimal: str
    thousands: str
    """The signs between groups of three; the first one is written."""
    gap: str
    """What stands between a number and '%'."""
    scales: dict[str, int]
    """Powers of ten."""
    written: dict[int, str]
    """The scale words that are written."""
    hedges: dict[str, Hedge]
    fractions: dict[str, Decimal]
    cardinals: dict[str, Decimal]
    """From two to twenty, with halves such as two and a half; and 'one', which is only a number before a unit."""
    one: tuple[str, ...]
    per: tuple[str, ...]
    units: dict[str, Unit]
    names: dict[str, str] = field(default_factory=dict)
    """The unit words that are written, by measure; else the measure itself."""
