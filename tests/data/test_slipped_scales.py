"""Amounts of a series that are a thousand times the others are told; what grows by itself is not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.core.finding import Finding
from dashboard.data.dataset import Dataset
from tests.samples.times import DESCRIPTOR

Load = Callable[..., Dataset | None]
YEARS = DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual")


@pytest.mark.parametrize(
    ("amounts", "lines"),
    [
        ("110.9 112.4 115490 117.2", [4]),
        ("110.9 112.4 115490 117200 116000", [2, 3]),
        ("110900 112400 115.49 117200", [4]),
        ("110.9 112.4 115490000 117.2", [4]),
        ("-110.9 -112.4 -115490 -117.2", [4]),
        ("110.9 112.4 11549 117.2", []),
        ("110.9 112.4 0 117.2", []),
        ("1 10 100 1000", []),
        ("0.02 0.5 9 40", []),
        ("110.9 115490", []),
    ],
)
def test_a_thousand_times_the_others(dataset: Load, findings: list[Finding], amounts: str, lines: list[int]) -> None:
    rows = "".join(f"{2000 + place},coal,{amount}\n" for place, amount in enumerate(amounts.split()))
    assert dataset(YEARS, f"time,thing,amount\n{rows}")
    assert [finding.id for finding in findings] == ["unclear-number"] * bool(lines)
    assert [finding.line for finding in findings] == lines[:1]


def test_each_series_has_its_own_size(dataset: Load, findings: list[Finding]) -> None:
    rows = "".join(f"{year},{thing}\n" for year in range(2000, 2004) for thing in ("coal,115490", "oil,115.5"))
    assert dataset(YEARS, f"time,thing,amount\n{rows}")
    assert findings == []


def test_a_descriptor_that_limits_the_amounts_means_them(dataset: Load, findings: list[Finding]) -> None:
    limited = YEARS.replace("unit: tonnes", "unit: tonnes, constraints: {maximum: 200000}")
    rows = "2000,coal,110\n2001,coal,112\n2002,coal,115490\n2003,coal,117\n"
    assert dataset(limited, f"time,thing,amount\n{rows}")
    assert findings == []
