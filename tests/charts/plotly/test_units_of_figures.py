"""Figures that code drew hold what code computed: they have no unit of a dataset, whatever their columns are called."""

from __future__ import annotations

from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record
from tests.samples.datasets import one_source_each


def test_a_figure_has_no_unit_of_its_dataset(findings: list[Finding]) -> None:
    trade = one_source_each("trade", "year: year, value: number", "2023,90,\n2024,100,provisional\n")
    figure = {
        "data": [{"type": "scatter", "name": "value", "x": [2023, 2024], "y": [90000, 100000]}],
        "layout": {"title": {"text": "Trade"}, "yaxis": {"title": {"text": "value"}}},
    }
    settings = FigureSettings(dataset="trade", alt="A line rises.")
    selection = read_plotly_figure(
        figure, settings, "one", ChartResources({"trade": trade}), Record("one.ipynb", {}, {}), findings
    )
    assert findings == []
    assert selection
    assert [field.unit for field in selection.dataset.fields.values()] == [None, None]
    assert [source.name for source in selection.sources] == ["trade-2", "trade-3"]
