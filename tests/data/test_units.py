"""Which units are the same."""

from __future__ import annotations

import pytest

from dashboard.data.unit_forms import with_unit
from dashboard.data.units import same_unit


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("USD bn", "USD  bn", True),
        ("USD bn", "billion USD", True),
        ("kb/d", "thousand barrels per day", True),
        ("mcm", "million m³", True),
        ("USD bn", "USD mn", False),
        ("USD bn", "EUR bn", False),
        ("%", "% of GDP", False),
        ("MW", "mW", False),
        ("%", "percentage points", False),
        ("USD bn, current prices", "USD bn, constant 2015 prices", False),
        ("constant USD bn", "USD bn", False),
        ("2015 USD bn", "USD bn", False),
        ("2015 USD bn", "2022 USD bn", False),
        ("% y/y", "%", False),
        ("annual %", "%", False),
        ("index (2015 = 100)", "index", False),
        ("Mt CO2", "Mt", False),
        ("Mtoe", "Mt", False),
        ("thousand tonnes, dry weight", "thousand tonnes", False),
        ("people (thousands)", "thousand people", True),
        ("'000 people", "people, thousands", True),
        ("Mio. EUR", "EUR m", True),
        ("10^6 t", "million tonnes", True),
        ("percentage of GDP", "% of gross domestic product", True),
        ("share", "%", False),
        ("meetings", "exercises", False),
        ("USD bn", None, False),
        (None, "", True),
    ],
)
def test_units_are_the_same_if_they_say_the_same(left: str | None, right: str | None, same: bool) -> None:
    assert same_unit(left, right) is same
    assert same_unit(right, left) is same


@pytest.mark.parametrize(
    ("number", "unit", "written"),
    [
        ("300", "USD mn", "USD 300 mn"),
        ("69.14", "USD per barrel", "USD 69.14 per barrel"),
        ("5", "RUB", "RUB 5"),
        ("5", "USD bn, prices of 2015", "5 (USD bn, prices of 2015)"),
        ("7.05", "% of GDP", "7.05% of GDP"),
        ("2", "votes", "2 votes"),
        ("2", "", "2"),
    ],
)
def test_a_number_stands_with_its_unit_as_the_field_writes_it(number: str, unit: str, written: str) -> None:
    """The code of a currency leads; prose is read in this order and in the other one."""
    assert with_unit(number, unit) == written
