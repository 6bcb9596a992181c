"""The source line of a chart, and its sources one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.publishers import (
    Publisher,
    chart_publishers,
    dataset_publishers,
    source_line,
    source_names,
)
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from tests.samples.site import CHART, TRADE

type Load = Callable[..., Dataset | None]

FIRST = TRADE.index("sources:\n")
HEAD, TAIL = TRADE[:FIRST], TRADE[TRADE.index("licenses:") :]


def descriptor(organizations: list[str]) -> str:
    """The descriptor of trade with a source for each organization; those with a hyphen in front have no address."""
    sources = [
        f'  - {{name: s{number}, organization: "{name.removeprefix("-")}", title: Report {number}'
        + ("}\n" if name.startswith("-") else f', path: "https://example.org/{number}"}}\n')
        for number, name in enumerate(organizations)
    ]
    return f"{HEAD}sources:\n{''.join(sources)}{TAIL}"


def table(sources_by_year: dict[int, tuple[int, int]]) -> str:
    """Rows of trade: by year, the numbers of the sources of both directions."""
    lines = [
        f"{year},{flow},{year - 1900}.5,s{number},"
        for year, numbers in sources_by_year.items()
        for flow, number in zip(("china-to-russia", "russia-to-china"), numbers, strict=True)
    ]
    return "\n".join(["year,flow,value,source,mark", *lines, ""])


def selection_of(load: Load, organizations: list[str], sources_by_year: dict[int, tuple[int, int]]) -> Selection:
    findings: list[Finding] = []
    trade = load(descriptor(organizations), table(sources_by_year))
    record = read_yaml(CHART, "data/charts/trade.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": trade}), findings)
    assert selection, findings
    return selection


def publishers_of(load: Load, organizations: list[str], sources_by_year: dict[int, tuple[int, int]]) -> list[Publisher]:
    return [*chart_publishers(selection_of(load, organizations, sources_by_year))]


def in_turn(count: int) -> dict[int, tuple[int, int]]:
    """A year for each source."""
    return {2000 + number: (number, number) for number in range(count)}


def rows_by_title(publishers: list[Publisher]) -> dict[str, str]:
    return {
        publication.source.title: publication.rows for publisher in publishers for publication in publisher.publications
    }


@pytest.mark.parametrize(
    ("organizations", "line"),
    [
        (["Customs"], "Source: Customs"),
        (["Customs", "Bank"], "Sources: Customs; Bank"),
        (["Customs, via TASS", "Customs, via RIA", "Customs, via RT"], "Sources: Customs, via TASS, RIA and RT"),
        (["Customs", "-Customs, via RIA", "Bank, via RT"], "Sources: Customs, via RIA; Bank, via RT"),
        ([f"Customs, via {'a' * 60}", "Customs, via RIA", "Customs, via RT"], "Sources: Customs, via 3 others"),
        (
            ["Customs of all the provinces and of the capital", "Bank of Russia, in Moscow"],
            "Sources: Customs of all the provinces and of the capital and 1 more",
        ),
    ],
)
def test_the_line_names_each_of_few_publications(dataset: Load, organizations: list[str], line: str) -> None:
    publishers = publishers_of(dataset, organizations, in_turn(len(organizations)))
    assert source_line(publishers) == line
    assert line.endswith(f" {source_names(publishers)}")


@pytest.mark.parametrize(
    ("organizations", "line"),
    [
        ([f"Customs, via Agency {n}" for n in range(10)], "Sources: Customs, via 10 others"),
        (["Customs", "Customs, via RT", "Bank, via RIA", "Customs, via TASS"], "Sources: Customs, 3 publications; "),
        ([f"Office {n}" for n in range(4)], "Sources: Office 0 and 3 more"),
        ([f"Office {n}, via TASS" for n in range(12)], "Sources: Office 0 and 11 more"),
        (["Customs", "Customs"], "Sources: Customs, 2 publications"),  # Nothing tells these two apart in a line.
    ],
)
def test_of_many_publications_the_line_says_publishers_and_their_number(
    dataset: Load, organizations: list[str], line: str
) -> None:
    publishers = publishers_of(dataset, organizations, in_turn(len(organizations)))
    assert source_line(publishers).startswith(line)
    listed = [publication.source.organization for publisher in publishers for publication in publisher.publications]
    assert sorted(listed) == sorted(organizations)


def test_the_publisher_of_most_rows_comes_first(dataset: Load) -> None:
    publishers = publishers_of(dataset, ["One", "Two", "Three", "Four"], {**in_turn(4), 2010: (2, 2)})
    assert [publisher.name for publisher in publishers] == ["Three", "One", "Two", "Four"]


def test_rows_are_told_by_their_times(dataset: Load) -> None:
    years = {**dict.fromkeys(range(2013, 2020), (0, 0)), 2020: (1, 1), 2021: (0, 0), 2022: (1, 1)}
    rows = rows_by_title(publishers_of(dataset, ["One", "Two"], years))
    assert rows == {"Report 0": "2013 to 2019, 2021", "Report 1": "2020, 2022"}


def test_rows_are_told_by_their_names_too_where_sources_differ_by_them(dataset: Load) -> None:
    rows = rows_by_title(publishers_of(dataset, ["One", "Two"], {2020: (0, 0), 2021: (0, 1), 2022: (0, 1)}))
    assert rows == {
        "Report 0": "China sells to Russia (all); Russia sells to China (2020)",
        "Report 1": "Russia sells to China (2021, 2022)",
    }


def test_a_list_of_rows_is_bounded(dataset: Load) -> None:
    rows = rows_by_title(publishers_of(dataset, ["One", "Two"], {year: (year % 2,) * 2 for year in range(1000, 2000)}))
    assert rows["Report 1"] == "1001, 1003, 1005, 1007, 1009, 1011, 1013, 1015 and 492 more"


def test_rows_without_times_are_told_by_their_keys(dataset: Load) -> None:
    keyed = descriptor(["One", "Two"]).replace("primaryKey: [year, flow]", "primaryKey: [flow]")
    trade = dataset(keyed, "year,flow,value,source,mark\n2020,china-to-russia,1,s0,\n2021,russia-to-china,1,s1,\n")
    assert trade
    assert rows_by_title([*dataset_publishers(trade)]) == {
        "Report 0": "China sells to Russia",
        "Report 1": "Russia sells to China",
    }


def test_rows_of_a_query_are_told_by_what_places_their_marks(dataset: Load) -> None:
    selection = selection_of(dataset, ["One", "Two"], {2020: (0, 1), 2021: (0, 1)})
    result = selection.dataset
    schema = result.descriptor.schema_.model_copy(update={"primaryKey": ["value"]})  # It has no key: any field stands.
    result = replace(result, path="", descriptor=result.descriptor.model_copy(update={"schema_": schema}))
    rows = rows_by_title([*chart_publishers(replace(selection, dataset=result))])
    assert rows == {"Report 0": "China sells to Russia (all)", "Report 1": "Russia sells to China (all)"}


def test_publications_behind_all_rows_name_none(dataset: Load, findings: list[Finding]) -> None:
    record = read_yaml(
        f"{CHART.replace('data: trade', 'query: SELECT * FROM trade')}", "data/charts/trade.yaml", findings
    )
    assert record
    trade = dataset(descriptor(["One"]), table({2020: (0, 0)}))
    selection = read_declaration(record, ChartResources({"trade": trade}), findings)
    assert selection, findings
    assert rows_by_title([*chart_publishers(selection)]) == {"Report 0": ""}


def test_a_dataset_lists_sources_that_no_row_names(dataset: Load) -> None:
    trade = dataset(descriptor(["One", "Two"]), table({2020: (0, 0), 2021: (0, 0)}))
    assert trade
    assert rows_by_title([*dataset_publishers(trade)]) == {"Report 0": "all", "Report 1": "none"}


def test_publishers_are_named_as_the_script_names_them(dataset: Load) -> None:
    for organizations, words in json.loads(Path(__file__).with_name("source_lines.json").read_text(encoding="utf-8")):
        rows = [f"{2000 + number},china-to-russia,1,s{number}," for number in range(len(organizations))]
        trade = dataset(descriptor(organizations), "\n".join(["year,flow,value,source,mark", *rows, ""]))
        assert trade
        assert source_names(dataset_publishers(trade)) == words
