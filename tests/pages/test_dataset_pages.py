"""The pages about data: the chart with which a dataset opens, who uses it, what its columns hold."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from msgspec.structs import replace

from dashboard.charts.render.table import dataset_table
from dashboard.data.data_change import DataChange
from dashboard.data.source import short_name
from dashboard.pages.codebook import codebook
from dashboard.pages.dataset_overview import dataset_overview
from dashboard.pages.dataset_pages import changes_by_day, latest_changes, more_changes
from dashboard.pages.dataset_sources import dataset_sources
from dashboard.pages.generated_pages import generated_pages
from dashboard.view.view import View
from tests.samples.datasets import one_source_each
from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS

DESCRIPTOR = "data/datasets/economy/trade.yaml"


def context(view: View) -> dict[str, Any]:
    return next(page for page in generated_pages(view) if page.path == "data/trade/index.md").context


def test_a_page_opens_with_the_chart_that_its_descriptor_names_which_readers_get(edit: Edit) -> None:
    spare = CHART.replace("id: trade", "id: spare")
    edition = edit({DESCRIPTOR: f"{TRADE}public: true\nchart: spare\n", "data/charts/spare.yaml": spare}, preview=False)
    assert edition.view.dataset_charts["trade"].id == "spare"
    assert "spare" in {chart.id for chart in edition.view.charts}
    assert [finding.id for finding in edition.findings] == []


def test_without_one_it_opens_with_a_line_of_its_own_that_is_drawn_and_has_an_address(edit: Edit) -> None:
    view = edit({DESCRIPTOR: f"{TRADE}public: true\n"}, preview=False).view
    assert view.dataset_charts["trade"].id == "data-trade"
    (request,) = [request for request in view.chart_requests if request.chart.id == "data-trade"]
    assert (request.shared, request.address) == (False, f"{view.site_url}data/trade/#data-trade")


@pytest.mark.parametrize(
    ("name", "words"),
    [("trad", "there is no shared chart 'trad'. Did you mean 'trade'?"), ("other", "does not show this dataset")],
)
def test_a_chart_that_does_not_show_the_dataset_is_told(edit: Edit, name: str, words: str) -> None:
    files = {DESCRIPTOR: f"{TRADE}chart: {name}\n", "data/charts/other.yaml": CHART.replace("trade", "other")}
    files |= {f"data/datasets/economy/other.{ending}": text for ending, text in (("yaml", TRADE), ("csv", TRADE_ROWS))}
    edition = edit(files)
    (finding,) = [finding for finding in edition.findings if finding.id == "unknown-dataset-chart"]
    assert words in f"{finding.message} {finding.hint}"
    assert finding.line == TRADE.count("\n") + 1


def test_it_says_who_uses_the_dataset(edit: Edit) -> None:
    fact = "[115.49 billion](fact:trade/value?year=2024&flow=china-to-russia)"
    files = {"docs/analyses/lifeline.md": f"{HEAD}It was {fact} in 2024.", DESCRIPTOR: f"{TRADE}chart: trade\n"}
    spare = CHART.replace("id: trade", "id: spare").replace("Both directions", "Both of them")
    shown = context(edit({**files, "data/charts/spare.yaml": spare}).view)
    assert [(chart.title, chart.url) for chart in shown["charts"]] == [
        ("Both of them surged, then stalled", "charts/spare/")
    ]
    assert [(use.url, use.facts) for use in shown["citing"]] == [("analyses/lifeline/", 1)]


def test_rows_come_newest_first_with_labels_marks_and_publishers(edit: Edit) -> None:
    table = dataset_table(edit().view.dataset("trade"))
    first = table.dataset_rows[0]
    assert first.id == "2025-china-to-russia"
    assert [cell.text for cell in first.cells[:2]] == ["2025", "China sells to Russia"]
    assert {row.publisher for row in table.dataset_rows} == {"China Customs, via TASS", "China Customs, via RIA"}
    marked = next(row for row in table.dataset_rows if row.id == "2023-china-to-russia")
    assert [cell.mark for cell in marked.cells] == ["", "", "derived"]


def test_the_points_of_a_column_stand_below_each_other(edit: Edit) -> None:
    rows = TRADE_ROWS.replace(",115.49,", ",115,").replace(",129.32,", ",129.375,")
    table = dataset_table(edit({"data/datasets/economy/trade.csv": rows}).view.dataset("trade"))
    values = [row.cells[2] for row in table.dataset_rows]
    assert {cell.text + cell.pad for cell in values} >= {"115.000", "129.375"}
    assert {len((cell.text + cell.pad).partition(".")[2]) for cell in values} == {3}
    assert {cell.pad for row in table.dataset_rows for cell in row.cells[:2]} == {""}


def test_changes_stand_by_their_days() -> None:
    late, early = datetime.date(2026, 11, 27), datetime.date(2026, 11, 26)
    changes = [DataChange("trade", "Trade", on, added=number) for number, on in enumerate((late, late, early), 1)]
    days = [(group["date"], [change.added for change in group["changes"]]) for group in changes_by_day(changes)]
    assert days == [(late, [1, 2]), (early, [3])]


def test_the_front_page_says_how_many_more_changed_on_its_last_day(edit: Edit) -> None:
    late, early = datetime.date(2026, 11, 27), datetime.date(2026, 11, 26)
    changes = [DataChange(f"trade-{number}", "Trade", on) for number, on in enumerate((late,) * 7 + (early,) * 2)]
    view = replace(edit().view, data_changes=tuple(changes))
    assert [change.on for change in latest_changes(view)] == [late] * 5
    assert more_changes(view) == 2
    assert more_changes(replace(view, data_changes=tuple(changes[5:]))) == 0
    assert more_changes(replace(view, data_changes=())) == 0


def test_periods_that_are_texts_sort_by_their_years(edit: Edit) -> None:
    descriptor = TRADE.replace("{name: year, type: year,", "{name: year, type: string,")
    rows = TRADE_ROWS.replace("2025,", "2025 (first half),")
    files = {DESCRIPTOR: descriptor, "data/datasets/economy/trade.csv": rows}
    view = edit({**files, "data/charts/trade.yaml": CHART.replace("line", "bar")}).view
    ids = [row.cells[0].text for row in dataset_table(view.dataset("trade")).dataset_rows]
    assert ids[0] == "2025 (first half)"
    assert ids == sorted(ids, reverse=True)


def test_a_publisher_is_short_where_the_descriptor_has_a_short_form() -> None:
    assert short_name("General Administration of Customs of China (GACC), via TASS") == "GACC, via TASS"
    assert short_name("E. Voeten, via D. Robinson (unvotes)") == "E. Voeten, via D. Robinson (unvotes)"
    assert short_name("Bank of Russia") == "Bank of Russia"


def test_the_codebook_explains_each_column_of_the_csv(edit: Edit) -> None:
    entries = {entry.name: entry for entry in codebook(edit().view.dataset("trade"))}
    assert list(entries) == ["year", "flow", "value", "mark", "source"]
    assert entries["value"].kind == "number, USD bn"
    assert entries["year"].rules == ("names the row, with other columns",)
    assert [one.label for one in entries["flow"].categories] == ["China sells to Russia", "Russia sells to China"]
    assert [one.value for one in entries["mark"].categories] == ["derived", "estimate"]


def test_an_overview_has_period_and_publishers(edit: Edit) -> None:
    about = dataset_overview(edit().view.dataset("trade"))
    assert (about.period, about.publishers) == ("2022 to 2025", ("China Customs",))


def test_sources_come_by_the_newest_row_that_was_taken_from_each(edit: Edit) -> None:
    first, *rows = TRADE_ROWS.splitlines()
    for order in (rows, rows[::-1]):
        text = "\n".join([first, *order, ""])
        dataset = edit({"data/datasets/economy/trade.csv": text}).view.dataset("trade")
        newest = dataset_table(dataset).dataset_rows[0].source
        (publisher,) = dataset_sources(dataset)
        assert publisher.publications[0].source.name == newest
        assert len(publisher.publications) == len(dataset.descriptor.sources)


def test_no_dataset_takes_the_address_of_what_changed(edit: Edit) -> None:
    folder = "data/datasets/economy"
    edition = edit({f"{folder}/changes.{end}": SITE[f"{folder}/trade.{end}"] for end in ("csv", "yaml")})
    assert [finding.path for finding in edition.findings if finding.id == "wrong-name"] == [
        "data/datasets/economy/changes.yaml"
    ]


@pytest.mark.parametrize(
    ("years", "frequency", "missing"),
    [
        ((2020, 2021, 2022), "annual", ""),
        ((2020, 2022, 2023, 2025), "annual", "without 2021 and 2024"),
        ((2010, 2015, 2020, 2021), "annual", "with 2 gaps"),
        ((2020, 2022), "irregular", ""),
    ],
)
def test_the_period_of_a_dataset_says_what_of_it_is_missing(
    edit: Edit, years: tuple[int, ...], frequency: str, missing: str
) -> None:
    first, row, *_ = TRADE_ROWS.splitlines()
    rows = [first, *(f"{year}{row[4:]}" for year in years)]
    written = {DESCRIPTOR.replace("yaml", "csv"): "\n".join([*rows, ""])}
    dataset = edit({DESCRIPTOR: TRADE.replace("annual", frequency), **written}).content.datasets["trade"]
    assert dataset
    assert dataset_overview(dataset).missing == missing


@pytest.mark.parametrize(
    ("times", "period"),
    [
        (("2019", "January to October 2023", "November 2022"), "2019 to 2023"),
        (("January to March 2025",), "2025"),
        (("2019", "soon"), ""),
    ],
)
def test_rows_whose_times_are_words_reach_from_year_to_year(times: tuple[str, ...], period: str) -> None:
    rows = "".join(f"{time},1,\n" for time in times)
    dataset = one_source_each("shares", "time: string, value: number", rows, frequency="irregular")
    assert dataset_overview(dataset).period == period
