"""Which marks of a scatter chart have names."""

from __future__ import annotations

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each


def names(years: int, findings: list[Finding]) -> dict[str, list[str]]:
    """The texts on the two drawings of a chart of so many years, up to 2024, whose marks crowd at one place."""
    rows = "".join(f"{2025 - years + number},{10 + number % 3 / 9},{number + 1},\n" for number in range(years))
    data = one_source_each("trade", "year: year, value: number, other: number", rows)
    text = "id: one\ntype: scatter\nx: value\ny: other\nlabel: year\ndata: trade\ntitle: One\nalt: Marks.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = record and read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection
    layouts = build_figure(selection).layouts
    return {size: [str(label["text"]) for label in layout["annotations"]] for size, layout in layouts.items()}


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_of_many_times_the_ends_and_those_at_equal_steps_are_named_and_no_list_follows(
    size: str, findings: list[Finding]
) -> None:
    texts = names(49, findings)[size]
    assert {"1976", "1984", "1992", "2000", "2008", "2016", "2024"} <= {*texts}
    assert not [text for text in texts if "Also" in text or text.startswith("<b>")]
    assert not [finding for finding in findings if "label" in finding.id]


def test_few_times_are_listed_as_things_are(findings: list[Finding]) -> None:
    texts = " ".join(names(12, findings)["narrow"])
    assert all(str(year) in texts for year in range(2013, 2025))


def test_what_has_no_amount_is_no_mark_that_readers_can_point_at(findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, value: number, other: number", "2020,1,4,\n2021,2,,\n2022,3,6,\n")
    text = "id: one\ntype: scatter\nx: value\ny: other\nlabel: year\ndata: trade\ntitle: One\nalt: Marks.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = record and read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection
    [trace] = build_figure(selection).data
    assert [words is None for words in trace["hovertext"]] == [False, True, False]
