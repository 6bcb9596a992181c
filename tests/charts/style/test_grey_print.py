"""Series that look alike in grey print differ by more than their colour."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from dashboard.charts.style.grey_print import (
    DASHES,
    HATCHES,
    NEAR,
    NEAR_MARKS,
    PATTERNS,
    SYMBOL_SIZES,
    SYMBOLS,
    grey_difference,
    lightness,
    looks,
)
from dashboard.charts.style.palette import BEHIND, COLOURS
from dashboard.charts.style.thing_colours import SERIES_ROLES, THING_ROLES
from dashboard.charts.types import CHART_TYPES

PRINTED = {colour.name: colour.light for colour in COLOURS}
ORDERS = [SERIES_ROLES, THING_ROLES, THING_ROLES[::-1], THING_ROLES[::2], ("china", "russia")]


def test_lightness_is_that_of_the_standard() -> None:
    assert (lightness("#000000"), lightness("#ffffff")) == (0, pytest.approx(100))
    assert lightness("#ff0000") == pytest.approx(53.24, abs=0.02)


@pytest.mark.parametrize("roles", ORDERS)
def test_no_two_colours_of_like_greys_look_alike(roles: tuple[str, ...]) -> None:
    for (role, look), (other, its) in combinations(zip(roles, looks(roles), strict=True), 2):
        assert look != its or grey_difference(PRINTED[role], PRINTED[other]) >= NEAR, (role, other)


@pytest.mark.parametrize("roles", ORDERS)
def test_there_are_hardly_more_looks_than_greys_that_are_all_alike(roles: tuple[str, ...]) -> None:
    light = {role: lightness(PRINTED[role]) for role in roles}
    alike = max(sum(0 <= light[other] - light[role] < NEAR for other in roles) for role in roles)
    assert alike <= len(set(looks(roles))) <= alike + 1


def test_greys_are_alike_if_one_way_of_making_them_says_so() -> None:
    china, both = PRINTED["china"], PRINTED["both"]
    # 0.3 R + 0.59 G + 0.11 B is 80 of the one and 70 of the other.
    assert grey_difference(china, both) < 4 < NEAR < lightness(china) - lightness(both)
    assert looks(["china", "both"]) == [0, 1]


def test_series_of_one_colour_differ_where_code_gave_them_different_looks() -> None:
    assert looks(["series-1"] * 3, kinds=["solid", "dot", "solid"]) == [0, 1, 0]


def test_dots_need_more_difference_than_areas() -> None:
    assert looks(["china", "russia"], NEAR_MARKS) == [0, 1]


def test_series_differ_only_where_greys_are_alike() -> None:
    assert looks(["china", "russia"]) == [0, 0]
    assert looks(["eu", "china", "eu"]) == [0, 1, 0]
    assert looks([BEHIND, "china", BEHIND]) == [0, 0, 0]


def test_there_is_a_look_for_each_of_as_many_series_as_a_chart_may_have() -> None:
    most = max(form.most_series for form in CHART_TYPES.values() if form.sample)
    for kinds in (DASHES, PATTERNS, SYMBOLS):
        assert len(set(kinds)) >= most, kinds


def test_no_pattern_is_taken_for_the_hatching_of_what_is_not_final() -> None:
    # Of a pattern most is colour, of hatching most is paper; and plain hatching is no pattern's.
    assert {"/", "\\"} & {shape for shape, *_ in PATTERNS} == set()
    assert all(share <= 0.25 for *_, share in PATTERNS)
    assert len(set(HATCHES)) == len(HATCHES)


def test_all_symbols_have_the_area_of_a_circle() -> None:
    """The areas are those of the outlines that Plotly draws for a diameter of 2."""
    triangle = 1.5 * 2 / math.sqrt(3)
    areas = (math.pi, 4, 2 * 1.3**2, triangle, triangle, 4 * 0.8 * 1.2 - 0.8**2, 2.378, 5 * 1.4**2 * 0.382 * 0.588)
    for symbol, size, area in zip(SYMBOLS, SYMBOL_SIZES, areas, strict=True):
        assert size**2 * area == pytest.approx(math.pi, rel=0.02), symbol
