"""Names in a figure that code has drawn are told apart by readers."""

from __future__ import annotations

import pytest

from dashboard.charts.plotly.figure_settings import FigureSettings
from dashboard.charts.plotly.plotly_figure import read_plotly_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import Record


def drawn(findings: list[Finding], *names: str) -> Selection | None:
    traces = [{"type": "bar", "name": name, "x": [2023, 2024], "y": [1, 2]} for name in names]
    settings = FigureSettings(title="Trade grew", source="Customs", alt="Two bars rise.")
    return read_plotly_figure(
        {"data": traces}, settings, "trade", ChartResources({}), Record("a.ipynb", {}, {(): (1, 1)}), findings
    )


@pytest.mark.parametrize("twin", ["Russia\u200b", "russia", "Rus\u200bsia", "Rus\u0455ia"], ids=ascii)
def test_traces_whose_names_look_alike_are_a_finding(findings: list[Finding], twin: str) -> None:
    assert drawn(findings, "Russia", twin) is None
    assert [finding.id for finding in findings] == ["twin-name"]


def test_other_traces_are_drawn(findings: list[Finding]) -> None:
    assert drawn(findings, "Russia", "China")
    assert findings == []
