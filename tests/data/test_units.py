"""Which units are the same."""

from __future__ import annotations

import pytest

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
