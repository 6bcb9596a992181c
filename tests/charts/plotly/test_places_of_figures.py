"""Where the marks of a figure that code drew stand on our axis of time: in the middle of their periods."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from tests.samples.datasets import one_source_each


@pytest.mark.parametrize(
    ("x", "places", "ends"),
    [
        ([2023, 2024], ["2023-07-02", "2024-07-01T12:00"], ["2022-12-31T12:00", "2024-12-31T12:00"]),
        (["2024-02-01", "2024-03-01"], ["2024-02-15", "2024-03-16"], ["2024-01-31T12:00", "2024-03-31T12:00"]),
        (["2024-02-03", "2024-02-04"], ["2024-02-03", "2024-02-04"], ["2024-02-02T12:00", "2024-02-04T12:00"]),
    ],
)
def test_marks_stand_in_the_middle_of_their_periods(
    findings: list[Finding], x: list[object], places: list[str], ends: list[str]
) -> None:
    trade = one_source_each("trade", "year: year, value: number", "2023,90,\n2024,100,provisional\n")
    figure = {"data": [{"type": "scatter", "x": x, "y": [1, 2]}], "layout": {"title": {"text": "Trade"}}}
    settings = FigureSettings(dataset="trade", alt="A line rises.")
    selection = read_plotly_figure(
        figure, settings, "one", ChartResources({"trade": trade}), Record("one.ipynb", {}, {}), findings
    )
    assert selection
    drawn = build_figure(selection)
    assert drawn.data[0]["x"] == places
    assert drawn.layouts["wide"]["xaxis"]["range"] == ends
