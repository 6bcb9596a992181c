"""A number of a CSV is the same wherever a chart writes it: in its table, downloads, labels and words."""

from __future__ import annotations

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from dashboard.changes.chart_difference import compare_charts
from dashboard.charts.figure.captions import describe_data
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.table import chart_table, dataset_table, rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import resolve_chart
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset
from tests.samples.amounts import CELLS, WHOLE, descriptor, read_back

CHART = "id: amounts\ntype: {form}\n{source}\nx: year\ny: amount\ntitle: Amounts\nalt: Amounts.\n"


def amounts(cells: list[str], kind: str) -> Dataset:
    """A dataset with one row a year, from 2000."""
    findings: list[Finding] = []
    rows = "year,amount\n" + "".join(f"{year},{cell}\n" for year, cell in enumerate(cells, 2000))
    dataset = read_dataset(descriptor(("amount", kind, "pieces")).encode(), rows.encode(), "a.yaml", "a.csv", findings)
    assert dataset, findings
    return dataset


def select(dataset: Dataset, form: str = "line", source: str = "data: a") -> Selection:
    findings: list[Finding] = []
    record = read_yaml(CHART.format(form=form, source=source), "amounts.yaml", findings)
    selection = read_declaration(record, ChartResources({"a": dataset}), findings) if record else None
    assert selection, findings
    return selection


def parsed(selection: Selection) -> Any:
    """The chart's JSON; numbers as they are written there."""
    return json.loads(chart_json(selection, build_figure(selection)), parse_float=Decimal)


LISTS = some.lists(CELLS, min_size=2, max_size=5)
WHOLES = some.lists(WHOLE.map(str), min_size=2, max_size=5)


@settings(deadline=None, max_examples=60)
@given(some.tuples(LISTS, some.just("number")) | some.tuples(WHOLES, some.just("integer")))
@example((["1.2e-12", "1234567890123456789"], "number"))
@example((["-0", "9007199254740993"], "number"))
@example((["9223372036854775808", "-0"], "integer"))
def test_what_a_chart_writes_is_the_number_of_the_file(data: tuple[list[str], str]) -> None:
    cells, kind = data
    numbers = [Decimal(cell) for cell in cells]
    dataset = amounts(cells, kind)
    selection = select(dataset)
    assert [read_back(row[1].text) for row in chart_table(selection).rows] == numbers
    assert [read_back(row[1].text) for row in dataset_table(dataset).rows] == numbers[::-1]  # newest first
    assert [row["amount"] for row in csv.DictReader(io.StringIO(rows_csv(dataset, selection.rows)))] == [
        cell.lstrip("-") if not number else cell for cell, number in zip(cells, numbers, strict=True)
    ]
    content = parsed(selection)
    assert [row["amount"] for row in content["rows"]] == numbers
    (trace,) = content["figure"]["data"]
    assert [read_back(words.removesuffix(" pieces")) for words in trace["hovertext"]] == numbers
    texts = content["figure"]["layouts"]["wide"]["yaxis"]["ticktext"]
    assert len(set(texts)) == len(texts)
    described = re.findall(r"([^ ]+) pieces \((\d{4})\)", describe_data(selection))
    assert described
    assert all(read_back(text) == numbers[int(year) - 2000] for text, year in described)


@settings(deadline=None, max_examples=40)
@given(WHOLES)
def test_whole_numbers_keep_their_digits_on_their_way_through_a_query(cells: list[str]) -> None:
    selection = select(amounts(cells, "integer"), source="query: SELECT year, amount FROM a ORDER BY year")
    numbers = [Decimal(cell) for cell in cells]
    assert [read_back(row[1].text) for row in chart_table(selection).rows] == numbers
    assert [row["amount"] for row in parsed(selection)["rows"]] == numbers


