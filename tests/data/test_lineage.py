"""Each row of a query's result has the sources and marks of the rows that it was made of, and of no others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from dashboard.data.dataset import Dataset
from dashboard.data.lineage import Lineage, trace_lineage
from dashboard.data.query import run_query
from dashboard.data.sandbox import QueryError, Result
from tests.samples.datasets import one_source_each

TABLES = {
    "trade": one_source_each(
        "trade",
        "year: year, flow: string, value: number",
        "2022,out,1,\n2023,out,2,derived\n2024,out,3,provisional\n2022,in,5,\n2023,in,4,\n2024,in,7,estimate\n",
    ),
    "oil": one_source_each("oil", "year: year, price: number", "2022,10,\n2023,11,\n2024,12,provisional\n"),
}
"""Two datasets in which each row has a source of its own, called after dataset and line: trade-2, trade-3 …"""


def traced(sql: str, tables: Mapping[str, Dataset] = TABLES) -> tuple[list[tuple[object, ...]], Lineage]:
    _, rows = run_query(sql, tables)
    return rows, trace_lineage(sql, rows, tables, run_query)


def sources(sql: str) -> list[str]:
    """The sources of each row of a result, as one text."""
    return [" ".join(sorted(source.name for source in origins.sources)) for origins in traced(sql)[1].rows]


def read_cases() -> dict[str, tuple[str, list[str]]]:
    """The cases by name: a query, and the sources of each row of its result."""
    _, *blocks = Path(__file__).with_name("lineage_cases.txt").read_text(encoding="utf-8").strip().split("\n\n")
    cases = {}
    for block in blocks:
        name, sql, expected = re.fullmatch(r"(.+?)\n(.+)\n-> (.+)", block, re.S).groups()  # type: ignore[union-attr]
        cases[name] = sql, [part.replace("nothing", "") for part in expected.split(", ")]
    return cases


EXACT = read_cases()


@pytest.mark.parametrize("case", EXACT)
def test_a_row_cites_the_rows_that_it_was_made_of(case: str) -> None:
    sql, expected = EXACT[case]
    assert sources(sql) == expected
    assert not traced(sql)[1].bounded


@pytest.mark.parametrize("case", [case for case in EXACT if case not in ("a left join", "the second of each")])
def test_the_cited_rows_alone_give_the_same_row(case: str) -> None:
    sql, _ = EXACT[case]
    rows, lineage = traced(sql)
    for row, origins in zip(rows, lineage.rows, strict=True):
        cited = {source.name for source in origins.sources}
        assert row in run_query(sql, {name: keep(table, cited) for name, table in TABLES.items()})[1]


def keep(dataset: Dataset, names: Iterable[str]) -> Dataset:
    """The dataset with the rows of some sources only."""
    rows = tuple(row for row in dataset.rows if row.source in names)
    return replace(dataset, load_rows=lambda: rows)


def test_marks_are_those_of_the_same_rows() -> None:
    _, lineage = traced("SELECT year, sum(value) FROM trade GROUP BY year ORDER BY year")
    assert [origins.marks for origins in lineage.rows] == [(), ("derived",), ("estimate", "provisional")]


@pytest.mark.parametrize(
    "sql",
    [
        "WITH RECURSIVE n AS (SELECT 2022 AS y UNION ALL SELECT y+1 FROM n WHERE y<2024) FROM n JOIN trade ON year = y",
        "SELECT year FROM trade EXCEPT SELECT 2022",
        "PIVOT (SELECT year, flow, value FROM trade) ON flow IN ('in', 'out') USING sum(value)",
        "SELECT COLUMNS('val.*') FROM trade",
        "SELECT value FROM trade SEMI JOIN oil USING (year)",
        "SELECT value FROM trade WHERE NOT EXISTS (SELECT 1 FROM oil WHERE oil.year = trade.year - 1)",
        "SELECT value FROM trade WHERE (EXISTS (SELECT 1 FROM oil WHERE price > 100)) = false",
        "SELECT value FROM trade WHERE coalesce(NOT (EXISTS (SELECT 1 FROM oil WHERE price > 100)), true)",
        "SELECT value FROM trade WHERE (SELECT count(*) FROM oil WHERE price > 100) = 0",
        "SELECT value FROM trade WHERE (SELECT max(price) FROM oil WHERE price > 100) IS NULL",
        "SELECT value FROM trade WHERE year NOT IN (SELECT year FROM oil WHERE price > 100)",
        "SELECT value FROM trade WHERE value > ALL (SELECT price FROM oil WHERE price > 100)",
        "SELECT year, sum(value) FROM trade GROUP BY year HAVING (SELECT count(*) FROM oil WHERE price > 100) = 0",
        "SELECT value FROM trade WHERE year IN (FROM trade SELECT year WHERE year != ALL (FROM oil SELECT 1 WHERE 0))",
        "SELECT value, (SELECT count(*) FROM oil WHERE price > 100) AS n FROM trade",
        "SELECT value, EXISTS (SELECT 1 FROM oil WHERE price > 100) AS n FROM trade",
        "SELECT value FROM trade t LEFT JOIN oil o ON o.year = t.year + 9 WHERE o.year IS NULL",
        "SELECT value FROM oil o RIGHT JOIN trade t ON o.year = t.year + 9 WHERE coalesce(o.year, 0) = 0",
        "SELECT value, x FROM trade, unnest((SELECT list(price) FROM oil)) AS u(x)",
        "SELECT value, x FROM trade, (VALUES ((SELECT max(price) FROM oil))) AS u(x)",
    ],
)
def test_what_cannot_be_followed_cites_all_rows_of_its_datasets(sql: str) -> None:
    tables = {name: table for name, table in TABLES.items() if name in sql}
    rows, lineage = traced(sql, tables)
    assert lineage.bounded
    every_row = {row.source for table in tables.values() for row in table.rows}
    assert [{source.name for source in origins.sources} for origins in lineage.rows] == [every_row] * len(rows)


def test_a_dataset_that_is_only_named_is_not_cited() -> None:
    _, lineage = traced("SELECT 'oil' AS oil, year FROM trade EXCEPT SELECT 'oil', 2022")
    assert lineage.bounded
    assert {source.title for source in lineage.rows[0].sources} == {"trade"}


@pytest.mark.parametrize("sql", ["SELECT year FROM oil EXCEPT SELECT 2022", "SELECT year, value FROM oil"])
def test_a_dataset_that_a_part_hides_is_not_cited(sql: str) -> None:
    _, lineage = traced(f"WITH oil AS (SELECT year, value FROM trade) {sql}")
    assert {source.title for origins in lineage.rows for source in origins.sources} == {"trade"}


def test_a_count_of_nothing_has_looked_at_all_rows() -> None:
    _, lineage = traced("SELECT count(*) FROM oil WHERE price > 100", {"oil": TABLES["oil"]})
    assert lineage.bounded
    assert len(lineage.rows[0].sources) == 3


@pytest.mark.parametrize("answer", ["an error", "other rows"])
def test_rows_that_do_not_come_back_are_not_followed(answer: str) -> None:
    def run(sql: str, tables: Mapping[str, Dataset]) -> Result:
        if answer == "an error":
            raise QueryError("out of memory")
        return [], [(2024, [0])]

    assert trace_lineage("SELECT year FROM oil", [(2022,)], {"oil": TABLES["oil"]}, run).bounded


def test_two_sources_of_one_name_stay_two() -> None:
    tables = {name: one_source_each(name, "year: year, value: number", "2022,1,\n", "office") for name in ("a", "b")}
    _, lineage = traced("SELECT a.value + b.value AS x FROM a JOIN b USING (year)", tables)
    assert [(source.name, source.title) for source in lineage.rows[0].sources] == [
        ("office-2", "a"),
        ("b-office-2", "b"),
    ]
