"""Series that look alike in grey print differ by more than their colour."""

from __future__ import annotations

from itertools import combinations

import pytest

from dashboard.charts.style.grey_print import DASHES, NEAR, lightness, line_dashes, looks
from dashboard.charts.style.palette import BEHIND, COLOURS
from dashboard.charts.style.thing_colours import SERIES_ROLES, THING_ROLES

LIGHT = {colour.name: colour.light for colour in COLOURS}


def test_lightness_is_that_of_the_standard() -> None:
    assert (lightness("#000000"), lightness("#ffffff")) == (0, pytest.approx(100))
    assert lightness("#ff0000") == pytest.approx(53.24, abs=0.02)


@pytest.mark.parametrize("roles", [SERIES_ROLES, THING_ROLES, THING_ROLES[::-1], ("china", "russia")])
def test_no_two_colours_of_like_greys_look_alike(roles: tuple[str, ...]) -> None:
    for (role, look), (other, its) in combinations(zip(roles, looks(roles), strict=True), 2):
        assert look != its or abs(lightness(LIGHT[role]) - lightness(LIGHT[other])) >= NEAR, (role, other)


def test_lines_are_dashed_only_where_greys_are_alike() -> None:
    assert line_dashes(["china", "russia"]) == ["solid", "solid"]
    assert line_dashes(["china", "eu", "china"]) == ["solid", DASHES[1], "solid"]
    assert line_dashes(["china", BEHIND, BEHIND]) == ["solid"] * 3
