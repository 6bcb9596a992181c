"""Words around a chart that are written from its data."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from dashboard.charts.figure.captions import describe_data, describe_marks, write_mark_key, write_notes, write_subtitle
from dashboard.charts.parts.axis_titles import axis_title
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.year_to_date import with_sums
from tests.samples.datasets import one_source_each


@pytest.mark.parametrize(
    ("field", "unit", "says"),
    [
        ("visits", "visits", "Visits"),
        ("visitors", "visits", "Visitors, visits"),
        ("revenue", "€", "Revenue, €"),
        ("share", "%", "Share, %"),
    ],
)
def test_a_unit_that_the_title_has_is_not_said_twice(field: str, unit: str, says: str, findings: list[Finding]) -> None:
    data = one_source_each("trade", f"year: year, {field}: number", "2020,1,\n2021,2,\n", unit=unit)
    text = f"id: one\ntype: line\nx: year\ny: {field}\ndata: trade\ntitle: One\nalt: A line.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    assert write_subtitle(selection) == f"{says}, 2020 to 2021"
    assert axis_title(data.fields[field], 0, 0, 0, 0, "left")["text"] == says


def marked(rows: str, findings: list[Finding]) -> Selection:
    data = one_source_each("trade", "year: year, value: number", rows)
    text = "id: one\ntype: line\nx: year\ny: value\ndata: trade\ntitle: One\nalt: A.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    return selection


def test_the_key_and_the_sentence_with_the_table_say_which_figures_have_a_mark(findings: list[Finding]) -> None:
    selection = marked("2020,1,\n2021,2,derived\n2022,3,provisional\n2023,4,\n", findings)
    assert write_mark_key(selection) == ("Hollow:", "derived (2021) and provisional (2022)")
    assert describe_marks(selection) == ["Hollow: derived (2021); provisional (2022)."]


def test_a_key_that_would_be_long_says_what_marks_mean_alone(findings: list[Finding]) -> None:
    marks = ("derived", "estimate", "provisional")
    rows = "".join(f"{2000 + 2 * number},1,{marks[number % 3]}\n" for number in range(15))
    assert write_mark_key(marked(rows, findings)) == ("Hollow:", "derived, estimate and provisional")


@pytest.mark.parametrize("sort", ["x", "-x", "y", "-y"])
def test_a_course_is_told_in_order_of_time_however_the_bars_are_sorted(findings: list[Finding], sort: str) -> None:
    data = one_source_each("trade", "year: year, value: number", "2020,1,\n2021,5,\n2022,3,\n")
    text = f"id: one\ntype: bar\nx: year\ny: value\nsort: {sort}\ndata: trade\ntitle: One\nalt: A.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    assert "rose from USD 1 bn (2020) to USD 3 bn (2022), highest USD 5 bn (2021)" in describe_data(selection)


def test_a_single_value_has_no_course(findings: list[Finding]) -> None:
    assert "Value: USD 2 bn (2020)." in describe_data(marked("2020,2,\n", findings))


def drawn(declaration: str, rows: str, fields: str, findings: list[Finding]) -> Selection:
    data = one_source_each("trade", fields, rows)
    record = read_yaml(f"id: one\n{declaration}\ndata: trade\ntitle: One\n", "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    return selection


def test_marks_are_counted_as_they_are_drawn(findings: list[Finding]) -> None:
    fields, rows = "year: year, sold: number, price: number", "2020,1,4,\n2021,2,,\n2022,3,6,\n"
    assert "Price: 2 marks." in describe_data(drawn("type: scatter\nx: sold\ny: price", rows, fields, findings))


def test_an_alternative_names_places_as_the_picture_does(findings: list[Finding]) -> None:
    selection = drawn(
        "type: line\nx: year\ny: people", "-221,20,\n1000,60,\n", "year: integer, people: number", findings
    )
    assert "lowest USD 20 bn (−221)" in describe_data(selection)


def test_a_single_place_is_not_both_the_highest_and_the_lowest(findings: list[Finding]) -> None:
    selection = drawn("type: bar\nx: thing\ny: value", "Tea,2,\n", "thing: string, value: number", findings)
    assert "Value: USD 2 bn (Tea)." in describe_data(selection)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Tea,2,\nSilk,5,\nSalt,5,\n", "Value: highest USD 5 bn (Silk and Salt), lowest USD 2 bn (Tea)."),
        ("Tea,2,\nSilk,2,\n", "Value: USD 2 bn (Tea and Silk)."),
        ("a,0,\nb,0,\nc,0,\nd,0,\ne,0,\nf,1,\n", "highest USD 1 bn (f), lowest USD 0 bn (a, b, c and 2 more)."),
    ],
)
def test_no_one_of_several_places_is_the_only_highest(rows: str, words: str, findings: list[Finding]) -> None:
    selection = drawn("type: bar\nx: thing\ny: value", rows, "thing: string, value: number", findings)
    assert words in describe_data(selection)


def test_an_end_that_is_the_highest_is_not_told_again(findings: list[Finding]) -> None:
    rows = "2018,1,\n2019,5,\n2020,3,\n2021,5,\n2022,0,\n2023,0,\n2024,5,\n"
    selection = drawn("type: line\nx: year\ny: value", rows, "year: year, value: number", findings)
    assert "to USD 5 bn (2024), lowest USD 0 bn (2022 and 2023)." in describe_data(selection)


def test_a_subtitle_has_the_unit_of_each_amount_though_their_titles_are_one(findings: list[Finding]) -> None:
    data = one_source_each("trade", "year: year, dollars: number, yuan: number", "2020,1,7,\n2021,2,14,\n")
    fields = [*data.fields.values()]
    fields = [fields[0], *(fields[n].model_copy(update={"title": "Value", "unit": unit}) for n, unit in UNITS.items())]
    schema = data.descriptor.schema_.model_copy(update={"fields": fields})
    data = replace(data, descriptor=data.descriptor.model_copy(update={"schema_": schema}))
    text = "id: one\ntype: line\nx: year\ny: [dollars, yuan]\ndata: trade\ntitle: One\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    assert write_subtitle(selection) == "Value (USD bn) and Value (CNY bn), 2020 to 2021"


UNITS = {1: "USD bn", 2: "CNY bn"}


@pytest.mark.parametrize(("size", "says"), [("\nsize: visitors", "Visitors, USD bn"), ("", "The trade")])
def test_a_map_measures_what_its_marks_do_and_not_where_they_lie(size: str, says: str, findings: list[Finding]) -> None:
    fields, rows = (
        "place: string, lon: number, lat: number, visitors: number",
        "Minsk,27.6,53.9,5,\nYerevan,44.5,40.2,7,\n",
    )
    selection = drawn(f"type: map\nx: lon\ny: lat\nlabel: place{size}", rows, fields, findings)
    assert write_subtitle(selection) == says


NOT_OVER = "On 9 May 2025, when the data were updated, 2025 was not over."


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("2022,9,\n2023,8,\n2024,12,\n2025,3,\n", "rose from USD 9 bn (2022) to USD 12 bn (2024), then USD 3 bn"),
        ("2022,9,\n2023,14,\n2024,12,\n2025,13,\n", "USD 12 bn (2024), highest USD 14 bn (2023), then USD 13 bn"),
        ("2022,9,\n2023,14,\n2024,12,\n2025,15,\n", "rose from USD 9 bn (2022) to USD 12 bn (2024), then USD 15 bn"),
        ("2024,12,\n2025,3,\n", "Value: USD 12 bn (2024), then USD 3 bn"),
        ("2025,3,\n", "Value: USD 3 bn"),
    ],
)
def test_a_year_that_was_not_over_is_no_end_of_a_course(rows: str, words: str, findings: list[Finding]) -> None:
    selection = marked(rows, findings)
    assert f"{words} (2025 so far)." in describe_data(selection)
    assert write_notes(selection) == [NOT_OVER]
    assert write_subtitle(selection).endswith("2025 so far")


def test_a_year_that_was_not_over_in_one_of_two_datasets_is_no_end_of_a_course(findings: list[Finding]) -> None:
    """What was updated later, or has no figure of that year, does not make it whole."""
    early = one_source_each("early", "year: year, value: number", "2023,10,\n2024,12,\n2025,3,\n")
    late = one_source_each("late", "year: year, price: number", "2023,1,\n2024,1,\n2025,1,\n")
    old = one_source_each("old", "port: string, opened: year, size: number", "a,1990,1,\n")
    days = {"late": datetime.date(2026, 2, 1), "old": datetime.date(2020, 1, 1)}
    late, old = (
        replace(data, descriptor=data.descriptor.model_copy(update={"updated": days[data.name]}))
        for data in (late, old)
    )
    query = "SELECT year, value * price * size AS value FROM early JOIN late USING (year) CROSS JOIN old"
    text = f"id: one\ntype: line\nx: year\ny: value\nquery: {query}\nunit: USD bn\ntitle: One\nalt: A.\n"
    record = read_yaml(text, "one.yaml", findings)
    datasets = {data.name: data for data in (early, late, old)}
    selection = read_declaration(record, ChartResources(datasets), findings) if record else None
    assert selection, findings
    assert "(2023) to USD 12 bn (2024), then USD 3 bn (2025 so far)" in describe_data(selection)
    assert NOT_OVER in write_notes(selection)


def test_an_estimate_of_a_year_to_come_is_an_end(findings: list[Finding]) -> None:
    selection = marked("2024,12,\n2025,3,estimate\n", findings)
    assert "fell from USD 12 bn (2024) to USD 3 bn (2025)" in describe_data(selection)
    assert NOT_OVER not in write_notes(selection)


def test_of_days_to_come_nothing_is_said_to_be_not_over(findings: list[Finding]) -> None:
    """What is listed of such a day is a plan."""
    rows = "2025-05-01,9,\n2025-08-01,3,\n"
    selection = drawn("type: line\nx: day\ny: value\nalt: A.", rows, "day: date, value: number", findings)
    assert write_notes(selection) == []
    assert "so far" not in describe_data(selection)


@pytest.mark.parametrize("split", ["color: year", "facet: year", "where: {year: 2025}"])
def test_a_year_that_splits_a_chart_is_said_to_be_not_over(split: str, findings: list[Finding]) -> None:
    selection = drawn(
        f"type: bar\nx: port\ny: value\nalt: A.\n{split}",
        "2024,Vostochny,9,\n2025,Vostochny,3,\n",
        "year: year, port: string, value: number",
        findings,
    )
    assert write_notes(selection) == [NOT_OVER]


def test_figures_that_cover_different_things_neither_rise_nor_fall(findings: list[Finding]) -> None:
    rows = "2022,all,9,\n2023,all,10,\n2024,ten months,8,\n"
    data = one_source_each("trade", "year: year, covers: string, value: number", rows)
    schema = data.descriptor.schema_.model_copy(update={"primaryKey": ["year"]})
    data = replace(data, descriptor=data.descriptor.model_copy(update={"schema_": schema}))
    text = "id: one\ntype: bar\nx: year\ny: value\ndata: trade\ntitle: One\nalt: A.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    assert "Value went from USD 9 bn (2022) to USD 8 bn (2024)." in describe_data(selection)


@pytest.mark.parametrize(
    ("months", "words"),
    [
        (("02", "04"), "went from USD 9 bn (January to February 2024) to USD 12 bn (January to April 2025)."),
        (("04", "04"), "rose from USD 9 bn (January to April 2024) to USD 12 bn (January to April 2025)."),
    ],
)
def test_sums_since_january_rise_over_the_same_months_alone(
    months: tuple[str, str], words: str, findings: list[Finding]
) -> None:
    data = one_source_each("trade", "month: yearmonth, value: number", f"2024-{months[0]},9,\n2025-{months[1]},12,\n")
    data = with_sums(data, {"month"})
    text = "id: one\ntype: bar\nx: month\ny: value\ndata: trade\ntitle: One\nalt: A.\n"
    record = read_yaml(text, "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"trade": data}), findings) if record else None
    assert selection, findings
    assert words in describe_data(selection)
