"""A number chart tells the change of a percentage in percentage points, however its unit is spelled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.numbers.unit import PERCENT
from dashboard.numbers.units import read_unit
from tests.samples.datasets import one_source_each
from tests.samples.times import DESCRIPTOR, timed_chart


def test_sums_since_january_are_compared_with_those_of_the_year_before(
    dataset: Callable[..., Dataset | None], findings: list[Finding]
) -> None:
    months = DESCRIPTOR.replace("type: KIND", "type: yearmonth, year_to_date: true").replace("FREQUENCY", "monthly")
    texts = []
    for rows in ("2024-01,a,10\n2024-02,a,20\n2025-01,a,12\n2025-02,a,30\n", "2025-01,a,12\n2025-02,a,30\n"):
        sums = timed_chart("number", dataset(months, f"time,thing,amount\n{rows}"), "", findings)
        assert sums, findings
        texts.append(build_figure(sums).layouts["wide"]["annotations"][-1]["text"].replace("<br>", " "))
    assert texts == ["Jan–Feb 2025, up 50% from Jan–Feb 2024", "Jan–Feb 2025"]


def change_in(findings: list[Finding], unit: str, before: str, now: str) -> str:
    """What the chart says of the change from one year to the next."""
    data = one_source_each("trade", "year: year, value: number", f"2023,{before},\n2024,{now},\n", unit=unit)
    text = "id: one\ntype: number\ndata: trade\nx: year\ny: value\ntitle: One\nalt: One."
    record = read_yaml(text, "one.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection, findings
    [words] = [
        label["text"].partition("2024, ")[2]
        for label in build_figure(selection).layouts["wide"]["annotations"]
        if "2024" in label["text"]
    ]
    return str(words)


SPELLINGS = ["%", "percent", "per cent", "pct", "percentage", "% of GDP", "Percent of total", "GDP growth (annual %)"]


@pytest.mark.parametrize("unit", SPELLINGS)
def test_a_percentage_changes_by_percentage_points(findings: list[Finding], unit: str) -> None:
    assert read_unit(unit).measure == PERCENT
    assert change_in(findings, unit, "30", "34.5") == "up 4.5 percentage points from 2023"
    assert change_in(findings, unit, "31", "30") == "down 1 percentage point from 2023"


@pytest.mark.parametrize("unit", ["share", "share of GDP", "ratio"])
def test_a_share_of_one_is_a_hundred_percentage_points(findings: list[Finding], unit: str) -> None:
    assert change_in(findings, unit, "0.30", "0.345") == "up 4.5 percentage points from 2023"


@pytest.mark.parametrize(
    ("unit", "before", "now", "words"),
    [
        ("USD bn", "200", "244.8", "up 22.4% from 2023"),
        ("USD bn", "0", "5", "up USD 5 bn from 2023"),
        ("USD bn", "-2", "5", "up USD 7 bn from 2023"),
        ("USD bn", "5", "-2", "down USD 7 bn from 2023"),
        ("USD bn", "5", "5", "unchanged, 0% from 2023"),
        ("index", "100", "103", "up 3% from 2023"),
    ],
)
def test_any_other_amount_changes_by_per_cent(
    findings: list[Finding], unit: str, before: str, now: str, words: str
) -> None:
    assert change_in(findings, unit, before, now) == words


def words_beside(data: Dataset, findings: list[Finding]) -> str:
    """What stands below the number of a chart."""
    text = f"id: one\ntype: number\ndata: {data.name}\nx: year\ny: value\ntitle: One\nalt: One."
    record = read_yaml(text, "one.yaml", findings)
    selection = record and read_declaration(record, ChartResources({data.name: data}), findings)
    assert selection, findings
    return str(build_figure(selection).layouts["wide"]["annotations"][-1]["text"]).replace("<br>", " ")


@pytest.mark.parametrize(
    ("mark", "words"), [("", "2025 so far"), ("provisional", "2025 so far"), ("estimate", "2025, down 80% from 2024")]
)
def test_a_year_that_is_not_over_is_compared_with_none(mark: str, words: str, findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, value: number", f"2024,10,\n2025,2,{mark}\n")
    assert data.descriptor.updated.year == 2025
    assert words_beside(data, findings) == words


def test_figures_that_cover_different_things_are_not_compared(findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, covers: string, value: number", "2023,all,10,\n2024,ten months,9,\n")
    schema = data.descriptor.schema_.model_copy(update={"primaryKey": ["year"]})
    data = replace(data, descriptor=data.descriptor.model_copy(update={"schema_": schema}))
    assert words_beside(data, findings) == "2024"
