"""Each value in a page as Markdown is that of its row, whatever form of chart shows it; what is not would be told."""

from __future__ import annotations

import pytest

from dashboard.charts.types import CHART_TYPES
from dashboard.edition.edition import Edition
from dashboard.quoted.quoted_pages import quoted_pages
from tests.samples.edition import Edit
from tests.samples.forms import DESCRIPTOR, FORMS, Case
from tests.samples.quoted import (
    chart_differences,
    chart_questions,
    dataset_differences,
    dataset_questions,
    read_quoted,
)
from tests.samples.site import TRADE, TRADE_ROWS

THINGS = "data/datasets/economy/things"
HOSTILE = Case(
    amounts=(1e12, -1e-6, 0, 12.5), things=("R&D | <b>bold</b>", "a\\|b *c* _d_ `e`"), kinds=("[x](y)", "(estimate)")
)


def markdown_of(edition: Edition, address: str) -> str:
    return next(page.markdown() for page in quoted_pages(edition.view) if page.address == address)


def form_site(form: str, case: Case, public: bool = True) -> dict[str, str | None]:
    declaration = f"id: one\ntype: {form}\ndata: things\n{FORMS[form]}\ntitle: One\nalt: A drawing.\npublic: true\n"
    return {f"{THINGS}.yaml": DESCRIPTOR, f"{THINGS}.csv": case.rows, "data/charts/one.yaml": declaration}


def test_every_form_has_a_declaration_here() -> None:
    assert FORMS.keys() == CHART_TYPES.keys()


@pytest.mark.parametrize("form", FORMS)
def test_the_table_of_each_form_says_what_its_rows_say(edit: Edit, form: str) -> None:
    edition = edit(form_site(form, Case()))
    chart = edition.view.shared["one"]
    [table] = read_quoted(markdown_of(edition, "charts/one/index.md")).tables
    assert table.rows
    assert chart_differences(table, chart.selection) == []


@pytest.mark.parametrize("form", ["bar", "scatter", "line", "treemap", "heatmap", "timeline"])
def test_names_full_of_signs_and_numbers_of_all_sizes_stay_what_they_are(edit: Edit, form: str) -> None:
    edition = edit(form_site(form, HOSTILE))
    if "one" in edition.view.shared:
        [table] = read_quoted(markdown_of(edition, "charts/one/index.md")).tables
        assert chart_differences(table, edition.view.shared["one"].selection) == []
    [table] = read_quoted(markdown_of(edition, "data/things/index.md")).tables
    assert dataset_differences(table, edition.view.dataset("things")) == []


def test_a_dataset_says_what_its_rows_say(edit: Edit) -> None:
    edition = edit()
    [table] = read_quoted(markdown_of(edition, "data/trade/index.md")).tables
    assert dataset_differences(table, edition.view.dataset("trade")) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("115.49", "115.48"),
        ("124.40 (estimate)", "124.40"),
        ("124.40 (estimate)", "124.4 (estimate)"),
        ("(USD bn)", "(EUR bn)"),
        ("| 2 |", "| 1 |"),
        ("Trade in 2025", "Trade in 2026"),
        ("110.94 (derived)", "110.94 (estimate)"),
    ],
)
@pytest.mark.parametrize("page", ["data", "charts"])
def test_a_wrong_cell_mark_unit_or_source_is_told(edit: Edit, page: str, right: str, wrong: str) -> None:
    edition = edit()
    markdown = markdown_of(edition, f"{page}/trade/index.md")
    assert right in markdown
    [table] = read_quoted(markdown.replace(right, wrong)).tables
    if page == "data":
        assert dataset_differences(table, edition.view.dataset("trade")) != []
    else:
        assert chart_differences(table, edition.view.shared["trade"].selection) != []


def test_a_question_about_a_wrong_cell_is_answered_wrongly(edit: Edit) -> None:
    edition = edit()
    dataset, chart = edition.view.dataset("trade"), edition.view.shared["trade"]
    asked = [*dataset_questions(dataset), *chart_questions(chart.selection)]
    texts = {one: markdown_of(edition, f"{one}/trade/index.md") for one in ("data", "charts")}
    titles = {"data": dataset.descriptor.title, "charts": chart.title}
    pages = {titles[one]: read_quoted(text) for one, text in texts.items()}
    assert all(question.is_answered_by(pages) for question in asked)
    assert len(asked) == 16
    broken = {titles[one]: read_quoted(text.replace("115.49", "115.94")) for one, text in texts.items()}
    wrong = [question for question in asked if not question.is_answered_by(broken)]
    assert [question.value for question in wrong] == ["115.49", "115.49"]
    assert "What is Value in “Trade” where Year is 2024" in str(wrong[0])


def test_long_tables_end_and_say_where_the_rest_is(edit: Edit) -> None:
    rows = "\n".join(f"{year},china-to-russia,{year - 1000}.5,customs," for year in range(1100, 2400))
    edition = edit(
        {
            "data/datasets/economy/trade.csv": f"year,flow,value,source,mark\n{rows}\n",
            "data/datasets/economy/trade.yaml": TRADE,
        }
    )
    assert TRADE_ROWS.startswith("year,flow,value,source,mark\n")
    for page, most in (("data", 1000), ("charts", 400)):
        text = markdown_of(edition, f"{page}/trade/index.md")
        [table] = read_quoted(text).tables
        assert len(table.rows) == most
        assert f"{most} of 1300 rows" in text
        assert f"({edition.view.root}{page}/trade.csv)" in text


def test_the_first_rows_of_a_dataset_without_times_are_not_called_the_newest(edit: Edit) -> None:
    rows = "\n".join(f"place {number},china-to-russia,{number},customs," for number in range(1100))
    edition = edit(
        {
            "data/datasets/economy/trade.csv": f"year,flow,value,source,mark\n{rows}\n",
            "data/datasets/economy/trade.yaml": f"{TRADE.replace('type: year', 'type: string')}public: true\n",
        }
    )
    assert "1000 of 1100 rows, the first ones and those" in markdown_of(edition, "data/trade/index.md")
