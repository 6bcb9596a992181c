"""Ticks of an axis."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as some
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.parts.axes import ticks, value_axis
from dashboard.charts.style.layout import Size
from dashboard.charts.style.palette import placeholder
from tests.samples.amounts import read_back
from tests.samples.times import timed_chart, timed_dataset

AMOUNTS = some.floats(-1e18, 1e18) | some.floats(-1e-12, 1e-12) | some.integers(-(2**70), 2**70)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 129, [0, 50, 100, 150]),
        (0, 34, [0, 10, 20, 30, 40]),
        (-7, 12, [-10, -5, 0, 5, 10, 15]),
        (5, 5, [5, 6, 7, 8, 9, 10]),
        (0, 3.1e-9, [Decimal(count).scaleb(-9) for count in range(5)]),
    ],
)
def test_ticks_are_round_and_enclose_the_values(low: float, high: float, expected: list[float]) -> None:
    values = ticks(low, high, 5)
    assert values[0] <= low
    assert values[-1] >= high
    assert len(values) <= 6
    if low != high:
        assert values == expected


def amounts_near(offset: float, steps: list[int], distance: float) -> list[float]:
    return [offset + step * distance for step in steps]


CLOSE = some.builds(
    amounts_near,
    some.sampled_from([0.0, 1.0, -1e6, 1e6, 1e12, 2.0**53, 1e18]),
    some.lists(some.integers(0, 1000), min_size=1, max_size=4),
    some.sampled_from([1e-12, 1e-7, 1e-4, 0.3, 1.0]),
)
"""Amounts in tiny ranges far away from nought."""


@given(some.lists(AMOUNTS, min_size=1, max_size=5) | CLOSE, some.booleans())
@example([1000000.0001, 1000000.0005], False)
@example([-0.0], False)
@example([1e18, 1e18 + 128], False)
@example([5e-324], True)
def test_no_two_ticks_are_alike_and_each_says_where_it_stands(amounts: list[float], zero: bool) -> None:
    axis, _ = value_axis(amounts, Size("wide", 760, 400), zero=zero)
    places, texts = axis["tickvals"], axis["ticktext"]
    assert len(set(texts)) == len(texts) > 1
    assert len(set(places)) == len(places)
    assert [float(read_back(text)) for text in texts] == places
    assert places[0] <= float(min(amounts))
    assert places[-1] >= float(max(amounts))


@given(some.lists(some.floats(1e-12, 1e18), min_size=1, max_size=5))
@example([3e-12, 8e-12])
def test_no_two_ticks_of_a_logarithmic_axis_are_alike(amounts: list[float]) -> None:
    axis, _ = value_axis(amounts, Size("wide", 760, 400), zero=False, log=True)
    assert len(set(axis["ticktext"])) == len(axis["ticktext"])
    assert [float(read_back(text)) for text in axis["ticktext"]] == axis["tickvals"]


def test_ticks_far_from_nought_show_their_difference() -> None:
    axis, _ = value_axis([1000000.0001, 1000000.0005], Size("wide", 760, 400), zero=False)
    assert axis["ticktext"][1:3] == ["1,000,000.0002", "1,000,000.0003"]


@pytest.mark.parametrize("most", [1, 2, 3, 7, 12, 26, 130])
def test_an_axis_of_counts_has_whole_numbers_and_reaches_over_the_highest(most: int) -> None:
    axis, _ = value_axis([1.0, float(most)], Size("wide", 760, 400), zero=True, whole=True)
    assert all(tick == int(tick) for tick in axis["tickvals"])
    assert axis["tickvals"][-1] >= most
    assert axis["range"] == [axis["tickvals"][0], axis["tickvals"][-1]]


@pytest.mark.parametrize("name", ["bar", "lying", "line"])
def test_only_nought_is_a_heavy_line(name: str) -> None:
    lying = "\norientation: horizontal" if name == "lying" else ""
    selection = timed_chart(
        "line" if name == "line" else "bar", timed_dataset("year", ["2020", "2021"]), f"color: thing{lying}"
    )
    assert selection
    for sign, colour in ((1, "muted"), (-1, "grid")):
        series = tuple(
            replace(one, points=tuple(replace(point, y=(point.y or 0) * sign) for point in one.points[:1]))
            for one in selection.series[:1]
        )
        layout = build_figure(replace(selection, series=(*series, *selection.series[1:]))).layouts["wide"]
        names, amounts = (layout[f"{letter}axis"] for letter in ("yx" if lying else "xy"))
        assert names["linecolor"] == placeholder(colour)
        assert amounts["zeroline"] == (sign < 0)


@pytest.mark.parametrize(
    ("amounts", "more", "colour"),
    [((0, 9), "", "muted"), ((6, 9), "", "grid"), ((-9, -6), "", "grid"), ((1, 900), "scale: log", "grid")],
)
def test_the_line_at_the_foot_of_a_plot_is_heavy_only_if_it_is_nought(
    amounts: tuple[float, float], more: str, colour: str
) -> None:
    selection = timed_chart("line", timed_dataset("year", ["2020", "2021"]), f"color: thing\n{more}")
    assert selection
    series = tuple(
        replace(one, points=tuple(replace(point, y=y) for point, y in zip(one.points, amounts, strict=True)))
        for one in selection.series
    )
    for layout in build_figure(replace(selection, series=series)).layouts.values():
        assert layout["xaxis"]["linecolor"] == placeholder(colour)
