"""One thing has one colour on all charts of the site, and no two series of a chart look alike."""

from __future__ import annotations

import pytest

from dashboard.charts.style.palette import placeholder
from dashboard.charts.style.thing_colours import NO_COLOURS, SERIES_ROLES, THING_ROLES, ThingColours
from dashboard.charts.types import CHART_TYPES

DECLARED = ThingColours({"china and russia": "both", "a third country": "rest", "coal": "series-4"})


@pytest.mark.parametrize(
    ("names", "role"),
    [
        (["china"], "china"),
        (["china-to-russia", "China sells to Russia"], "china"),
        (["russia_urals", "Urals"], "russia"),
        (["Chinese exports"], "china"),
        (["x1", "China"], "china"),
        (["value", "Value", "yuan-trade-settlement"], "china"),
        (["china-russia", "China and Russia"], "both"),
        (["A third country"], "rest"),
        (["A third country, unnamed"], "rest"),
        (["COAL"], "series-4"),
        (["coalition"], None),
        (["Chinatown"], None),
        (["Exports to China"], None),
        (["", "…"], None),
    ],
)
def test_a_thing_is_known_by_the_words_with_which_its_name_begins(names: list[str], role: str | None) -> None:
    assert DECLARED.of(*names) == role


def test_what_the_site_declares_goes_before_the_palette() -> None:
    assert ThingColours({"china": "series-2"}).of("China") == "series-2"


def test_a_thing_has_its_colour_wherever_it_stands_among_others() -> None:
    for series in (["coal", "gas", "oil"], ["oil", "gas", "coal"], ["gas", "coal"]):
        roles = dict(zip(series, DECLARED.of_series([(name,) for name in series]), strict=True))
        assert roles["coal"] == "series-4"
        assert "series-4" not in {role for name, role in roles.items() if name != "coal"}


@pytest.mark.parametrize("names", ["abcdefgh", ["China", "Chinese", "Russia", "coal", "a", "b", "c", "d"]])
def test_no_two_of_as_many_series_as_a_chart_may_have_are_alike(names: list[str]) -> None:
    assert max(form.most_series for name, form in CHART_TYPES.items() if name not in ("heatmap", "sankey")) <= 8
    roles = DECLARED.of_series([(name,) for name in names])
    assert len({placeholder(role) for role in roles}) == len(names)


def test_of_two_series_of_one_thing_the_first_has_its_colour() -> None:
    assert DECLARED.of_series([("China sells",), ("China buys",)]) == ["china", "series-1"]


def test_what_is_highlighted_chooses_first() -> None:
    many = [(f"thing {number}",) for number in range(14)]
    roles = NO_COLOURS.of_series(many, ["thing 9", "thing 13"])
    assert (roles[9], roles[13]) == ("series-1", "series-2")
    assert all(role in SERIES_ROLES for role in roles)


def test_each_colour_of_a_thing_is_in_the_palette() -> None:
    assert all(map(placeholder, THING_ROLES))


def test_rows_have_their_own_colours_only_if_all_have_one() -> None:
    own = ThingColours({"a third country": "rest"})
    assert own.of_all([("CN", "China"), ("RU", "Russia")]) == ["china", "russia"]
    assert own.of_all([("China",), ("Poland",)]) is None
    assert own.of_all([("China",), ("Chinese",)]) is None  # two rows would look alike
    assert own.known_among([("China",), ("A third country",), ("Visit",)]) == 2
