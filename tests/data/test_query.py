"""Queries see the datasets as tables, and nothing else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Timer
from typing import Any

import pytest
from hypothesis import example, given, settings

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.resolve.resolved_chart import declaration_key
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data import sandbox
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset
from dashboard.data.query import run_query, tables_in
from dashboard.data.sandbox import QueryError, Sandbox
from tests.samples.amounts import WHOLE, descriptor
from tests.samples.datasets import one_source_each

DECLARATION = """\
id: sums
type: bar
query: {query}
x: year
y: value
unit: USD bn
title: Sums
alt: Bars.
"""


@pytest.mark.parametrize("sql", ["FROM port_calls", "FROM Port_Calls", "FROM port_calls--all of them"])
def test_a_chart_is_another_when_the_rows_are_that_its_query_reads(sql: str) -> None:
    assert [*tables_in(sql, ["port-calls"]).values()] == ["port-calls"]
    versions = [one_source_each("port-calls", "year: year, calls: number", f"2024,{count},\n") for count in (1, 2)]
    assert len({declaration_key(f"query: {sql}", ChartResources({"port-calls": rows})) for rows in versions}) == 2


@pytest.fixture
def tables(dataset: Callable[..., Dataset | None]) -> dict[str, Dataset]:
    loaded = dataset()
    assert loaded
    return {"trade": loaded}


def test_a_query_sees_the_datasets_as_tables(tables: dict[str, Dataset]) -> None:
    columns, rows = run_query("SELECT year, sum(value) AS both FROM trade GROUP BY year ORDER BY year", tables)
    assert columns == [("year", "INTEGER"), ("both", "DOUBLE")]
    assert (rows[0][0], round(rows[0][1], 2)) == (2022, 190.27)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM read_text('{file}')",
        "SELECT * FROM glob('{folder}/*')",
        "SELECT * FROM read_csv('https://example.org/a.csv')",
        "SELECT getenv('PATH')",
        "COPY trade TO '{folder}/out.csv'",
        "ATTACH '{folder}/out.db'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET enable_external_access = true",
        "PRAGMA database_list",
        "CREATE TABLE a AS SELECT 1",
        "DELETE FROM trade",
        "SELECT 1; SELECT 2",
        "SELECT 1; COPY trade TO '{folder}/out.csv'",
        "SELECT * FROM tables",
        "",
    ],
)
def test_it_sees_and_changes_nothing_else(tables: dict[str, Dataset], tmp_path: Path, sql: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(QueryError):
        run_query(sql.format(file=secret, folder=tmp_path), tables)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("sql", "part"),
    [
        ("SELECT random() + value FROM trade", "random()"),
        ("SELECT year FROM trade WHERE value > (SELECT max(RANDOM()) FROM trade)", "random()"),
        ("SELECT uuid() FROM trade", "uuid()"),
        ("SELECT now() FROM trade", "now()"),
        ("SELECT age(DATE '2020-01-01') FROM trade", "age()"),
        ("SELECT ago(INTERVAL 1 DAY) FROM trade", "ago()"),
        ("SELECT current_date FROM trade", "current_date"),
        ("WITH a AS (SELECT Current_Timestamp AS b) SELECT * FROM a", "Current_Timestamp"),
        ("SELECT current_setting('threads') FROM trade", "current_setting()"),
        ("SELECT value FROM duckdb_settings()", "duckdb_settings()"),
        ("SELECT * FROM query('SELECT 1')", "query()"),
        ("SELECT table_name FROM information_schema.tables", "tables"),
        ("SELECT * FROM pg_catalog.pg_settings", "pg_settings"),
        ("SELECT * FROM duckdb_tables", "duckdb_tables"),
        ("SELECT value FROM trade USING SAMPLE 3", "a sample"),
        ("SELECT value FROM trade TABLESAMPLE 10%", "a sample"),
    ],
)
def test_it_gives_the_same_whenever_and_wherever_it_runs(tables: dict[str, Dataset], sql: str, part: str) -> None:
    with pytest.raises(QueryError) as raised:
        run_query(sql, tables)
    assert str(raised.value).startswith(f"it asks for {part}, which")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT date_part('year', DATE '2024-01-01') + year AS today FROM trade ORDER BY today",
        "WITH tables AS (SELECT 1 AS random) SELECT random, range FROM tables, range(3), unnest([1, 2])",
        "SELECT strftime(DATE '2024-05-01', '%B'), age(DATE '2024-01-01', DATE '2023-01-01') FROM main.trade",
        "SELECT arg_max(year, value), row_number() OVER () FROM trade GROUP BY flow",
    ],
)
def test_it_may_use_whatever_depends_on_the_data_alone(tables: dict[str, Dataset], sql: str) -> None:
    assert run_query(sql, tables)[1]


def test_it_runs_for_a_limited_time(tables: dict[str, Dataset], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MAX_SECONDS", 0.2)
    with pytest.raises(QueryError, match="runs for more than"):
        run_query("SELECT count(*) FROM range(1000000000) a, range(1000) b", tables)


def test_a_watch_that_wakes_late_interrupts_no_later_query(
    tables: dict[str, Dataset], monkeypatch: pytest.MonkeyPatch
) -> None:
    watches: list[Timer] = []

    def note(*args: Any) -> Timer:
        watches.append(Timer(*args))
        return watches[-1]

    monkeypatch.setattr(sandbox.threading, "Timer", note)
    with closing(Sandbox(tables)) as asked:
        asked.ask("SELECT count(*) FROM trade")
        [late] = watches
        monkeypatch.setattr(sandbox.threading, "Timer", lambda *args: Timer(0.02, late.function, late.args))
        assert asked.ask("SELECT sum(a.range * b.range) FROM range(100000) a, range(2000) b")[1]


def test_each_query_sees_its_own_datasets_alone_whatever_became_of_those_before(
    tables: dict[str, Dataset], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Databases serve one query after another, and a thread has its own."""
    count, renamed = "SELECT count(*) FROM {}", {"other": tables["trade"]}
    for failing in ("SELECT nothing FROM trade", "SELECT * FROM range(10001)", "CREATE TABLE left_over AS SELECT 1"):
        with pytest.raises(QueryError):
            run_query(failing, tables)
        assert run_query(count.format("other"), renamed)[1] == run_query(count.format("trade"), tables)[1]
    with monkeypatch.context() as impatient:
        impatient.setattr(sandbox, "MAX_SECONDS", 0.05)
        with pytest.raises(QueryError, match="runs for more than"):
            run_query("SELECT count(*) FROM range(1000000000) a, range(1000) b", tables)
    with pytest.raises(QueryError, match="trade does not exist"):
        run_query(count.format("trade"), renamed)
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(run_query, count.format("trade"), tables) for _ in range(40)]
    assert len({one.result()[1][0] for one in asked}) == 1


