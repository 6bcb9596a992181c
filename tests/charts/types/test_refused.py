"""What a form cannot show truthfully is refused, with what is in its way."""

from __future__ import annotations

import pytest

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

ROWS = "2023,coal,40,5,\n2023,oil,-60,6,\n2024,coal,200,7,\n"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("type: area\nx: year\ny: other\ncolor: name\nstack: true", "need a value of each series at each point"),
        ("type: bar\nx: name\ny: value\nwhere: {year: 2023}\nstack: percent", "cannot be drawn of negative values"),
        ("type: map\nx: value\ny: other\nlabel: name", "x is degrees east and y degrees north; read 200"),
        ("type: number\nx: year\ny: [value, other]\nwhere: {name: coal}", "it says one value, and here are 2 series"),
        ("type: scatter\nx: name\ny: value\nwhere: {year: 2023}", "its x is an amount, and 'name' holds string"),
        ("type: timeline\nx: name\nlabel: name\nwhere: {year: 2023}", "its x is time, and 'name' holds string"),
    ],
)
def test_it_says_what_is_in_the_way(form: str, expected: str, findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, name: string, value: number, other: number", ROWS)
    record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Marks.\n{form}\n", "one.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"trade": data}), findings) is None
    assert expected in findings[0].message