FORMS = ["line", "bar", "area", "number", "slope", "table"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_labels_small_and_large_amounts(form: str) -> None:
    selection = select(amounts(["0.0000000012", "1234567890123456789"], "number"), form)
    (trace,) = parsed(selection)["figure"]["data"]
    assert trace["hovertext"] == ["1.2\xa0×\xa010⁻⁹ pieces", "1,234,567,890,123,456,789 pieces"]
    layout = build_figure(selection).layouts["wide"]
    assert any("1.23\xa0×\xa010¹⁸" in label["text"] for label in layout["annotations"])


@pytest.mark.parametrize("form", ["line", "slope", "dot"])
def test_labels_say_what_their_axis_says(form: str) -> None:
    selection = select(amounts(["1000000.0001", "1000000.0005"], "number"), form)
    texts = [label["text"] for label in build_figure(selection).layouts["wide"]["annotations"]]
    assert any(text.endswith("1,000,000.0005") for text in texts)


def test_a_reviewer_sees_which_digits_have_changed() -> None:
    before = select(amounts(["1.5e-9", "9007199254740992"], "number"))
    after = select(amounts(["1.75e-9", "9007199254740993"], "number"))
    charts = resolve_chart(before, lambda: before), resolve_chart(after, lambda: after)
    small, large = compare_charts(*charts).listed
    assert (small.before, small.after, small.change) == ("1.5\xa0×\xa010⁻⁹", "1.75\xa0×\xa010⁻⁹", "+2.5\xa0×\xa010⁻¹⁰")
    assert (large.before, large.after, large.change) == ("9,007,199,254,740,992", "9,007,199,254,740,993", "+1")


def test_a_small_change_of_a_number_is_not_nought() -> None:
    layout = build_figure(select(amounts(["100000", "100004"], "integer"), "number")).layouts["wide"]
    assert layout["annotations"][-1]["text"] == "2001, up 0.004% from 2000"


def test_names_of_bars_that_are_numbers_are_written_like_amounts() -> None:
    source = "query: SELECT amount * 1e-9::DOUBLE AS size, year::DOUBLE AS amount FROM a"
    chart = CHART.format(form="bar", source=source).replace("x: year", "x: size\nunit: {size: pieces, amount: pieces}")
    findings: list[Finding] = []
    record = read_yaml(chart, "amounts.yaml", findings)
    selection = (
        read_declaration(record, ChartResources({"a": amounts(["1", "2"], "integer")}), findings) if record else None
    )
    assert selection, findings
    (trace,) = parsed(selection)["figure"]["data"]
    assert trace["x"] == ["1\xa0×\xa010⁻⁹", "2\xa0×\xa010⁻⁹"]


SHARES = """\
id: amounts
type: bar
query: >
  SELECT year, 'small' AS kind, amount * 1 AS part FROM a
  UNION ALL SELECT year, 'large', amount * 1e9::DOUBLE FROM a ORDER BY kind DESC
x: year
y: part
color: kind
stack: percent
unit: pieces
title: Amounts
alt: Amounts.
"""


def test_a_small_share_is_not_nought() -> None:
    findings: list[Finding] = []
    record = read_yaml(SHARES, "amounts.yaml", findings)
    selection = read_declaration(record, ChartResources({"a": amounts(["1"], "integer")}), findings) if record else None
    assert selection, findings
    small, large = parsed(selection)["figure"]["data"]
    assert small["hovertext"] == ["1\xa0×\xa010⁻⁷% (1 pieces)"]
    assert large["hovertext"] == ["100% (1,000,000,000 pieces)"]


def number_texts(last: str) -> list[str]:
    """The texts beside the large number of a narrow number chart."""
    selection = select(amounts(["1", last], "integer"), "number")
    return [label["text"] for label in build_figure(selection).layouts["narrow"]["annotations"]][1:]


def test_the_unit_of_a_number_too_long_for_it_stands_below() -> None:
    assert number_texts("12") == [" pieces", "2001, up 1,100% from 2000"]
    assert [text.partition(", up ")[0] for text in number_texts("123456789012")] == ["pieces, 2001"]
