"""What is not final is hatched, and what stands on it can still be read."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.style.palette import placeholder
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

TRADE = one_source_each(
    "trade", "year: year, flow: string, value: number", "2022,in,50,\n2023,in,90,\n2024,in,100,provisional\n"
)


@pytest.mark.parametrize(
    ("keys", "final", "hatched"),
    [
        ("type: heatmap\nx: year\ny: flow\nvalue: value", "90", "100"),
        ("type: treemap\nlabel: year\nvalue: value", "<b>2023</b><br>90", "<b>2024</b><br>100"),
    ],
)
def test_words_on_a_hatched_area_are_dark(findings: list[Finding], keys: str, final: str, hatched: str) -> None:
    record = read_yaml(f"id: one\ndata: trade\ntitle: Trade\nalt: Areas.\n{keys}", "one.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": TRADE}), findings)
    assert findings == []
    assert selection
    for layout in build_figure(selection).layouts.values():
        colours = {label["text"]: label["font"]["color"] for label in layout["annotations"]}
        assert (colours[final], colours[hatched]) == (placeholder("paper"), placeholder("ink"))
