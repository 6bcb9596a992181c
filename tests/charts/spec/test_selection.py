"""What a chart shows: the rows in their order, their unit, their sources and the day of their last change."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from decimal import Decimal

import pytest
from msgspec.structs import replace

from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.highlights import colour_role, labelled_series
from dashboard.charts.spec.selection import Selection
from dashboard.charts.spec.series import Point
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from dashboard.data.load_datasets import read_dataset
from tests.samples.site import TRADE, TRADE_ROWS
from tests.samples.times import DESCRIPTOR, timed_chart

SECOND = "title: Prices\n" + TRADE.partition("\n")[2].replace("2026-01-20", "2026-02-20").replace("USD bn", "EUR bn")


def of_rows(kind: str, rows: str, form: str = "bar", more: str = "color: thing") -> Selection:
    """A chart of amounts of things over a field of that kind."""
    descriptor = DESCRIPTOR.replace("KIND", kind).replace("FREQUENCY", "irregular")
    findings: list[Finding] = []
    path = "data/datasets/economy/things"
    content = f"time,thing,amount\n{rows}".encode()
    dataset = read_dataset(descriptor.encode(), content, f"{path}.yaml", f"{path}.csv", findings)
    selection = timed_chart(form, dataset, more, findings)
    assert selection, findings
    return selection


@pytest.fixture
def of_trade(dataset: Callable[..., Dataset | None], findings: list[Finding]) -> Callable[..., Selection]:
    """A chart of trade, or of a query over trade and prices."""
    trade, prices = dataset(), dataset(SECOND)
    assert trade
    assert prices
    known: dict[str, Dataset | None] = {"trade": trade, "prices": replace(prices, name="prices")}

    def make(data: str = "data: trade", more: str = "") -> Selection:
        text = f"id: it\ntype: line\n{data}\nx: year\ny: value\ncolor: flow\ntitle: It\nalt: Lines.\n{more}"
        record = read_yaml(text, "it.yaml", findings)
        assert record
        selection = read_declaration(record, ChartResources(known), findings)
        assert selection, findings
        return selection

    return make


JOIN = "query: SELECT year, flow, a.value FROM trade a JOIN prices b USING (year, flow) ORDER BY ALL"


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("year", "2024 2022 2023", [2022, 2023, 2024]),
        ("yearmonth", "2024-02 2023-12 2024-01", ["2023-12", "2024-01", "2024-02"]),
        ("integer", "10 9 -1", [-1, 9, 10]),
        ("number", "10.5 9 -1", [-1, 9, 10.5]),
        ("string", "b c a", ["b", "c", "a"]),
    ],
)
def test_times_and_numbers_are_in_order_whichever_series_has_them(kind: str, values: str, expected: list[str]) -> None:
    first, second, third = values.split()
    selection = of_rows(kind, f"{first},coal,1\n{second},oil,2\n{third},coal,3\n")
    assert selection.x_values == expected


def test_a_share_has_the_marks_of_all_parts_of_its_whole(dataset: Callable[..., Dataset | None]) -> None:
    rows = "time,thing,amount,mark\n2024,coal,1,\n2024,oil,3,provisional\n2025,coal,1,\n2025,oil,1,\n"
    things = dataset(DESCRIPTOR.replace("KIND", "year").replace("FREQUENCY", "annual"), rows)
    selection = timed_chart("bar", things, "color: thing\nstack: percent", [])
    assert selection
    assert {series.key: series.marks for series in selection.drawn.series} == {
        "coal": ("provisional", None),
        "oil": ("provisional", None),
    }


def test_of_nothing_there_are_no_shares() -> None:
    selection = of_rows(
        "year", "2024,coal,0\n2024,oil,0\n2025,coal,1\n2025,oil,2\n", more="color: thing\nstack: percent"
    )
    shares = {series.key: [point.y for point in series.points] for series in selection.drawn.series}
    assert shares == {"coal": [None, 33.3333], "oil": [None, 66.6667]}


def test_a_small_share_keeps_four_digits() -> None:
    selection = of_rows("year", "2024,coal,1\n2024,oil,7000000\n", more="color: thing\nstack: percent")
    [coal, _] = selection.drawn.series
    assert coal.points[0].y == 0.00001429


def test_the_smallest_and_the_largest_amount_are_of_all_series(of_trade: Callable[..., Selection]) -> None:
    assert of_trade().value_range == (76.12, 129.32)


def test_an_amount_is_written_as_its_cell_unless_something_else_was_computed() -> None:
    [series] = of_rows("year", "2024,coal,1.50\n2025,coal,\n", more="").series
    written, empty = series.points
    assert (str(series.amount(written)), series.amount(empty)) == ("1.50", 0)
    computed = replace(written, y=0.1 + 0.2)
    assert series.amount(computed) == Decimal("0.3")
    assert series.amount(Point("2026", None)) == 0
    assert series.amount(Point("2026", 2.0)) == 2


def test_the_unit_is_that_of_the_amounts(of_trade: Callable[..., Selection]) -> None:
    assert of_trade().unit == "USD bn"
    plain = of_trade("data: prices")
    assert plain.unit == "EUR bn"
    bare = [replace(series, field=series.field.model_copy(update={"unit": None})) for series in plain.series]
    assert replace(plain, series=tuple(bare)).unit == ""


def test_a_chart_comes_from_its_dataset_or_from_those_of_its_query(of_trade: Callable[..., Selection]) -> None:
    assert [dataset.name for dataset in of_trade().origins] == ["trade"]
    assert {dataset.name for dataset in of_trade(JOIN).origins} == {"trade", "prices"}
    loose = of_trade()
    assert replace(loose, dataset=replace(loose.dataset, path="")).origins == ()


def test_a_chart_is_as_new_as_the_newest_of_its_datasets(of_trade: Callable[..., Selection]) -> None:
    assert of_trade().updated == datetime.date(2026, 1, 20)
    assert of_trade(JOIN).updated == datetime.date(2026, 2, 20)
    loose = of_trade()
    assert replace(loose, dataset=replace(loose.dataset, path="")).updated is None


def test_only_the_sources_of_the_rows_are_named(of_trade: Callable[..., Selection]) -> None:
    def names(more: str) -> list[str]:
        return [source.name for source in of_trade(more=more).sources]

    assert names("") == ["customs", "later"]
    assert names("where: {year: {to: 2024}}\n") == ["customs"]
    assert names("where: {year: 2025}\n") == ["later"]


def test_what_is_not_highlighted_is_grey_and_without_a_name_if_there_are_many(
    of_trade: Callable[..., Selection],
) -> None:
    plain, lit = of_trade(), of_trade(more="highlight: [china-to-russia]\n")
    assert [colour_role(plain, series) for series in plain.series] == ["china", "russia"]
    assert [colour_role(lit, series) for series in lit.series] == ["china", "rest"]
    assert [series.key for series in labelled_series(lit, 2)] == ["china-to-russia", "russia-to-china"]
    assert [series.key for series in labelled_series(lit, 1)] == ["china-to-russia"]
    assert len(labelled_series(plain, 1)) == 2


def test_a_span_keeps_no_row_without_a_value(of_trade: Callable[..., Selection]) -> None:
    rows = "2024,coal,1\n2025,coal,\n2026,coal,3\n"
    assert [row.values["amount"] for row in of_rows("year", rows, more="where: {amount: {from: 0}}").rows] == [1, 3]
    assert TRADE_ROWS.count("\n") - 1 == len(of_trade().rows)
