"""A number that its source gives as a bound is never written without it: not in a label, a readout, a table, a word."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from dashboard.charts.figure.captions import describe_data, describe_marks, write_mark_key
from dashboard.charts.figure.figure import build_figure
from dashboard.charts.render.chart_json import chart_json
from dashboard.charts.render.table import chart_table, dataset_table, rows_csv
from dashboard.charts.resolve.chart_resources import ChartResources
from dashboard.charts.resolve.declaration import read_declaration
from dashboard.charts.spec.selection import Selection
from dashboard.core.finding import Finding
from dashboard.core.yaml_record import read_yaml
from dashboard.data.csv_rows import read_rows
from dashboard.data.dataset import Dataset
from dashboard.data.marks import SIGNS
from tests.samples.datasets import one_source_each

YEARS = one_source_each("years", "year: year, share: number", '2021,3,\n2022,10,"provisional, less than"\n', unit="%")
THINGS = one_source_each(
    "things",
    "thing: string, year: year, share: number",
    '"Goods",2021,10,\n"Tools",2021,10,less than\n"Goods",2023,90,about\n"Tools",2023,88,\n',
    unit="%",
)
PAIRS = one_source_each(
    "pairs", "thing: string, share: number, other: number", '"Goods",10,,less than\n"Tools",,7,about\n', unit="%"
)
OF_YEARS, OF_THINGS = "x: year\ny: share", "x: thing\ny: share\ncolor: year"
FORMS = {
    "line": (YEARS, OF_YEARS),
    "area": (YEARS, OF_YEARS),
    "bar": (YEARS, OF_YEARS),
    "number": (YEARS, OF_YEARS),
    "dot": (THINGS, OF_THINGS),
    "dumbbell": (THINGS, OF_THINGS),
    "heatmap": (THINGS, "x: year\ny: thing\nvalue: share"),
    "slope": (THINGS, "x: year\ny: share\ncolor: thing"),
    "treemap": (THINGS, "label: thing\nvalue: share\nwhere: {year: 2021}"),
    "table": (PAIRS, "x: thing\ny: [share, other]"),
}


def select(dataset: Dataset, form: str, keys: str, source: str = "data: given") -> Selection:
    findings: list[Finding] = []
    record = read_yaml(f"id: one\ntype: {form}\n{source}\n{keys}\ntitle: One\n", "one.yaml", findings)
    selection = read_declaration(record, ChartResources({"given": dataset}), findings) if record else None
    assert selection, findings
    return selection


def texts_of(drawing: dict[str, Any]) -> list[str]:
    """The texts at the marks of a drawing, without their tags."""
    texts = [annotation["text"] for annotation in drawing["annotations"]]
    return [html.unescape(re.sub(r"<(?!\d)[^>]*>", " ", text)) for text in texts]


@pytest.mark.parametrize("form", FORMS)
def test_every_drawing_of_every_form_writes_a_number_with_its_bound(form: str) -> None:
    dataset, keys = FORMS[form]
    figure = build_figure(select(dataset, form, keys))
    for name, drawing in {**figure.layouts, "small": figure.small["layout"]}.items():
        shown = " ".join(texts_of(drawing))
        exact = re.findall(r"(?<![<\d.])10(?![\d.])", shown)
        assert len(exact) <= (dataset is THINGS), (name, shown)
        if name != "small":
            assert "<10" in shown, (name, shown)


def test_each_sign_stands_at_its_bound() -> None:
    for bound, sign in SIGNS.items():
        data = one_source_each("years", "year: year, share: number", f"2021,3,\n2022,10,{bound}\n", unit="%")
        selection = select(data, "bar", OF_YEARS)
        assert f"{sign}10" in texts_of(build_figure(selection).layouts["wide"])
        assert chart_table(selection).rows[1][1].text == f"{sign}10"


def test_a_readout_has_the_bound_once() -> None:
    (trace,) = build_figure(select(YEARS, "bar", OF_YEARS)).data
    assert [html.unescape(words) for words in trace["hovertext"]] == ["3%", "<10%, provisional"]


def test_tables_have_the_bound_with_the_number_and_downloads_have_it_as_a_mark() -> None:
    selection = select(YEARS, "bar", OF_YEARS)
    for table in (chart_table(selection), dataset_table(YEARS)):
        assert {(row[1].text, row[1].mark) for row in table.rows} == {("3", ""), ("<10", "provisional")}
    assert '2022,10,years-3,"provisional, less than"' in rows_csv(YEARS, YEARS.rows)
    assert [row["mark"] for row in json.loads(chart_json(selection, build_figure(selection)))["rows"]] == [
        None,
        "provisional, less than",
    ]


def test_the_text_alternative_says_it_in_words() -> None:
    assert "went from 3% (2021) to less than 10% (2022)" in describe_data(select(YEARS, "bar", OF_YEARS))


@pytest.mark.parametrize(
    ("marks", "course"),
    [
        (("less than", "", "more than"), "went from less than 10% (2021) to more than 9% (2023)"),
        (("", "at least", ""), "fell from 10% (2021) to 9% (2023)"),
        (("", "about", ""), "fell from 10% (2021) to 9% (2023), highest about 14% (2022)"),
    ],
)
def test_what_limits_leave_open_is_not_told(marks: tuple[str, str, str], course: str) -> None:
    rows = "".join(
        f"{year},{amount},{mark}\n" for year, amount, mark in zip((2021, 2022, 2023), (10, 14, 9), marks, strict=True)
    )
    data = one_source_each("years", "year: year, share: number", rows, unit="%")
    assert f"Share {course}." in describe_data(select(data, "bar", OF_YEARS))


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        (("10,less than", "9,", "3,"), "Share: 3 marks."),
        (("10,", "10,less than", "3,"), "Share: highest 10% (a)."),
        (("9,more than", "10,", "3,"), "Share: lowest 3% (c)."),
        (("9,more than", "10,less than", "3,"), "Share: 3 marks."),
        (("10,", "10,about", "3,"), "Share: highest about 10% (a and b), lowest 3% (c)."),
    ],
)
def test_of_places_nobody_is_called_the_highest_of_whom_limits_leave_it_open(
    amounts: tuple[str, ...], words: str
) -> None:
    rows = "".join(f"{thing},{amount}\n" for thing, amount in zip("abc", amounts, strict=True))
    data = one_source_each("things", "thing: string, share: number", rows, unit="%")
    assert words in describe_data(select(data, "bar", "x: thing\ny: share"))


@pytest.mark.parametrize(("value", "share"), [("90", "90%"), ("30", "75%")])
def test_a_share_has_no_bound_and_the_amount_behind_it_has_its_own(value: str, share: str) -> None:
    rows = f"2021,Goods,10,less than\n2021,Tools,{value},\n"
    data = one_source_each("halves", "year: year, thing: string, value: number", rows)
    traces = build_figure(select(data, "bar", "x: year\ny: value\ncolor: thing\nstack: percent")).data
    goods, tools = (html.unescape(trace["hovertext"][0]) for trace in traces)
    assert goods == f"{100 - int(share[:-1])}% (<USD 10 bn), upper limit"
    assert tools == f"{share} (USD {value} bn), upper limit"


def test_the_key_says_what_the_source_says() -> None:
    key = ("Hatched:", "upper limit and provisional (2022)")
    assert write_mark_key(select(YEARS, "bar", OF_YEARS)) == key


def test_a_mark_of_some_figures_of_a_place_is_none_of_all() -> None:
    assert describe_marks(select(THINGS, "dumbbell", OF_THINGS)) == [
        "Hollow: approximate (2023: Goods); upper limit (2021: Tools)."
    ]


def test_limits_of_one_kind_are_told_together() -> None:
    rows = "2021,1,at least\n2022,2,\n2023,3,more than\n2024,4,estimate\n"
    data = one_source_each("years", "year: year, share: number", rows, unit="%")
    assert describe_marks(select(data, "bar", OF_YEARS)) == ["Hatched: lower limit (2021, 2023); estimate (2024)."]
    twice = select(
        data, "bar", "x: kind\ny: twice\nunit: '%'", "query: SELECT 'all' AS kind, sum(share) AS twice FROM given"
    )
    assert chart_table(twice).rows[0][1].mark == "lower limit, estimate"


COMPUTED = "query: SELECT year, 2 * share AS twice FROM given ORDER BY year"


def test_what_was_computed_has_no_bound_of_its_own_but_says_what_it_was_computed_from() -> None:
    selection = select(YEARS, "bar", "x: year\ny: twice\nunit: '%'", COMPUTED)
    assert "20" in texts_of(build_figure(selection).layouts["wide"])
    assert chart_table(selection).rows[1][1].mark == "upper limit, provisional"


def test_a_row_of_a_query_keeps_the_bound_of_its_only_amount() -> None:
    selection = select(YEARS, "bar", OF_YEARS, "query: SELECT year, share FROM given ORDER BY year")
    assert "<10" in texts_of(build_figure(selection).layouts["wide"])


def test_a_row_of_several_rows_has_none() -> None:
    query = "query: SELECT a.year, a.share AS share, b.share AS before FROM given a JOIN given b ON b.year = a.year - 1"
    selection = select(YEARS, "bar", OF_YEARS, query)
    assert "10" in texts_of(build_figure(selection).layouts["wide"])


@pytest.mark.parametrize("as_", ["change", "{index: 2021}"])
def test_an_index_has_no_bound_of_its_own(as_: str) -> None:
    selection = select(YEARS, "line", f"{OF_YEARS}\nas: {as_}")
    assert not any("<" in text for text in texts_of(build_figure(selection).layouts["wide"]))


@pytest.mark.parametrize(
    ("mark", "amounts", "message"),
    [
        ("less than", "1,2", "a row with 'less than' has one amount, and this one has 2"),
        ('"less than, about"', "1,", "expected one of the values listed"),
        ('"provisional, estimate"', "1,", "expected one of the values listed"),
        ("lessthan", "1,", "did you mean 'less than'?"),
    ],
)
def test_a_bound_that_is_of_no_single_amount_is_refused(mark: str, amounts: str, message: str) -> None:
    data = one_source_each("years", "year: year, volume: number, worth: number", "2021,3,4,\n")
    findings: list[Finding] = []
    content = f"year,volume,worth,mark\n2021,{amounts},{mark}\n".encode()
    descriptor = data.descriptor.model_copy(update={"sources": data.descriptor.sources[:1]})
    assert read_rows(content, "years.csv", descriptor, findings) == ()
    assert message in findings[0].message


@pytest.mark.parametrize(("mark", "words"), [("less than", "2022"), ("about", "2022, up about 233.3% from 2021")])
def test_a_change_is_told_only_as_far_as_it_is_known(mark: str, words: str) -> None:
    data = one_source_each("years", "year: year, share: number", f"2021,3,\n2022,10,{mark}\n", unit="tonnes")
    assert texts_of(build_figure(select(data, "number", OF_YEARS)).layouts["wide"])[-1] == words


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        (",,,", ""),
        ("estimate,estimate,,", "Hollow: estimate (2021)."),
        ("estimate,,estimate,", "Hollow: estimate (a)."),
        ("estimate,estimate,estimate,estimate", "Hollow: estimate (all)."),
    ],
)
def test_a_series_whose_figures_all_have_a_mark_is_named_alone(marks: str, words: str) -> None:
    cells = zip(("a,2021,1", "b,2021,2", "a,2023,3", "b,2023,4"), marks.split(","), strict=True)
    rows = "".join(f"{row},{mark}\n" for row, mark in cells)
    data = one_source_each("things", "thing: string, year: year, share: number", rows)
    assert describe_marks(select(data, "dumbbell", OF_THINGS)) == ([words] if words else [])
