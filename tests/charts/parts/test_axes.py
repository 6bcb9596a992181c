"""Ticks of an axis."""

import pytest

from dashboard.charts.parts.axes import ticks


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 129, [0, 50, 100, 150]),
        (0, 34, [0, 10, 20, 30, 40]),
        (-7, 12, [-10, -5, 0, 5, 10, 15]),
        (5, 5, [5, 6, 7, 8, 9, 10]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: float, high: float, expected: list[float]) -> None:
    values = ticks(low, high, 5)
    assert values[0] <= low
    assert values[-1] >= high
    assert len(values) <= 6
    if low != high:
        assert values == expected
