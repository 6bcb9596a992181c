"""The table below a chart, and CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from dashboard.charts.render.table import MAX_CHART_ROWS, chart_table, rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from tests.samples.site import TRADE, TRADE_ROWS

TOTALS = "id: totals\ntype: line\ndata: trade\nx: year\ny: value\ntitle: Totals\nalt: A line.\n"
CHART = """\
id: halves
type: scatter
query: SELECT year, flow, CASE WHEN year < 2024 THEN 1 ELSE 2 END AS half, value FROM trade
x: half
y: value
color: flow
label: year
title: Halves
alt: Marks at two places
"""


def test_marks_of_one_x_have_a_row_each_and_their_names(
    dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    record = read_yaml(CHART, "halves.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": dataset()}), findings)
    assert selection
    assert findings == []
    table = chart_table(selection)
    assert [header.text for header in table.headers] == ["Year", "Direction", "Half", "Value"]
    assert [[cell.text for cell in row] for row in table.rows][:3] == [
        ["2022", "China sells to Russia", "1", "76.12"],
        ["2022", "Russia sells to China", "1", "114.15"],
        ["2023", "China sells to Russia", "1", "110.94"],
    ]
    assert table.total == 8


@pytest.mark.parametrize("years", [MAX_CHART_ROWS - 1, MAX_CHART_ROWS, MAX_CHART_ROWS + 1])
def test_a_table_shows_forty_rows_and_counts_all(
    dataset: Callable[..., Dataset | None], findings: list[Finding], years: int
) -> None:
    rows = "".join(f"{1900 + number},china-to-russia,{number},customs,\n" for number in range(years))
    record = read_yaml(TOTALS, "totals.yaml", findings)
    assert record
    selection = read_declaration(
        record, ChartResources({"trade": dataset(rows=f"year,flow,value,source,mark\n{rows}")}), findings
    )
    assert selection, findings
    table = chart_table(selection)
    assert (table.shown, table.total) == (min(years, 40), years)
    assert [row[0].text for row in table.rows] == [str(1900 + number) for number in range(min(years, 40))]


def test_a_csv_names_the_publisher_and_the_unit_beside_the_slug(dataset: Callable[..., Dataset | None]) -> None:
    trade = dataset()
    assert trade
    lines = rows_csv(trade, trade.rows).splitlines()
    assert lines[0] == f"{TRADE_ROWS.splitlines()[0]},publisher,unit"
    assert lines[-1] == '2025,russia-to-china,124.40,later,estimate,"China Customs, via RIA",USD bn'


def test_units_that_differ_are_named_by_column(dataset: Callable[..., Dataset | None]) -> None:
    two = TRADE.replace(
        "    - {name: value,", "    - {name: share, type: number, title: Share, unit: '%'}\n    - {name: value,"
    )
    trade = dataset(two, "year,flow,share,value,source,mark\n2022,china-to-russia,30,76.12,customs,\n")
    assert trade
    assert rows_csv(trade, trade.rows).splitlines()[1].endswith(",share: %; value: USD bn")


def test_an_amount_without_a_unit_gets_none_from_another_column(
    dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    text = CHART.replace("value FROM", "value, value * 1000 AS thousandth FROM")
    record = read_yaml(text, "halves.yaml", findings)
    selection = record and read_declaration(record, ChartResources({"trade": dataset()}), findings)
    assert selection, findings
    first = next(csv.DictReader(io.StringIO(rows_csv(selection.dataset, selection.rows))))
    assert (first["value"], first["thousandth"], first["unit"]) == ("76.12", "76120", "value: USD bn")
