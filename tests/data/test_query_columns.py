"""A column of a result is described like a dataset's column only if it is that column unchanged."""

from __future__ import annotations

import pytest

from dashboard.data.query import run_query
from dashboard.data.query_columns import Computed, Origin, trace_columns
from tests.samples.datasets import one_source_each

ROWS = "2022,out,1,\n2023,out,2,\n2022,in,5,\n2023,in,4,\n"
TABLES = {
    "trade": one_source_each("trade", "year: year, flow: string, value: number", ROWS),
    "oil": one_source_each("oil", "year: year, price: number", "2022,10,\n2023,11,\n"),
}


def of_column(sql: str, name: str = "value") -> Origin | Computed:
    """What a column of a query's result is."""
    names = [column for column, _ in run_query(sql, TABLES)[0]]
    return trace_columns(sql, names, TABLES)[names.index(name)]


UNCHANGED = [
    "SELECT year, value FROM trade",
    "SELECT Value AS value FROM Trade",
    "SELECT trade.value FROM trade",
    "SELECT t.value FROM trade AS t",
    "SELECT main.trade.value FROM trade",
    "SELECT price AS value FROM oil",
    "SELECT * FROM trade WHERE value > 1 ORDER BY value LIMIT 1",
    "SELECT t.* FROM trade t JOIN oil o USING (year)",
    "SELECT * FROM trade JOIN oil USING (year)",
    "SELECT * FROM trade NATURAL JOIN oil",
    "SELECT * EXCLUDE (value) RENAME (price AS value) FROM trade JOIN oil USING (year)",
    "WITH a AS (SELECT * FROM trade), b AS (SELECT value AS x FROM a) SELECT x AS value FROM b",
    "WITH a(one, value) AS (SELECT year, value FROM trade) SELECT * FROM a",
    "SELECT x AS value FROM (SELECT value AS x FROM trade)",
    "SELECT t.b AS value FROM (SELECT year, value FROM trade) AS t(a, b)",
    "SELECT value FROM trade UNION ALL SELECT price FROM oil",
    "SELECT year, value FROM trade GROUP BY ALL",
    "SELECT flow, any_value(value) AS value FROM trade GROUP BY flow",
    "SELECT value FROM trade LEFT JOIN range(2020, 2024) r(y) ON y = year",
    "WITH trade AS (SELECT year, value / 2 AS value FROM trade) SELECT value FROM main.trade",
    "SELECT value FROM trade FULL JOIN (SELECT year, price AS value FROM oil) USING (year, value)",
    "SELECT value FROM oil RIGHT JOIN trade USING (year)",
    "SELECT year, value FROM trade UNION ALL SELECT year, NULL FROM oil",
    "SELECT year, NULL AS value FROM oil UNION ALL SELECT year, value FROM trade",
    "SELECT year, value FROM trade UNION ALL SELECT year, CAST(NULL AS DOUBLE) FROM oil",
]


@pytest.mark.parametrize("sql", UNCHANGED)
def test_it_is_unchanged_under_any_name_and_through_any_subquery(sql: str) -> None:
    origin = of_column(sql)
    assert isinstance(origin, Origin)
    assert origin.column.unit == "USD bn"


COMPUTED = [
    "SELECT value * 1000 AS value FROM trade",
    "SELECT -value AS value FROM trade",
    "SELECT value::INTEGER AS value FROM trade",
    "SELECT round(value, 1) AS value FROM trade",
    "SELECT coalesce(value, 0) AS value FROM trade",
    "SELECT CASE WHEN value > 1 THEN value END AS value FROM trade",
    "SELECT year, sum(value) AS value FROM trade GROUP BY ALL",
    "SELECT max(value) AS value FROM trade",
    "SELECT count(*) AS value FROM trade",
    "SELECT count(value) AS value FROM trade",
    "SELECT avg(value) OVER () AS value FROM trade",
    "SELECT lag(value) OVER (ORDER BY year) AS value FROM trade",
    "SELECT rank() OVER (ORDER BY value) AS value FROM trade",
    "SELECT (SELECT max(price) FROM oil) AS value FROM trade",
    "SELECT * REPLACE (value / 2 AS value) FROM trade",
    "SELECT * FROM (SELECT year, value / 2 AS value FROM trade)",
    "WITH a AS (SELECT year, value / 2 AS value FROM trade) SELECT value FROM a",
    "WITH trade AS (SELECT year, value / 2 AS value FROM trade) SELECT value FROM trade",
    "SELECT value FROM trade UNION ALL SELECT price / 2 FROM oil",
    "SELECT value FROM trade UNION ALL SELECT year FROM oil",
    "SELECT y AS value FROM range(2020, 2024) r(y), trade",
    "SELECT COLUMNS('val.*') FROM trade",
    "SELECT 100 * value / b AS value FROM (SELECT value, sum(value) OVER () AS b FROM trade)",
]


