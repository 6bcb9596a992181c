"""An index and a change are computed from the rows, exactly, and say everywhere what they are told of."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal

import pytest

from dashboard.charts.figure.captions import describe_data, describe_marks, write_notes, write_subtitle
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.table import chart_table, rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.cover_chart import cover_chart
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.change import percentage_change
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.dataset import Dataset
from tests.samples.datasets import one_source_each
from tests.samples.times import DESCRIPTOR, timed_chart

ROWS = "2020,out,50.6,\n2021,out,40,\n2022,out,103.6,\n2020,in,57.3,estimate\n2021,in,70,\n2022,in,144.8,\n"
Draw = Callable[..., Selection | None]


@pytest.fixture
def draw(findings: list[Finding]) -> Draw:
    """Lines of two flows, told as an index or a change."""

    def read(
        how: str, rows: str = ROWS, kind: str = "year", unit: str = "USD bn", more: str = "y: value\ncolor: flow"
    ) -> Selection | None:
        frequency = "annual" if kind == "year" else "irregular"
        data = one_source_each(
            "trade", f"time: {kind}, flow: string, value: number", rows, unit=unit, frequency=frequency
        )
        text = f"id: one\ntype: line\nx: time\nas: {how}\ndata: trade\ntitle: One\nalt: Lines.\n{more}"
        record = read_yaml(text, "one.yaml", findings)
        return read_declaration(record, ChartResources({"trade": data}), findings) if record else None

    return read


def amounts(selection: Selection | None) -> dict[str, dict[object, str]]:
    """The amounts that are drawn, as they are written, by series and by x; those that are missing are empty."""
    assert selection
    return {
        series.label: {
            point.x: point.row.texts[series.field.name] if point.row else "no row" for point in series.points
        }
        for series in selection.series
    }


def test_an_index_is_100_in_its_base(draw: Draw) -> None:
    selection = draw("{index: 2020}")
    assert amounts(selection) == {
        "out": {2020: "100", 2021: "79.1", 2022: "204.7"},
        "in": {2020: "100", 2021: "122.2", 2022: "252.7"},
    }


def test_a_change_is_told_of_the_period_before(draw: Draw) -> None:
    selection = draw("change")
    assert amounts(selection)["out"] == {2021: "-20.9", 2022: "159"}
    assert selection
    # What has no period before begins no axis.
    assert build_figure(selection).layouts["wide"]["xaxis"]["range"][0].startswith("2020-12-31")


DAYS = "2025-01-06,out,100,\n2025-01-07,out,50,\n2025-01-08,out,110,\n2025-01-07,in,5,\n2025-01-09,out,121,\n"


@pytest.mark.parametrize("frequency", ["business-day", "irregular", "occasional"])
@pytest.mark.parametrize(
    ("where", "changes"),
    [
        ("{flow: out, time: [2025-01-06, 2025-01-08, 2025-01-09]}", ["10"]),
        ("{flow: out, value: {from: 100}}", ["10"]),
        ("{flow: out}", ["-50", "120", "10"]),
    ],
)
def test_over_a_row_that_is_left_out_there_is_no_change(
    findings: list[Finding], frequency: str, where: str, changes: list[str]
) -> None:
    data = one_source_each("trade", "time: date, flow: string, value: number", DAYS, frequency=frequency)
    text = f"id: one\ntype: line\nx: time\ny: value\nas: change\ndata: trade\ntitle: A\nalt: B.\nwhere: {where}"
    record = read_yaml(text, "one.yaml", findings)
    assert record
    assert (
        list(next(iter(amounts(read_declaration(record, ChartResources({"trade": data}), findings)).values())).values())
        == changes
    )
    assert "absent-value" not in {finding.id for finding in findings}


def test_rows_of_other_series_are_no_gap(draw: Draw) -> None:
    rows = "2020-01-06,out,100,\n2020-01-07,in,50,\n2020-01-08,out,110,\n"
    selection = draw("change", rows, "date", more="y: value\nwhere: {flow: out}")
    assert [point.y for series in (selection.series if selection else ()) for point in series.points] == [10]


def test_if_all_changes_would_be_over_rows_left_out_this_is_said(draw: Draw, findings: list[Finding]) -> None:
    assert draw("change", DAYS, "date", more="y: value\nwhere: {flow: out, time: [2025-01-06, 2025-01-08]}") is None
    assert "has no two periods in a row with a value" in findings[0].message
    assert "keep its row in 'where'" in findings[0].hint


MONTHS = "2022-01,out,10,\n2022-02,out,12,\n2022-12,out,30,\n2023-01,out,25,\n2023-02,out,6,\n"


def test_over_a_gap_there_is_no_change(draw: Draw) -> None:
    selection = draw("change", MONTHS, "yearmonth")
    assert list(amounts(selection)["out"].values()) == ["20", "", "-16.7", "-76"]


def test_a_change_over_a_year_is_told_of_the_same_month(draw: Draw) -> None:
    selection = draw("{change: year}", MONTHS, "yearmonth")
    assert list(amounts(selection)["out"].values()) == ["150", "-50"]
    assert selection
    assert selection.unit == "% change on a year before"


@pytest.mark.parametrize(
    ("unit", "change"), [("%", "0.2"), ("per cent", "0.2"), ("% of GDP", "0.2"), ("share", "20"), ("votes", "200")]
)
def test_a_percentage_changes_by_exact_percentage_points(draw: Draw, unit: str, change: str) -> None:
    selection = draw("change", "2020,out,0.1,\n2021,out,0.3,\n", unit=unit)
    assert amounts(selection)["out"][2021] == change
    assert selection
    assert selection.unit == ("% change" if unit == "votes" else "percentage points") + " on the year before"
    assert selection.series[0].amount(selection.series[0].points[0]) == Decimal(change)


def test_percentage_points_may_begin_at_nought(draw: Draw) -> None:
    selection = draw("change", "2020,out,0,\n2021,out,-2.5,\n2022,out,1,\n", unit="%")
    assert list(amounts(selection)["out"].values()) == ["-2.5", "3.5"]


@pytest.mark.parametrize(
    ("how", "rows", "words"),
    [
        ("{index: 2019}", ROWS, "'out' has no value for 2019"),
        ("{index: 2020}", ROWS.replace("2020,in", "2023,in"), "'in' has no value for 2020"),
        ("{index: 2020}", ROWS.replace("50.6", ""), "'out' has no value for 2020"),
        ("{index: 2020}", ROWS.replace("50.6", "0"), "'out' is 0 in 2020 (the row on line 2)"),
        ("{index: 2020}", ROWS.replace("57.3", "-5"), "'in' is −5 in 2020 (the row on line 5)"),
        ("change", ROWS.replace("40", "0"), "'out' is 0 in 2021 (the row on line 3)"),
        (
            "change",
            ROWS.replace("2021,in,70", "2030,in,70").replace("2022,in", "2034,in"),
            "'in' has no two periods in a row",
        ),
        ("{index: May}", ROWS, "read 'May', expected a value of 'time' such as 2020"),
        ("{index: 2020-01}", ROWS, "read '2020-01', expected a value of 'time' such as 2020"),
        ("{index: 2020, change: year}", ROWS, "expected change, {change: year} or {index: 2020}"),
        ("growth", ROWS, "read 'growth', expected change, {change: year} or {index: 2020}"),
        ("{indx: 2020}", ROWS, "Unknown key 'indx'"),
    ],
)
def test_what_has_no_base_is_named(draw: Draw, findings: list[Finding], how: str, rows: str, words: str) -> None:
    assert draw(how, rows) is None
    [finding] = findings
    assert words in finding.message
    assert finding.line == 4


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("type: line\nx: flow\ny: value\nas: change\nwhere: {time: 2020}", "need time along x"),
        ("type: bar\nx: time\ny: value\ncolor: flow\nstack: true\nas: change", "leave out 'stack'"),
        ("type: area\nx: time\ny: value\nas: change\nwhere: {flow: in}", "The key 'as' means nothing"),
    ],
)
def test_it_needs_time_and_no_sums(findings: list[Finding], keys: str, words: str) -> None:
    data = one_source_each("trade", "time: year, flow: string, value: number", ROWS)
    record = read_yaml(f"id: one\ndata: trade\ntitle: One\nalt: Lines.\n{keys}", "one.yaml", findings)
    assert record
    assert read_declaration(record, ChartResources({"trade": data}), findings) is None
    assert words in findings[0].message


def test_a_change_over_a_year_needs_periods_that_years_have(draw: Draw, findings: list[Finding]) -> None:
    assert draw("{change: year}", "2024-W01,out,1,\n2025-W01,out,2,\n", "week") is None
    assert "needs months, quarters, half-years or years" in findings[0].message


def test_the_marks_and_sources_of_a_base_are_those_of_what_is_computed(draw: Draw) -> None:
    selection = draw("{index: 2020}")
    assert selection
    [mark] = describe_marks(selection)
    assert mark == "Hollow: computed from figures that are marked estimate (in)."
    last = selection.rows[-1]
    assert [source.name for source in selection.dataset.sources_of(last)] == ["trade-7", "trade-5"]
    changes = draw("change")
    assert changes
    assert [row.mark for row in changes.rows] == [None, None, None, "estimate", "estimate", None]


def test_every_medium_tells_the_amounts_and_the_base(draw: Draw) -> None:
    selection = draw("{index: 2020}")
    assert selection
    assert write_subtitle(selection) == "Value (index, 2020 = 100), 2020 to 2022"
    assert describe_data(selection).startswith(
        "Line chart, index, 2020 = 100. out rose from 100 (2020) to 204.7 (2022), lowest 79.1 (2021); "
    )
    table = chart_table(selection)
    assert [head.unit for head in table.headers] == ["", "index, 2020 = 100", "index, 2020 = 100"]
    assert [cell.text for cell in table.rows[-1]] == ["2022", "204.7", "252.7"]
    rows = list(csv.DictReader(io.StringIO(rows_csv(selection.dataset, selection.rows))))
    assert (rows[2]["value"], rows[2]["value_index"]) == ("103.6", "204.7")
    assert rows[0]["unit"] == "value: USD bn; value_index: index, 2020 = 100"
    figure = build_figure(selection)
    assert figure.data[0]["y"] == [100, 79.1, 204.7]
    content = json.loads(chart_json(selection, figure))
    assert content["series"][0]["unit"] == "index, 2020 = 100"
    assert content["rows"][2]["value_index"] == 204.7


@pytest.mark.parametrize(
    ("subtitle", "told"),
    [
        ("Exports", "Exports, index, 2020 = 100"),
        ("Exports (2020 = 100)", "Exports (2020 = 100)"),
    ],
)
def test_a_subtitle_of_the_author_names_the_base_too(draw: Draw, subtitle: str, told: str) -> None:
    selection = draw("{index: 2020}", more=f"y: value\ncolor: flow\nsubtitle: {subtitle}")
    assert selection
    assert write_subtitle(selection) == told


@pytest.mark.parametrize(
    ("subtitle", "told"),
    [
        ("Exchange rate of the zloty", "Exchange rate of the zloty, % change on the year before"),
        ("What changed", "What changed, % change on the year before"),
        ("Exports, % change on the year before", "Exports, % change on the year before"),
        ("'Change on the year before, %'", "Change on the year before, %"),
    ],
)
def test_a_subtitle_names_the_change_unless_the_author_did(draw: Draw, subtitle: str, told: str) -> None:
    selection = draw("change", more=f"y: value\ncolor: flow\nsubtitle: {subtitle}")
    assert selection
    assert write_subtitle(selection) == told


def test_what_is_highlighted_and_sorted_is_what_is_drawn(findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, a: number, b: number", "2020,1,5,\n2021,2,4,\n2022,8,2,\n")
    text = (
        "id: one\ntype: bar\nx: year\ny: [a, b]\nas: change\nsort: -y\nhighlight: [b]\ndata: trade\ntitle: One\nalt: A."
    )
    record = read_yaml(text, "one.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"trade": data}), findings)
    assert selection, findings
    assert [point.x for point in selection.series[0].points] == [2022, 2021]
    assert [series.key for series in selection.series] == ["a", "b"]


def test_an_approval_covers_it(draw: Draw) -> None:
    covered = []
    for how in ("{index: 2020}", "{index: 2021}", "change", "{change: year}"):
        selection = draw(how)
        assert selection
        covered.append(cover_chart(selection))
    assert len({part.text for part in covered}) == 4
    assert len({part.rows for part in covered[:3]}) == 3
    other_base = draw("{index: 2020}", ROWS.replace("50.6", "50.7"))
    assert other_base
    assert cover_chart(other_base).rows != covered[0].rows


@pytest.mark.parametrize(
    ("before", "now", "percent"),
    [("3", "4", "33.3"), ("1000", "1000.4", "0.04"), ("7", "7", "0"), ("-10", "-15", "-50"), ("0.1", "0.3", "200")],
)
def test_per_cent_have_no_false_digits(before: str, now: str, percent: str) -> None:
    assert percentage_change(Decimal(before), Decimal(now)) == Decimal(percent)


@pytest.mark.parametrize("how", ["change", "{index: 2024-01}"])
def test_sums_since_january_of_other_lengths_are_not_compared(
    dataset: Callable[..., Dataset | None], findings: list[Finding], how: str
) -> None:
    months = DESCRIPTOR.replace("type: KIND", "type: yearmonth, year_to_date: true").replace("FREQUENCY", "monthly")
    sums = dataset(months, "time,thing,amount\n2024-01,a,10\n2024-02,a,20\n2025-01,a,12\n2025-02,a,30\n")
    assert timed_chart("line", sums, f"as: {how}", findings) is None
    assert ["{change: year}" in finding.message for finding in findings] == [True]
    yearly = timed_chart("line", sums, "as: {change: year}", findings)
    assert amounts(yearly)["Amount"] == {"2025-01": "20", "2025-02": "50"}


RUNNING = "2022,out,10,\n2023,out,12,\n2024,out,15,\n2025,out,3,\n"
"""The data are of May 2025."""


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("change", {2023: "20", 2024: "25"}),
        ("{index: 2022}", {2022: "100", 2023: "120", 2024: "150"}),
    ],
    ids=["change", "index"],
)
def test_a_year_that_was_not_over_is_compared_with_none(draw: Draw, how: str, told: dict[object, str]) -> None:
    selection = draw(how, RUNNING)
    assert selection
    assert amounts(selection)["out"] == told
    assert "Not compared, as figure and base do not cover the same: 2025." in write_notes(selection)


def test_an_estimate_of_a_whole_year_is_compared(draw: Draw) -> None:
    assert amounts(draw("change", "2024,out,10,\n2025,out,11,estimate\n"))["out"] == {2025: "10"}


def test_an_index_has_no_base_in_a_year_that_was_not_over(draw: Draw, findings: list[Finding]) -> None:
    assert draw("{index: 2025}", RUNNING) is None
    assert "no two values that can be compared" in findings[0].message
