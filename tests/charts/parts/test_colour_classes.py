"""Which amounts have one colour."""

from __future__ import annotations

import itertools
import random
import statistics
from collections.abc import Sequence

import pytest

from dashboard.charts.parts.colour_classes import MOST_IN_ONE, Method, classify


def steps(amounts: Sequence[float], method: Method | None = None) -> list[int]:
    """The colour step of each amount, of four."""
    classes = classify(tuple(map(float, amounts)), 4, method)
    return [classes.step(amount) for amount in amounts]


@pytest.mark.parametrize(
    ("amounts", "method", "expected"),
    [
        ([0, 30, 60, 100], "equal", [0, 1, 2, 3]),
        ([0, 10, 90, 100], "equal", [0, 0, 3, 3]),
        ([7], "equal", [3]),
        ([0, 0, 0], "equal", [3, 3, 3]),
        ([-40, -30, 30, 40], "equal", [0, 0, 3, 3]),
        # One giant: the gaps between the others.
        ([1, 1, 1, 1, 1, 2, 2, 9, 14], "natural", [0, 0, 0, 0, 0, 1, 1, 2, 3]),
        # Equal steps would hold gains and losses in one class.
        ([-3, -1, 1, 40], "natural", [0, 1, 2, 3]),
        # Each is twice the last: the gaps are all at the top.
        ([2**power for power in range(20)], "quantiles", [0] * 5 + [1] * 5 + [2] * 5 + [3] * 5),
        # Most are nought: they are one class, and the others share the rest.
        ([0] * 8 + [1, 2, 300], "natural", [0] * 8 + [1, 2, 3]),
        # Two amounts are two classes far apart, however many have the first.
        ([1] * 9 + [5], "equal", [0] * 9 + [3]),
    ],
)
def test_amounts_are_divided(amounts: list[float], method: str, expected: list[int]) -> None:
    assert classify(tuple(map(float, amounts)), 4).method == method
    assert steps(amounts) == expected


def made_up(seed: int) -> list[float]:
    """Amounts of up to 60 countries: even, one-sided, of both signs, or with many equal ones."""
    random.seed(seed)
    makers = [
        lambda: random.uniform(0, 100),
        lambda: random.lognormvariate(2, 3),
        lambda: random.gauss(0, 10),
        lambda: float(random.choice([0, 0, 0, 0, 0, 1, 2, 1000])),
        lambda: 10.0 ** random.uniform(-9, 12),
    ]
    return [makers[seed % len(makers)]() for _ in range(random.randint(1, 60))]


@pytest.mark.parametrize("seed", range(40))
def test_classes_are_in_order_and_hold_nearly_all_only_where_nearly_all_are_equal(seed: int) -> None:
    amounts = sorted(made_up(seed))
    found = steps(amounts)
    assert found == sorted(found)
    fullest = max(found.count(step) for step in set(found)) / len(found)
    most_equal = max(amounts.count(amount) for amount in amounts) / len(amounts)
    assert fullest <= max(MOST_IN_ONE, most_equal)
    by_step = [[amount for amount, step in zip(amounts, found, strict=True) if step == number] for number in range(4)]
    assert not any(min(group) < 0 < max(group) for group in by_step if group)


@pytest.mark.parametrize("seed", range(30))
def test_natural_breaks_are_those_with_the_least_spread(seed: int) -> None:
    random.seed(seed)
    amounts = sorted({round(random.lognormvariate(1, 2), 2) for _ in range(random.randint(5, 11))})

    def spread(groups: list[list[float]]) -> float:
        return sum(statistics.pvariance(group) * len(group) for group in groups)

    cuts = [(0, *inner, len(amounts)) for inner in itertools.combinations(range(1, len(amounts)), 3)]
    least = min(spread([amounts[start:end] for start, end in itertools.pairwise(cut)]) for cut in cuts)
    found = steps(amounts, "natural")
    groups = [[amount for amount, step in zip(amounts, found, strict=True) if step == number] for number in range(4)]
    assert spread(groups) == pytest.approx(least)