def test_it_gives_a_limited_number_of_rows(tables: dict[str, Dataset]) -> None:
    with pytest.raises(QueryError, match="more than 10,000 rows"):
        run_query("SELECT * FROM range(10001)", tables)


def declared(sql: str, tables: dict[str, Dataset], findings: list[Finding]) -> Selection | None:
    record = read_yaml(
        DECLARATION.format(query=f"|\n  {sql}" if '"' in sql or ": " in sql else sql), "sums.yaml", findings
    )
    return read_declaration(record, ChartResources(tables), findings) if record else None


def test_what_it_gives_is_described_like_what_it_reads(tables: dict[str, Dataset], findings: list[Finding]) -> None:
    selection = declared("SELECT year, sum(value) AS value FROM trade GROUP BY ALL", tables, findings)
    assert selection
    assert findings == []
    assert (selection.x.title, selection.series[0].field.title, selection.unit) == ("Year", "Value", "USD bn")
    assert [source.name for source in selection.sources] == [
        source.name for source in tables["trade"].descriptor.sources
    ]
    assert selection.dataset.parents == (tables["trade"],)


def test_marks_that_it_selects_are_kept(tables: dict[str, Dataset], findings: list[Finding]) -> None:
    sql = "SELECT year, value, mark FROM trade WHERE flow = 'china-to-russia'"
    selection = declared(sql, tables, findings)
    assert selection
    assert "derived" in [point.mark for point in selection.series[0].points]


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        ("SELECT year, value FROM trad", "Did you mean 'trade'?"),
        ("SELECT year, valeu FROM trade", "valeu"),
        ("SELECT year, value FROM trade WHERE year = 1900", "it gives no row"),
        ("DROP TABLE trade", "expected one SELECT"),
        (
            "SELECT year, value * 1e300 AS value FROM trade",
            "in 'value', expected a number that is not farther from zero",
        ),
        ("SELECT year, -value * 1e300 AS value FROM trade", "than 1e+300; compute a larger unit"),
        ("SELECT year, flow || chr(27) AS flow FROM trade", "it gives the character U+001B in 'flow'"),
        ("SELECT year, '=' || flow AS flow FROM trade", "in 'flow', which a spreadsheet would run as a formula"),
        ("SELECT year, INTERVAL 1 DAY AS value FROM trade", "it gives INTERVAL in 'value', expected numbers, texts"),
        ("SELECT year, TIME '10:00' AS value FROM trade", "it gives TIME in 'value'"),
        ("SELECT year, {'a': value} AS value FROM trade", "it gives STRUCT(a DOUBLE) in 'value'"),
        ("SELECT year, MAP {'a': value} AS value FROM trade", "it gives MAP(VARCHAR, DOUBLE) in 'value'"),
        ("SELECT year, 'ab'::BLOB AS value FROM trade", "it gives BLOB in 'value'"),
        ("SELECT year, [value] AS value FROM trade", "it gives DOUBLE[] in 'value'"),
        ("SELECT year, [1.5] AS value FROM trade", "it gives DECIMAL(2,1)[] in 'value'"),
        ("SELECT year, value AS source FROM trade", "it gives a column 'source', expected a name other than"),
        ("SELECT year, value AS VALUE FROM trade", "it gives a column 'VALUE', expected small letters, digits"),
        ('SELECT year, value AS "Größe" FROM trade', "it gives a column 'Größe', expected small letters, digits"),
        ("SELECT year, sum(value) FROM trade GROUP BY year", """it gives a column 'sum("value")', expected small"""),
        ("SELECT year, value, value FROM trade", "it gives two columns 'value'"),
    ],
)
def test_a_wrong_query_is_one_finding(
    tables: dict[str, Dataset], findings: list[Finding], sql: str, problem: str
) -> None:
    assert declared(sql, tables, findings) is None
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-query", 3)]
    assert problem in findings[0].message + findings[0].hint


