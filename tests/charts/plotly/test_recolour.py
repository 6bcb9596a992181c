"""The colours of figures that Plotly drew."""

from __future__ import annotations

from dashboard.charts.plotly.recolour import RoleAssigner
from dashboard.charts.style.palette import placeholder
from dashboard.charts.style.thing_colours import NO_COLOURS


def recolour(**trace: object) -> dict[str, object]:
    recoloured, _ = RoleAssigner(NO_COLOURS).recolour({"type": "scatter", **trace})
    return recoloured


def test_a_country_has_its_own_colour_whatever_it_was() -> None:
    assert recolour(name="China", line={"color": "#00ff00"})["line"] == {"color": placeholder("china")}


def test_equal_colours_stay_equal_and_different_ones_stay_different() -> None:
    assigner = RoleAssigner(NO_COLOURS)
    roles = [
        assigner.recolour({"type": "scatter", "name": name, "line": {"color": colour}})[1] for name, colour in PAIRS
    ]
    assert roles == ["series-1", "series-2", "series-1"]


PAIRS = (("Points", "#636efa"), ("Other", "#ef553b"), ("Fit", "#636efa"))


def test_greys_stay_greys() -> None:
    assigner = RoleAssigner(NO_COLOURS)
    assert [assigner.role(colour, "") for colour in ("grey", "#000", "white", "rgb(120, 122, 119)")] == [
        "rest",
        "ink",
        "paper",
        "rest",
    ]


def test_amounts_become_depths_of_one_colour() -> None:
    marker = recolour(name="A", marker={"color": [1, 2, 3]})["marker"]
    assert isinstance(marker, dict)
    assert marker["color"] == [placeholder("step-1"), placeholder("step-3"), placeholder("step-5")]


def test_opacity_is_kept() -> None:
    assert recolour(name="China", fill="tozeroy", fillcolor="rgba(9, 9, 200, 0.4)")["fillcolor"] == (
        placeholder("china").replace("rgb", "rgba")[:-1] + ", 0.4)"
    )
