"""Units as publishers write them: World Bank, IMF, SIPRI, Eurostat, customs, agencies of energy and health."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from dashboard.numbers.reader import find_claims
from dashboard.numbers.unit import Unit
from dashboard.numbers.units import read_unit, unit_names
from dashboard.numbers.words import LANGUAGES
from tests.samples.numbers import verdict

with (Path(__file__).parent / "real_units.csv").open(encoding="utf-8") as _file:
    UNITS = list(csv.DictReader(_file))
TEXTS = [row["unit"] for row in UNITS]
VALUE = "37"


def refused(words: str, unit: str, **more: object) -> bool:
    error = verdict(words, "en", VALUE, unit, **more)
    return error is not None


def test_its_measure_is_what_is_counted() -> None:
    read = {row["unit"]: read_unit(row["unit"]).measure for row in UNITS if row["measure"]}
    assert read == {row["unit"]: row["measure"] for row in UNITS if row["measure"]}


def test_its_scale_is_how_many_are_one() -> None:
    read = {row["unit"]: read_unit(row["unit"]).scale for row in UNITS if row["scale"]}
    assert read == {row["unit"]: Fraction(row["scale"]) for row in UNITS if row["scale"]}


def test_a_value_with_the_words_of_its_unit_holds() -> None:
    found = {unit: verdict(f"{VALUE} {unit}", "en", VALUE, unit) for unit in TEXTS}
    assert {unit: error for unit, error in found.items() if error} == {}


@pytest.mark.parametrize("number", ["370", "3.7", "37,000"])
def test_another_number_with_the_words_of_the_unit_does_not(number: str) -> None:
    assert [unit for unit in TEXTS if not refused(f"{number} {unit}", unit)] == []


def test_another_unit_does_not() -> None:
    words = {"GBP": "pounds sterling", "USD": "dollars", "%": "per cent", "tonne": "tonnes", "m³": "cubic metres"}
    accepted = [
        (unit, name)
        for unit in TEXTS
        for measure, name in words.items()
        if measure != read_unit(unit).measure and not refused(f"{VALUE} {name}", unit)
    ]
    assert accepted == []


def test_a_part_of_something_else_does_not() -> None:
    words = {"%": "per cent", "tonne": "tonnes", "m³": "litres", "barrel": "barrels"}
    names = {unit: words.get(read_unit(unit).measure) for unit in TEXTS if read_unit(unit).base}
    assert [unit for unit, name in names.items() if name and not refused(f"{VALUE} {name} of remittances", unit)] == []


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$5bn", "5", "constant 2022 USD bn"),
        ("5 billion dollars", "5", "2015 USD bn"),
        ("5 billion dollars", "5000", "million constant 2015 US$"),
        ("5 billion dollars", "5", "constant (2015) USD bn"),
        ("$20 a tonne", "30", "USD per 1.5 t"),
        ("30 tonnes", "20", "1.5 t"),
        ("5 tonnes", "5000", "kg CO2"),
        ("30 million tonnes", "30", "Mt CO2"),
        ("30 Mt", "30", "Mt CO2"),
        ("30 million tonnes of CO2", "30", "Mt CO2"),
        ("30 million tonnes of CO2", "30", "MtCO2"),
        ("6%", "6", "% y/y"),
        ("6%", "6", "annual %"),
        ("6 per cent", "6", "% change"),
        ("6%", "6", "GDP growth (annual %)"),
        ("6% of exports", "6", "% of total exports"),
        ("6 per cent of goods exports", "6", "% of goods exports"),
        ("6% of exports", "6", "Share of exports (%)"),
        ("30%", "0.3", "share"),
        ("30%", "0.3", "ratio"),
        ("a third", "0.333", "share"),
        ("5 litres of pure alcohol per capita", "5", "litres of pure alcohol per capita"),
        ("5 million people", "5", "m people"),
        ("5 million people", "5000", "'000 people"),
        ("30 thousand people", "30", "people (thousands)"),
        ("5 million tonnes", "5", "10^6 t"),
        ("5 million euros", "5", "mEUR"),
        ("5 million euros", "5", "Mio. EUR"),
        ("5 points", "5", "index points"),
        ("30 points", "30", "index, 2015 = 100"),
        ("7.4 points", "7.4", "score"),
        ("30 deaths per 100,000 people", "30", "deaths per 100,000 people"),
        ("30 deaths per 100,000", "30", "deaths per 100,000 people"),
        ("300 deaths per million people", "30", "deaths per 100,000 people"),
        ("5 per 100,000 people", "5", "per 100,000 people"),
        ("5 tonnes a head", "5", "tonnes per capita"),
        ("30 thousand", "30", "thousands"),
        ("5 °F", "5", "degrees Fahrenheit"),
        ("$60", "60", "USD per barrel"),
        ("5,000,000 people employed", "5", "million people employed"),
    ],
)
def test_what_is_right_holds(words: str, value: str, unit: str) -> None:
    assert verdict(words, "en", value, unit) is None


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("10,110 billion dollars", "5", "constant 2022 USD bn"),
        ("10,075 billion dollars", "5000", "million constant 2015 US$"),
        ("$60,450bn", "30", "constant 2015 USD bn"),
        ("$2 a tonne", "30", "USD per 1.5 t"),
        ("50 tonnes", "3.3333", "1.5 t"),
        ("5 tonnes", "5", "kg CO2"),
        ("30 people", "30", "people (thousands)"),
        ("30 deaths", "30", "deaths per 100,000 people"),
        ("5 tonnes", "5", "tonnes per capita"),
        ("5 dollars", "5", "USD per capita"),
        ("30 people", "30", "people per km²"),
        ("5 barrels", "5", "barrels per tonne"),
        ("30 litres", "30", "litres of pure alcohol per capita"),
        ("30 million tonnes of steel", "30", "Mt CO2"),
        ("6% of imports", "6", "% of total exports"),
        ("5 °C", "5", "°F"),
        ("5 percentage points", "5", "index points"),
        ("5 dollars", "5", "current international $"),
        ("5 dollars", "5", "USD PPP"),
        ("3%", "0.3", "share"),
    ],
)
def test_what_is_wrong_does_not(words: str, value: str, unit: str) -> None:
    assert verdict(words, "en", value, unit) is not None


def test_its_own_names_mean_the_unit_itself() -> None:
    other = [(unit, name) for unit in TEXTS for name, meaning in unit_names(unit) if not meaning.fits(read_unit(unit))]
    assert other == []


@pytest.mark.parametrize("digits", ["9" * 5000, "1" * 4301 + ".5", "9" * 5000 + " t", "USD per " + "9" * 5000 + " t"])
def test_digits_without_end_are_no_number(digits: str) -> None:
    assert isinstance(read_unit(digits), Unit)
    for language in LANGUAGES:
        assert find_claims(f"one in {digits}", language) is not None