COUNTED = descriptor(("value", "integer", "USD bn"))


def drawn_texts(sql: str, tables: dict[str, Dataset]) -> list[str]:
    findings: list[Finding] = []
    selection = declared(sql, tables, findings)
    assert selection, findings
    return [row.texts["value"] for row in selection.rows]


@settings(max_examples=8)
@given(value=WHOLE)
@example(2**63)
@example(-(2**63))
@example(2**53 + 1)
def test_whole_numbers_come_out_of_a_query_as_they_went_in(value: int) -> None:
    findings: list[Finding] = []
    counts = read_dataset(COUNTED.encode(), f"year,value\n2024,{value}\n".encode(), "a.yaml", "a.csv", findings)
    assert counts, findings
    assert drawn_texts("SELECT year, value FROM a", {"a": counts}) == [str(value)]
    assert drawn_texts("SELECT year, sum(value) AS value FROM a GROUP BY year", {"a": counts}) == [str(value)]


def test_whole_numbers_that_sql_cannot_hold_are_a_finding(findings: list[Finding]) -> None:
    counts = read_dataset(COUNTED.encode(), f"year,value\n2024,{2**127}\n".encode(), "a.yaml", "a.csv", findings)
    assert counts
    assert declared("SELECT year FROM a", {"a": counts}, findings) is None
    assert [(finding.id, finding.line) for finding in findings] == [("wrong-query", 3)]
    assert "in 'a' 'value' holds a whole number of more than 38 digits" in findings[0].message


def test_numbers_that_no_binary_number_holds_come_out_of_a_query_as_they_went_in(findings: list[Finding]) -> None:
    rows = "year,value\n2023,9007199254740993\n2024,90071992547409.9312\n2025,\n"
    numbers = descriptor(("value", "number", "USD bn")).encode()
    amounts = read_dataset(numbers, rows.encode(), "a.yaml", "a.csv", findings)
    assert amounts, findings
    sql = "SELECT year, value FROM a WHERE value IS NOT NULL"
    assert drawn_texts(sql, {"a": amounts}) == ["9007199254740993", "90071992547409.9312"]
    (total,) = drawn_texts("SELECT 2025 AS year, sum(value) AS value FROM a", {"a": amounts})
    assert total == "9097271247288402.9312"


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        ("0.1::DOUBLE + 0.2::DOUBLE", "0.3"),
        ("1.2e-12::DOUBLE", "1.2e-12"),
        ("-0.0::DOUBLE", "0"),
        ("5::DOUBLE", "5"),
        ("1e18::DOUBLE / 3", "3.333333333333333e+17"),
        ("1.0::DOUBLE / 3", "0.333333333333333"),
        ("12345678901234567890.125::DECIMAL(38,3)", "12345678901234567890.125"),
        ("2.50::DECIMAL(5,2)", "2.5"),
    ],
)
def test_results_keep_significant_digits_and_lose_the_errors_of_sums(
    tables: dict[str, Dataset], sql: str, text: str
) -> None:
    assert drawn_texts(f"SELECT 2024 AS year, max({sql}) AS value FROM trade", tables) == [text]
