"""The table in the panel of a chart, as people read it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.charts.render.reader_table import MOST_FREE_ROWS, reader_table
from dashboard.charts.render.table import Header, chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset

LINE = "id: totals\ntype: line\ndata: trade\nx: year\ny: value\ntitle: Totals\nalt: A line.\n"
MAP = """\
id: places
type: map
query: >-
  SELECT 'Place ' || year AS place, flow, value - value + 30 AS east, value - value + 50 AS north, value FROM trade
x: east
y: north
label: place
color: flow
size: value
unit: {east: degrees, north: degrees, value: USD bn}
title: Places
alt: Places on a map.
"""


@pytest.fixture
def select(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Callable[..., Selection]:
    """Makes the rows of a declaration, of given cells of trade."""

    def make(text: str, *cells: str) -> Selection:
        rows = "".join(f"{2000 + place},china-to-russia,{cell},customs,\n" for place, cell in enumerate(cells))
        given = dataset(rows=f"year,flow,value,source,mark\n{rows}") if cells else dataset()
        record = read_yaml(text, "chart.yaml", findings)
        assert record
        assert given
        selection = read_declaration(record, ChartResources({"trade": given}), findings)
        assert selection, findings
        return selection

    return make


def test_the_newest_rows_come_first_and_are_those_that_stay(select: Callable[..., Selection]) -> None:
    table = reader_table(select(LINE, *map(str, range(1, 51))))
    assert (table.shown, table.total) == (40, 50)
    assert [row[0].text for row in table.rows] == [str(2049 - place) for place in range(40)]
    marks = reader_table(select(LINE.replace("line", "scatter").replace("x: year", "x: value\nlabel: year"), "1", "2"))
    assert [row[0].text for row in marks.rows] == ["2001", "2000"]


def test_numbers_are_those_of_the_file_with_their_points_below_each_other(select: Callable[..., Selection]) -> None:
    rows = reader_table(select(LINE, "-12.5", "3", "0.25")).rows
    assert [row[1].text for row in rows] == ["0.25", "3", "-12.5"]  # (Spreadsheets read no other minus.)
    assert [row[1].pad for row in rows] == ["", ".00", "0"]


def test_a_map_has_places_and_amounts_but_no_degrees(select: Callable[..., Selection]) -> None:
    selection = select(MAP)
    table = reader_table(selection)
    assert [header.text for header in table.headers] == ["Place", "Direction", "Value"]
    assert [header.numeric for header in table.headers] == [False, False, True]
    assert [cell.text for cell in table.rows[0]] == ["Place 2022", "China sells to Russia", "76.12"]
    assert [header.text for header in chart_table(selection).headers] == [
        "Place",
        "Direction",
        "East",
        "North",
        "Value",
    ]


@pytest.mark.parametrize(
    ("text", "unit", "said"),
    [
        ("Meetings", "meetings", ""),
        ("Number of meetings", "meetings", ""),
        ("Share, %", "%", ""),
        ("Value", "USD bn", "USD bn"),
        ("Dayside", "days", "days"),
        ("Votes", "", ""),
    ],
)
def test_a_unit_that_its_name_says_is_left_out(text: str, unit: str, said: str) -> None:
    assert Header(text, unit, True).said_unit == said


@pytest.mark.parametrize("rows", [MOST_FREE_ROWS, MOST_FREE_ROWS + 1])
def test_only_many_rows_scroll(select: Callable[..., Selection], rows: int) -> None:
    table = reader_table(select(LINE, *map(str, range(rows))))
    assert table.scrolls is (rows > MOST_FREE_ROWS)
    assert table.narrow
