from __future__ import annotations

from dashboard.charts.plotly.recolour import Palette
from dashboard.charts.style.palette import placeholder


def painted(**trace: object) -> dict[str, object]:
    made, _ = Palette().paint({"type": "scatter", **trace})
    return made


def test_a_country_has_its_own_colour_whatever_it_was() -> None:
    assert painted(name="China", line={"color": "#00ff00"})["line"] == {"color": placeholder("china")}


def test_what_was_alike_stays_alike_and_what_was_not_does_not() -> None:
    palette = Palette()
    roles = [palette.paint({"type": "scatter", "name": name, "line": {"color": colour}})[1] for name, colour in PAIRS]
    assert roles == ["series-1", "series-2", "series-1"]


PAIRS = (("Points", "#636efa"), ("Other", "#ef553b"), ("Fit", "#636efa"))


def test_greys_stay_greys() -> None:
    palette = Palette()
    assert [palette.role(colour, "") for colour in ("grey", "#000", "white", "rgb(120, 122, 119)")] == [
        "rest",
        "ink",
        "paper",
        "rest",
    ]


def test_amounts_become_depths_of_one_colour() -> None:
    marker = painted(name="A", marker={"color": [1, 2, 3]})["marker"]
    assert isinstance(marker, dict)
    assert marker["color"] == [placeholder("step-1"), placeholder("step-3"), placeholder("step-5")]


def test_what_was_seen_through_still_is() -> None:
    assert painted(name="China", fill="tozeroy", fillcolor="rgba(9, 9, 200, 0.4)")["fillcolor"] == (
        placeholder("china").replace("rgb", "rgba")[:-1] + ", 0.4)"
    )
