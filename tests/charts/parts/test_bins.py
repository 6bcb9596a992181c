"""The bins of a histogram: round, equal, and each value in exactly one."""

from __future__ import annotations

import statistics
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.parts.bins import MOST_BINS, bins_of
from dashboard.charts.parts.quantiles import quantile

AMOUNTS = st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=60)


@given(AMOUNTS, st.one_of(st.none(), st.integers(2, 60)))
def test_each_value_lies_in_one_bin(amounts: list[Decimal], wanted: int | None) -> None:
    bins = bins_of(amounts, wanted)
    assert len(bins) <= (wanted or MOST_BINS)
    assert len({one.high - one.low for one in bins}) == 1
    assert all(before.high == after.low for before, after in pairwise(bins))
    for amount in amounts:
        inside = [one for one in bins if one.low <= amount < one.high]
        assert inside or amount == bins[-1].high
    assert len({one.label for one in bins}) == len(bins)


@given(AMOUNTS)
def test_no_empty_bin_stands_at_either_end(amounts: list[Decimal]) -> None:
    bins = bins_of(amounts)
    assert min(amounts) < bins[0].high
    assert max(amounts) >= bins[-1].low


@pytest.mark.parametrize(
    ("amounts", "wanted", "labels"),
    [
        ("1 2 3 3 5", 10, ["1", "2", "3", "4", "5"]),
        ("0 10 20 29", 3, ["0 to 9", "10 to 19", "20 to 29"]),
        ("0.5 1.5 2", 2, ["0 to under 1", "1 to 2"]),
        ("7 7 7", None, ["7"]),
        ("0 0.5", 2, ["0 to under 0.25", "0.25 to 0.5"]),
    ],
)
def test_whole_numbers_are_named_by_the_numbers_in_a_bin(amounts: str, wanted: int | None, labels: list[str]) -> None:
    assert [one.label for one in bins_of([*map(Decimal, amounts.split())], wanted)] == labels


@given(st.lists(st.decimals(-1000, 1000, places=3), min_size=2, max_size=40))
def test_quartiles_are_those_of_the_standard_library(amounts: list[Decimal]) -> None:
    quartiles = statistics.quantiles(amounts, n=4, method="inclusive")
    own = [quantile(sorted(amounts), Decimal(share)) for share in ("0.25", "0.5", "0.75")]
    assert own == quartiles