@pytest.mark.parametrize("sql", COMPUTED)
def test_all_else_is_computed_whatever_its_name(sql: str) -> None:
    assert of_column(sql) == Computed(has_figures=True)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT year - year % 10 AS value FROM trade",
        "SELECT x AS value FROM (SELECT year + 1 AS x FROM trade)",
        "SELECT upper(flow) AS value FROM trade",
    ],
)
def test_a_number_made_of_no_figure_is_a_label(sql: str) -> None:
    assert of_column(sql) == Computed(has_figures=False)


JOINED_UNITS = [
    "SELECT value FROM trade NATURAL FULL JOIN people",
    "SELECT value FROM people FULL JOIN trade USING (year, value)",
    "SELECT x.value FROM (SELECT * FROM trade FULL JOIN people USING (year, value)) x",
    "SELECT value FROM trade RIGHT JOIN people USING (year, value)",
    "SELECT value FROM trade LEFT JOIN people USING (year, value)",
    "SELECT value FROM trade JOIN people USING (year, value)",
    "WITH people AS (SELECT year, value FROM trade) SELECT year, value FROM main.people",
    "WITH people AS (SELECT year, value FROM trade) SELECT year, value FROM memory.main.people",
]


@pytest.mark.parametrize("sql", JOINED_UNITS)
def test_a_column_has_the_unit_of_the_table_that_all_its_values_come_from(sql: str) -> None:
    people = one_source_each("people", "year: year, value: number", "2022,100,\n2023,101,\n", unit="people")
    tables = {**TABLES, "people": people}
    columns, rows = run_query(sql, tables)
    names = [column for column, _ in columns]
    origin = trace_columns(sql, names, tables)[names.index("value")]
    units = {"people" if row[names.index("value")] > 50 else "USD bn" for row in rows}
    assert not isinstance(origin, Origin) or units <= {origin.column.unit}
    assert isinstance(origin, Origin) == ("FULL" not in sql and "RIGHT" not in sql)


TYPED = [
    "SELECT year, 5 AS value FROM trade",
    "SELECT year, -5.5::DOUBLE AS value FROM trade",
    "SELECT year, round(10 / 3, 1) AS value FROM trade",
    "SELECT CASE flow WHEN 'out' THEN 1000 ELSE 2000 END AS value FROM trade",
    "SELECT CASE WHEN year < 2023 THEN 1 ELSE 2 END AS value FROM trade",
    "SELECT x AS value FROM (VALUES (1)) AS v(x), trade",
    "SELECT any_value(5) AS value FROM trade",
    "SELECT x AS value FROM (SELECT CASE WHEN year < 2023 THEN NULL ELSE 2 END AS x FROM trade)",
    "WITH a AS (SELECT year, 5 AS x FROM trade) SELECT x * 2 AS value FROM a",
    "SELECT year, value FROM trade UNION ALL SELECT 2025, 8",
    "SELECT year, sum(value) AS value FROM trade GROUP BY year UNION ALL SELECT 2025, 8",
]


@pytest.mark.parametrize("sql", TYPED)
def test_a_number_that_the_query_itself_says_is_typed(sql: str) -> None:
    origin = of_column(sql)
    assert isinstance(origin, Computed)
    assert origin.typed


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT sum(1) AS value FROM trade",
        "SELECT count(*) AS value FROM trade",
        "SELECT row_number() OVER () AS value FROM trade",
        "SELECT year - 2000 AS value FROM trade",
        "SELECT coalesce(value, 0) AS value FROM trade",
        "SELECT CASE WHEN year < 2023 THEN 0 ELSE value END AS value FROM trade",
        "SELECT (SELECT max(price) FROM oil) AS value FROM trade",
        "SELECT y AS value FROM range(2020, 2024) r(y), trade",
        "SELECT NULL AS value FROM trade",
    ],
)
def test_a_number_that_rows_decide_is_not_typed(sql: str) -> None:
    origin = of_column(sql)
    assert isinstance(origin, Computed)
    assert not origin.typed


def test_columns_of_one_unit_and_several_titles_have_their_own_name_as_a_title() -> None:
    origin = of_column("SELECT value AS both_values FROM trade UNION ALL SELECT price FROM oil", "both_values")
    assert isinstance(origin, Origin)
    assert (origin.column.title, origin.column.unit) == ("Both values", "USD bn")


def test_columns_of_one_title_and_unit_are_called_by_their_names() -> None:
    sql = "SELECT a.year, a.value AS sold, b.value AS gas_bought FROM trade a JOIN trade b USING (year)"
    origins = trace_columns(sql, ["year", "sold", "gas_bought"], TABLES)
    assert [origin.column.title for origin in origins if isinstance(origin, Origin)] == ["Year", "Sold", "Gas bought"]
