"""A computed column has the unit that its author gives it; any other has the unit of its dataset."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.charts.figure.captions import describe_marks
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.datasets import one_source_each

ROWS = "2022,out,1,\n2023,out,2,\n2024,out,3,provisional\n2022,in,5,\n2023,in,4,\n2024,in,7,estimate\n"
TABLES = {
    "trade": one_source_each("trade", "year: year, flow: string, value: number", ROWS),
    "oil": one_source_each("oil", "year: year, price: number", "2022,10,\n2023,11,\n2024,12,provisional\n"),
}
Draw = Callable[[str], Selection | None]


@pytest.fixture
def draw(findings: list[Finding]) -> Draw:
    """Read the declaration of a chart of year and value, unless its keys say otherwise."""

    def read(keys: str) -> Selection | None:
        defaults = {"id": "one", "type": "bar", "x": "year", "y": "value", "title": "Sums", "alt": "Bars."}
        given = {line.partition(":")[0] for line in keys.splitlines()}
        given |= {"x", "y"} if "value" in given else set()
        text = "\n".join([*(f"{key}: {value}" for key, value in defaults.items() if key not in given), keys])
        record = read_yaml(text, "one.yaml", findings)
        return read_declaration(record, ChartResources(TABLES), findings) if record else None

    return read


UNITS = [
    ("query: SELECT year, value * 1000 AS value FROM trade WHERE flow = 'in'\nunit: USD mn", "USD mn"),
    ("query: SELECT year, sum(value) AS value FROM trade GROUP BY year\nunit: {value: USD bn}", "USD bn"),
    ("query: SELECT year, value FROM trade WHERE flow = 'in'", "USD bn"),
    ("query: SELECT year, value FROM trade WHERE flow = 'in'\nunit: USD  bn", "USD bn"),
    ("query: SELECT year, value FROM trade WHERE flow = 'in'\nunit: {value: USD bn}", "USD bn"),
    ("query: SELECT year, count(*) AS value FROM trade GROUP BY year\nunit: {value: ''}", ""),
    ("query: SELECT year, price * 2 AS a, price / 2 AS b FROM oil\ny: [a, b]\nunit: USD bn", "USD bn"),
    ("query: SELECT price * 2 AS a, price / 2 AS b FROM oil\ntype: scatter\nx: a\ny: b\nunit: '%'", "%"),
    ("query: SELECT year, price AS value FROM oil UNION ALL SELECT 2025, NULL", "USD bn"),
    ("data: oil\ny: price", "USD bn"),
    ("data: oil\ny: price\nunit: USD bn", "USD bn"),
    ("data: oil\ny: price\nunit: {price: USD bn}", "USD bn"),
    ('data: oil\ntype: area\ny: price\nstack: percent\nunit: "%"', "%"),
]


@pytest.mark.parametrize(("keys", "unit"), UNITS)
def test_the_unit_is_that_of_the_data_or_of_the_author(
    draw: Draw, findings: list[Finding], keys: str, unit: str
) -> None:
    selection = draw(keys)
    assert findings == []
    assert selection
    assert selection.drawn.unit == unit


REFUSED = [
    (
        "query: SELECT year, value * 1000 AS value FROM trade WHERE flow = 'in'",
        "missing-unit",
        "y: 'value' is computed",
    ),
    ("query: SELECT year, sum(value) AS value FROM trade GROUP BY ALL", "missing-unit", "y: 'value' is computed"),
    ("query: SELECT year, count(*) AS value FROM trade GROUP BY ALL", "missing-unit", "y: 'value' is computed"),
    (
        "query: SELECT year, value, value * 2 AS twice FROM trade WHERE flow = 'in'\ny: [value, twice]",
        "missing-unit",
        "y: 'twice' is computed",
    ),
    (
        "query: SELECT value * 2 AS a, value + 1 AS b FROM trade\ntype: scatter\nx: a\ny: b\nunit: {b: USD bn}",
        "missing-unit",
        "x: 'a' is computed",
    ),
    (
        "query: SELECT value * 2 AS a, value + 1 AS b FROM trade\ntype: scatter\nx: a\ny: b\nunit: USD bn",
        "missing-unit",
        "x: 'a' is computed",
    ),
    *(
        (f"query: {query}\nunit: USD bn", "wrong-field", "y: 'value' holds numbers that are typed into the query")
        for query in (
            "SELECT year, 500 AS value FROM oil",
            "SELECT year, CASE flow WHEN 'out' THEN 1000 ELSE 2000 END AS value FROM trade WHERE year = 2022",
            "SELECT year, v AS value FROM oil JOIN (VALUES (2022, 99)) x(year, v) USING (year)",
            "SELECT year, price AS value FROM oil UNION ALL SELECT 2025, 14",
        )
    ),
    (
        "query: SELECT flow, sum(value) AS value FROM trade GROUP BY flow\ntype: treemap\nlabel: flow\nvalue: value",
        "missing-unit",
        "value: 'value' is computed",
    ),
    (
        "query: SELECT year, value FROM trade WHERE flow = 'in'\nunit: USD mn",
        "wrong-value",
        "unit: read 'USD mn', but 'value' is given in USD bn.",
    ),
    (
        "query: SELECT year, value, value / 2 AS half FROM trade WHERE flow = 'in'\nunit: {value: USD mn}",
        "wrong-value",
        "unit: read 'USD mn', but 'value' is given in USD bn.",
    ),
    ("data: oil\ny: price\nunit: EUR bn", "wrong-value", "unit: read 'EUR bn', but 'price' is given in USD bn."),
    ("data: oil\ny: price\nunit: USD mn", "wrong-value", "unit: read 'USD mn', but 'price' is given in USD bn."),
    ("data: oil\ny: price\nunit: {price: USD mn}", "wrong-value", "but 'price' is given in USD bn."),
    ("data: oil\ny: price\nunit: {prise: USD bn}", "unknown-field", "unit: the dataset 'oil' has no field 'prise'."),
    ("data: oil\ny: price\nunit: {year: USD bn}", "wrong-field", "unit: the field 'year' holds year values"),
    (
        "query: SELECT year, value, value * 2 AS twice FROM trade WHERE flow = 'in'\ny: [value, twice]\nunit: USD mn",
        "wrong-field",
        "y: the fields have different units (USD bn, USD mn)",
    ),
]


@pytest.mark.parametrize(("keys", "id", "message"), REFUSED)
def test_a_unit_is_never_guessed_and_never_dropped(
    draw: Draw, findings: list[Finding], keys: str, id: str, message: str
) -> None:
    assert draw(keys) is None
    assert {finding.id for finding in findings} == {id}
    assert message in findings[0].message


def test_computed_columns_have_units_of_their_own(draw: Draw, findings: list[Finding]) -> None:
    query = "SELECT year, value * 1000 AS millions, 100 * value / sum(value) OVER () AS share FROM trade"
    selection = draw(
        f"type: scatter\nquery: {query}\nx: millions\ny: share\ncolor: year\nunit: {{millions: USD mn, share: '%'}}"
    )
    assert findings == []
    assert selection
    fields = selection.dataset.fields
    assert (fields["millions"].unit, fields["share"].unit, fields["millions"].title) == ("USD mn", "%", "Millions")


def test_a_number_that_is_a_label_needs_no_unit(draw: Draw, findings: list[Finding]) -> None:
    query = "SELECT year % 10 AS digit, any_value(value) AS value FROM trade GROUP BY ALL"
    selection = draw(f"type: scatter\nquery: {query}\nx: digit")
    assert findings == []
    assert selection
    assert [header.unit for header in chart_table(selection).headers] == ["", "USD bn"]


@pytest.mark.parametrize(
    ("sql", "time_type"),
    [
        ("SELECT year + 1 AS year, value FROM trade WHERE flow = 'in'", "year"),
        ("SELECT (year || '-05-01')::DATE AS year, value FROM trade WHERE flow = 'in'", "date"),
        ("SELECT year - 2000 AS year, value FROM trade WHERE flow = 'in'", "number"),
        ("SELECT year::VARCHAR AS year, value FROM trade WHERE flow = 'in'", "string"),
    ],
)
def test_a_computed_year_is_time_if_it_looks_like_one(draw: Draw, sql: str, time_type: str) -> None:
    selection = draw(f'query: "{sql}"')
    assert selection
    assert selection.x.type == time_type


def test_each_row_has_the_sources_and_marks_of_its_own_rows(draw: Draw) -> None:
    selection = draw("query: SELECT year, sum(value) AS value FROM trade GROUP BY year ORDER BY year\nunit: USD bn")
    assert selection
    assert [point.mark for point in selection.series[0].points] == [None, None, "estimate, provisional"]
    assert [source.name for source in selection.sources] == [f"trade-{line}" for line in range(2, 8)]
    assert describe_marks(selection) == [
        "Hatched: computed from figures that are marked estimate and provisional (2024)."
    ]


def test_a_chart_of_one_year_says_what_its_rows_are(draw: Draw) -> None:
    sql = "SELECT 'China' AS seller, flow, value FROM trade WHERE year = 2023"
    selection = draw(f"type: sankey\nquery: {sql}\nfrom: seller\nto: flow\nvalue: value")
    assert selection
    assert describe_marks(selection) == []
    assert [source.name for source in selection.sources] == ["trade-3", "trade-6"]


def test_where_keeps_the_sources_of_what_it_keeps(draw: Draw) -> None:
    selection = draw("query: SELECT year, flow, value FROM trade\nwhere: {year: 2022, flow: in}")
    assert selection
    assert [source.name for source in selection.sources] == ["trade-5"]


@pytest.mark.parametrize(
    ("mark", "marks"),
    [
        ("mark", [None, None, "estimate"]),
        ("NULL", [None, None, "estimate"]),
        ("'derived'", ["derived", "derived", "derived, estimate"]),
    ],
)
def test_the_mark_of_an_author_joins_the_marks_of_the_rows(draw: Draw, mark: str, marks: list[str | None]) -> None:
    selection = draw(f"query: SELECT year, value, {mark} AS mark FROM trade WHERE flow = 'in' ORDER BY year")
    assert selection
    assert [point.mark for point in selection.series[0].points] == marks


def test_a_mark_that_there_is_not_is_refused(draw: Draw, findings: list[Finding]) -> None:
    assert draw("query: SELECT year, value, 'guess' AS mark FROM trade WHERE flow = 'in'") is None
    assert "it gives the mark 'guess', expected provisional, derived, estimate, less than," in findings[0].message


def test_a_query_that_cannot_be_followed_says_so_below_the_chart(draw: Draw) -> None:
    selection = draw("query: (SELECT year, price FROM oil EXCEPT SELECT 2022, 10)\ny: price\nunit: USD bn")
    assert selection
    assert describe_marks(selection) == [
        "The rows behind this query cannot be followed: the sources are those of all rows of its data, some of which"
        " are provisional."
    ]
