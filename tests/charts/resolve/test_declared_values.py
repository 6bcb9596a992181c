"""A value of a declaration is read as the column that it meets."""

import datetime
import json
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset
from tests.samples.scalars import ODD, SPELLINGS

CODES = [text for text in ODD if text[0] not in "=-"]
"""Those that a cell may hold: one that begins with a sign may be a formula."""
DESCRIPTOR = """
title: Codes
description: Counted by code.
schema:
  fields:
  - {name: code, type: string, title: Code, categories: CATEGORIES}
  - {name: year, type: year, title: Year}
  - {name: month, type: yearmonth, title: Month}
  - {name: day, type: date, title: Day}
  - {name: count, type: integer, title: Count, unit: 1}
  - {name: share, type: number, title: Share, unit: 1}
  - {name: final, type: boolean, title: Final}
  primaryKey: [code]
sources: [{name: a, organization: A, title: A}]
licenses: [{name: CC-BY-4.0}]
updated: 2026-01-01
frequency: irregular
maturity: final
""".replace("CATEGORIES", json.dumps([{"value": code, "label": f"Code {at}"} for at, code in enumerate(CODES)]))
"""Each code has a label of its own: some of them differ in capitals only."""
ROWS = "code,year,month,day,count,share,final\n" + "".join(
    f"{code},{1990 + at},2024-{at % 12 + 1:02},2024-01-{at % 28 + 1:02},{at},{at / 4},{at % 2}\n"
    for at, code in enumerate(CODES, 1)
)
CHART = "id: codes\ntype: bar\ndata: codes\nx: code\ny: count\ntitle: A\nalt: B\n"


@pytest.fixture(scope="module")
def codes() -> Dataset:
    findings: list[Finding] = []
    dataset = read_dataset(DESCRIPTOR.encode(), ROWS.encode(), "codes.yaml", "codes.csv", findings)
    assert findings == []
    assert dataset
    return dataset


@pytest.fixture(autouse=True)
def any_labels(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the labels of so many codes have room is no matter here, and most of the work."""
    monkeypatch.setattr("dashboard.charts.resolve.declaration.check_labels", lambda *_: [])


def declare(text: str, dataset: Dataset) -> tuple[Selection | None, list[Finding]]:
    findings: list[Finding] = []
    record = read_yaml(text, "codes.yaml", findings)
    assert record
    return read_declaration(record, ChartResources({"codes": dataset}), findings), findings


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_its_source_text_wherever_it_is_named(codes: Dataset, code: str) -> None:
    for written in (spelling.format(code) for spelling in SPELLINGS):
        for keys in (f"where:\n  code: {written}\n", f"where:\n  code:\n  - {written}\n"):
            selection, findings = declare(CHART + keys, codes)
            assert findings == []
            assert selection
            assert [row.texts["code"] for row in selection.rows] == [code]
        for keys in (f"highlight: {written}\n", f"highlight:\n- {written}\n"):
            selection, findings = declare(CHART + keys, codes)
            assert findings == []
            assert selection
            assert selection.chart.highlight == [code]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("year", "2024", 2024),
        ("month", "2024-05", "2024-05"),
        ("day", "2024-01-09", datetime.date(2024, 1, 9)),
        ("count", "+5", 5),
        ("share", "0.50", 0.5),
        ("share", ".5", 0.5),
        ("share", "5e-1", 0.5),
        ("final", "yes", True),
        ("final", "NO", False),
        ("final", "1", True),
    ],
)
def test_a_value_meets_the_rows_that_hold_it(
    codes: Dataset, column: str, value: str, expected: Any, spelling: str
) -> None:
    selection, findings = declare(f"{CHART}where:\n  {column}: {spelling.format(value)}\n", codes)
    assert findings == []
    assert selection
    assert {row.values[column] for row in selection.rows} == {expected}
    assert {row.values[column] for row in codes.rows if row not in selection.rows}.isdisjoint({expected})


@pytest.mark.parametrize("condition", ["{}", "[{}]", "{{from: {}}}", "{{to: {}}}"])
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("year", "02024"),
        ("year", "2_024"),
        ("year", "33:44"),
        ("year", "0x7E8"),
        ("count", "05"),
        ("count", "0b11"),
        ("share", "1_0.5"),
        ("share", ".inf"),
        ("share", "NaN"),
        ("month", "2024"),
        ("month", "2024-5"),
        ("month", "2024-13"),
        ("day", "2024-1-9"),
        ("day", "2024-02-30"),
        ("day", "20240109"),
    ],
)
def test_what_is_no_value_of_its_column_is_one_finding_with_its_text(
    codes: Dataset, column: str, value: str, condition: str
) -> None:
    selection, findings = declare(f"{CHART}where:\n  {column}: {condition.format(value)}\n", codes)
    assert selection is None
    [finding] = findings
    assert (finding.line, finding.path) == (9, "codes.yaml")
    assert repr(value) in finding.message


def test_annotations_stand_where_their_column_says(codes: Dataset) -> None:
    annotations = "annotations: [{x: '0101', text: a}, {from: NO, to: 1:20, text: b}]\n"
    selection, _ = declare(CHART + annotations, codes)
    assert selection
    point, span = selection.chart.annotations
    assert (point.x, span.from_, span.to) == ("0101", "NO", "1:20")
    years = (
        CHART.replace("x: code", "x: year") + "annotations: [{x: '2024', text: a}, {from: 2020, to: 2024, text: b}]\n"
    )
    selection, _ = declare(years, codes)
    assert selection
    point, span = selection.chart.annotations
    assert (point.x, span.from_, span.to) == (2024, 2020, 2024)


def test_a_computed_boolean_is_one(codes: Dataset) -> None:
    query = CHART.replace("data: codes", "query: SELECT code, count, count > 9 AS large FROM codes ORDER BY code")
    for value in ("yes", "'true'", "1"):
        selection, findings = declare(f"{query}where: {{large: {value}}}\n", codes)
        assert findings == []
        assert selection
        assert len(selection.rows) == len(CODES) - 9


@pytest.mark.parametrize(
    ("keys", "is_sorted"),
    [
        ("type: bar\nx: year\ny: count\n", True),
        ("type: bar\nx: code\ny: count\nsort: -y\n", True),
        ("type: bar\nx: code\ny: count\nsort: x\n", True),
        ("type: line\nx: day\ny: count\nwhere: {count: {to: 20}}\n", True),
        ("type: treemap\nlabel: code\nvalue: count\n", True),
        ("type: bar\nx: code\ny: count\n", False),
    ],
)
def test_rows_are_digested_as_they_are_drawn(codes: Dataset, keys: str, is_sorted: bool) -> None:
    reversed_rows = replace(codes, load_rows=lambda: tuple(reversed(codes.rows)))
    digests = set()
    for dataset in (codes, reversed_rows):
        selection, findings = declare(f"id: a\ndata: codes\ntitle: A\nalt: B\n{keys}", dataset)
        assert findings == []
        assert selection
        digests.add(resolve_chart(selection, lambda: pytest.fail("asked")).covered.rows)
    assert len(digests) == (1 if is_sorted else 2)
