"""Small plots: all of one chart are equally wide and high, so that a place on one is the same place on another."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from tests.samples.stress_charts import stress_charts
from tests.samples.times import timed_chart, timed_dataset


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_all_small_plots_are_equally_large(size: str) -> None:
    charts = stress_charts()
    for name in ("facets-20-negative", "facets-lines-three", "facets-bars-two"):
        layout = build_figure(charts[name]).layouts[size]
        for axes in ("xaxis", "yaxis"):
            domains = [axis["domain"] for key, axis in layout.items() if key.startswith(axes)]
            assert len(domains) > 1
            assert {round(high - low, 6) for low, high in domains} == {round(domains[0][1] - domains[0][0], 6)}, name


@pytest.mark.parametrize("count", range(6, 16))
def test_years_below_the_bars_of_small_plots_are_those_of_the_whole_chart(count: int) -> None:
    selection = timed_chart(
        "bar", timed_dataset("year", [str(2001 + number) for number in range(count)]), "facet: thing"
    )
    assert selection
    for layout in build_figure(selection).layouts.values():
        axis = layout["xaxis"]
        texts = axis.get("ticktext", axis["tickvals"])
        assert all(year.endswith(text) for year, text in zip(axis["tickvals"], texts, strict=True)), texts
