"""Slope charts: each name is seen to belong to its line."""

from __future__ import annotations

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.leader import LEADER
from tests.samples.stress_charts import COUNTRIES, slopes_to


def leaders(*lasts: float) -> list[int]:
    """The number of straight parts of lines that lead to names, in the wide and the narrow picture."""
    layouts = build_figure(slopes_to(dict(zip(COUNTRIES, lasts, strict=False)))).layouts
    return [
        sum(shape.get("name") == LEADER for shape in layouts[size].get("shapes", [])) for size in ("wide", "narrow")
    ]


def test_a_name_that_others_move_away_from_its_point_has_a_line_from_it() -> None:
    assert min(leaders(67, 66.3, 66, 65.6, 65.2, 29, 26, 24)) > 0


def test_names_at_their_points_have_none() -> None:
    assert leaders(60, 20) == [0, 0]
