"""Units of fields, and what can be converted into what."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.numbers.unit import Unit
from dashboard.numbers.units import read_unit

DAY, YEAR = Unit("day"), Unit("month", Fraction(12))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("USD bn", Unit("USD", Fraction(10**9))),
        ("US$ bn, current prices", Unit("USD", Fraction(10**9))),
        ("$bn", Unit("USD", Fraction(10**9))),
        ("current USD bn", Unit("USD", Fraction(10**9))),
        ("EUR m", Unit("EUR", Fraction(10**6))),
        ("bcm/year", Unit("m³", Fraction(10**9), (YEAR,))),
        ("million b/d", Unit("barrel", Fraction(10**6), (DAY,))),
        ("thousand barrels per day", Unit("barrel", Fraction(1000), (DAY,))),
        ("USD per tonne", Unit("USD", per=(Unit("tonne"),))),
        ("USD per thousand cubic metres", Unit("USD", per=(Unit("m³", Fraction(1000)),))),
        ("kg per person", Unit("tonne", Fraction(1, 1000), (Unit("person"),))),
        ("deaths per 100,000 people", Unit("deaths", per=(Unit("person", Fraction(100_000)),))),
        ("% of GDP", Unit("%", base="gdp")),
        ("million tonnes of oil equivalent", Unit("tonne", Fraction(10**6), base="oil equivalent")),
        ("million people", Unit("person", Fraction(10**6))),
        ("index (2015 = 100)", Unit("index")),
        ("TWh", Unit("Wh", Fraction(10**12))),
        ("roll calls", Unit("roll calls")),
        ("", Unit()),
    ],
)
def test_a_unit_is_a_measure_a_scale_and_what_it_is_divided_by(text: str, unit: Unit) -> None:
    assert read_unit(text) == unit


@pytest.mark.parametrize(
    ("value", "unit", "other", "expected"),
    [
        (30, "kt", "million tonnes", "0.03"),
        (2170, "kb/d", "million b/d", "2.17"),
        (30, "GWh", "TWh", "0.03"),
        (540, "basis points", "percentage points", "5.4"),
        (30, "per mille", "%", "3"),
        (60, "USD per barrel", "USD bn per million barrels", "0.06"),
        (2, "weeks", "days", "14"),
        (2, "years", "months", "24"),
    ],
)
def test_what_counts_the_same_is_converted(value: int, unit: str, other: str, expected: str) -> None:
    assert read_unit(unit).fits(read_unit(other))
    assert read_unit(unit).convert(Fraction(value), read_unit(other)) == Fraction(expected)


@pytest.mark.parametrize(
    ("unit", "other"),
    [
        ("USD bn", "EUR bn"),
        ("TW", "TWh"),
        ("barrels", "tonnes"),
        ("bcm", "TWh"),
        ("million b/d", "million barrels per month"),
        ("%", "percentage points"),
        ("months", "days"),
        ("meetings", "exercises"),
    ],
)
def test_what_counts_other_things_is_not(unit: str, other: str) -> None:
    assert not read_unit(unit).fits(read_unit(other))
