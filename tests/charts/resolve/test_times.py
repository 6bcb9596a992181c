"""Times in a declaration: in conditions and annotations."""

from typing import Any

import pytest

from dashboard.charts.figure.figure import build_figure
from dashboard.charts.labels.leader import LEADER
from dashboard.charts.render.table import chart_table
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from tests.samples.times import TIMES, event_on, timed_chart, timed_dataset


@pytest.mark.parametrize("kind", TIMES)
def test_a_span_of_time_keeps_both_ends(kind: str) -> None:
    frequency, times, missing = TIMES[kind]
    dataset = timed_dataset(kind, times, frequency)
    selection = timed_chart("line", dataset, f"color: thing\nwhere: {{time: {{from: {times[1]}, to: {missing}}}}}")
    assert selection
    assert {row.texts["time"] for row in selection.rows} == {times[1]}


@pytest.mark.parametrize(
    ("kind", "end", "expected"),
    [
        ("quarter", "2023-Q5", "where: time holds a quarter such as 2025-Q2; read '2023-Q5'."),
        ("quarter", "2023", "where: time holds a quarter such as 2025-Q2; read '2023'."),
        ("yearmonth", "2023-11-05", "where: time holds a month such as 2025-05; read '2023-11-05'."),
        ("date", "2024-02", "where: time holds a date such as 2025-05-09; read '2024-02'."),
        ("week", "2021-W53", "where: time holds a week of 2021, which has 2021-W01 to 2021-W52; read '2021-W53'."),
    ],
)
def test_an_end_of_another_kind_is_a_finding(kind: str, end: str, expected: str) -> None:
    findings: list[Finding] = []
    dataset = timed_dataset(kind, TIMES[kind][1], TIMES[kind][0])
    assert timed_chart("line", dataset, f"color: thing\nwhere: {{time: {{from: {end}}}}}", findings) is None
    assert [(finding.id, finding.message) for finding in findings] == [("wrong-value", expected)]


def shapes_of(selection: Selection) -> list[dict[str, Any]]:
    """What the wide drawing of a chart marks on its plot."""
    shapes: list[dict[str, Any]] = build_figure(selection).layouts["wide"]["shapes"]
    return [shape for shape in shapes if shape.get("name") != LEADER]


PLACES = {
    "date": "2024-03-01",
    "week": "2021-01-07",
    "yearmonth": "2024-01-16",
    "quarter": "2024-02-15",
    "half-year": "2024-03-31T12:00",
    "year": "2023-07-02",
}


@pytest.mark.parametrize("kind", TIMES)
def test_an_annotation_stands_at_its_time(kind: str) -> None:
    frequency, times, _ = TIMES[kind]
    dataset = timed_dataset(kind, times, frequency)
    more = f"color: thing\nannotations: [{{text: Here, x: {times[2]}}}]"
    line, bar = timed_chart("line", dataset, more), timed_chart("bar", dataset, more)
    assert line
    assert bar
    [shape] = shapes_of(line)
    assert shape["x0"] == PLACES[kind]
    [shape] = shapes_of(bar)
    assert shape["x0"] == 3


@pytest.mark.parametrize(
    ("x", "place"), [("2023", "2023-07-02"), ("2023-08-15", "2023-08-15"), ("2023-09", "2023-09-15T12:00")]
)
def test_an_annotation_may_name_a_time_of_another_kind(x: str, place: str) -> None:
    frequency, times, _ = TIMES["quarter"]
    chart = timed_chart(
        "line", timed_dataset("quarter", times, frequency), f"color: thing\nannotations: [{{text: Here, x: {x}}}]"
    )
    assert chart
    [shape] = shapes_of(chart)
    assert shape["x0"] == place


def test_a_span_reaches_from_the_beginning_of_one_time_to_the_end_of_another() -> None:
    frequency, times, _ = TIMES["quarter"]
    more = "color: thing\nannotations: [{text: Here, from: 2023, to: 2024-01}]"
    for form, ends in (("line", ["2022-12-31T12:00", "2024-01-31T12:00"]), ("bar", [-0.5, 2.5 + 31 / 91])):
        chart = timed_chart(form, timed_dataset("quarter", times, frequency), more)
        assert chart
        [shape] = shapes_of(chart)
        assert [shape["x0"], shape["x1"]] == pytest.approx(ends) if form == "bar" else ends


def test_an_annotation_at_no_time_is_a_finding() -> None:
    findings: list[Finding] = []
    frequency, times, _ = TIMES["quarter"]
    more = "color: thing\nannotations: [{text: Here, from: 2023-Q5, to: 2024-Q1}]"
    assert timed_chart("line", timed_dataset("quarter", times, frequency), more, findings) is None
    assert findings[0].message == "annotations: from is a time, such as 2023-Q2; read '2023-Q5'."


LYING = "events: they need time along x, and these bars lie on their side."


@pytest.mark.parametrize(
    ("form", "more", "day", "expected"),
    [
        ("bar", "", "2023-05-01", None),
        (
            "bar",
            "orientation: horizontal",
            "2023-05-01",
            "events: they need time along x, and these bars lie on their side.",
        ),
        ("bar", "", "2023-03-31", "events: 'event' (2023-03-31) lies outside what the chart shows."),
        ("bar", "", "2024-07-01", "events: 'event' (2024-07-01) lies outside what the chart shows."),
        ("line", "", "2023-01-01", None),
        ("line", "", "2022-12-31", "events: 'event' (2022-12-31) lies outside what the chart shows."),
    ],
)
def test_bars_show_events_at_their_places_and_an_axis_of_time_in_its_years(
    form: str, more: str, day: str, expected: str | None
) -> None:
    findings: list[Finding] = []
    keys = f"color: thing\nevents: [event]\n{more}"
    timed_chart(form, timed_dataset("quarter", TIMES["quarter"][1]), keys, findings, event_on(day))
    assert [finding.message for finding in findings] == ([expected] if expected else [])


def test_empty_places_count_among_the_marks_that_can_be_read() -> None:
    findings: list[Finding] = []
    dataset = timed_dataset("date", ["2023-01-01", "2024-01-01"], "daily")
    assert timed_chart("bar", dataset, findings=findings) is None
    assert findings[0].message == "bar: 366 marks are more than a picture can show; 200 can be read."


def test_months_that_a_query_makes_have_gaps_and_are_written_in_words() -> None:
    days = ["2020-01-05", "2020-03-07", "2020-09-01", "2020-10-09"]
    dataset = timed_dataset("date", days, "irregular")
    text = "id: things\ntype: line\nx: month\ny: amount\nunit: tonnes\ntitle: Things\nalt: Marks.\nquery: "
    sql = "SELECT date_trunc('month', time) AS month, sum(amount) AS amount FROM things GROUP BY 1"
    findings: list[Finding] = []
    record = read_yaml(f"{text}{sql}\n", "things.yaml", findings)
    assert record
    selection = read_declaration(record, ChartResources({"things": dataset}), findings)
    assert selection
    [trace] = build_figure(selection).data
    assert [bool(y) for y in trace["y"]] == [True, False, True, False, True, True]
    assert [row[0].text for row in chart_table(selection).rows] == ["Jan 2020", "Mar 2020", "Sep 2020", "Oct 2020"]
