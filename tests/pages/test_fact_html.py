"""What readers see of facts."""

from __future__ import annotations

import json
from urllib.parse import quote, unquote

import pytest

from dashboard.cache.store import CachedFile
from dashboard.charts.render.table import dataset_table
from dashboard.output.downloads import collect_downloads
from dashboard.pages.fact_html import fill_facts
from dashboard.pages.generated_pages import generated_pages
from tests.samples.edition import Edit
from tests.samples.facts import CELL, FACTS, TEXT
from tests.samples.site import HEAD, TRADE, TRADE_ROWS


def page(edit: Edit, text: str, **more: str) -> str:
    edition = edit({TEXT: HEAD + text, "data/facts.yaml": FACTS, **more})
    return fill_facts(edition.content.source_texts[TEXT].html, edition.content.facts[TEXT])


def test_a_fact_is_a_link_to_its_row_that_says_where_it_comes_from(edit: Edit) -> None:
    html = page(edit, f"It was [**115.5** billion]({CELL}).")
    assert html == (
        '<p>It was <a class="fact short" href="@base@data/trade/#2024-china-to-russia" title="Trade, China sells to '
        "Russia&#10;USD 115.49 bn&#10;2024&#10;Source: China Customs, via TASS&#10;Updated 20 January 2026"
        '" data-value="115.49" data-unit="USD bn" data-dataset="trade" data-date="2026-01-20">'
        "<strong>115.5</strong> billion</a>.</p>"
    )


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("115.5 billion", "[115.5 billion]"),
        ("about 115.5 billion dollars", "about [115.5 billion dollars]"),
        ("USD 115.5 bn", "[USD 115.5 bn]"),
        ("115", "[115]"),
    ],
)
def test_a_number_and_what_it_is_counted_in_stay_on_one_line_and_other_words_do_not(
    edit: Edit, words: str, parts: str
) -> None:
    """A whole link that does not break leaves holes in the text of a phone."""
    html = parts.replace("[", '<span class="whole">').replace("]", "</span>")
    assert f">{html}</a>" in page(edit, f"It was [{words}]({CELL}).")


def test_a_short_fact_is_told_from_one_that_may_break(edit: Edit) -> None:
    html = page(edit, f"It was [115.5 billion]({CELL}), [not more than 115.5 billion dollars]({CELL}).")
    assert [fact.partition('"')[0] for fact in html.split('<a class="')[1:]] == ["fact short", "fact"]


@pytest.mark.parametrize("flow", ["a#b", "50%", "50%25", "a/b", "a?b", "x y", "«é»", "\N{FIRE}", "R-D <b>"])
def test_a_link_leads_to_its_row_whatever_stands_in_the_key(edit: Edit, flow: str) -> None:
    files = {
        "data/datasets/economy/trade.csv": f"year,flow,value,source,mark\n2024,{flow},115.49,customs,\n",
        "data/datasets/economy/trade.yaml": TRADE.replace("{value: china-to-russia,", f"{{value: '{flow}',"),
    }
    html = page(edit, f"It was [115.5 billion](fact:trade/value?year=2024&flow={quote(flow)}).", **files)
    address = html.partition('href="@base@data/trade/#')[2].partition('"')[0]
    dataset = edit(files).content.datasets["trade"]
    assert dataset
    assert unquote(address) == dataset.row_id(dataset.rows[0]) == f"2024-{flow.replace(' ', '-')}"


def test_a_computed_fact_leads_to_its_first_dataset(edit: Edit) -> None:
    html = page(edit, "Up [52%](fact:grew-by), [by more than half](fact:more-than-half-again).")
    assert html.count('href="@base@data/trade/"') == 2
    assert 'data-value="51.7209668944"' in html
    # The rows of 2022 and 2024 have no mark, and one source. All years of one direction have two of each.
    assert "&#10;51.72%&#10;Computed&#10;Source: China Customs, via TASS&#10;" in html
    marks = "Computed from figures some of which are derived and estimate"
    assert f"{marks}&#10;Source: China Customs, via TASS and RIA&#10;" in html
    assert 'data-value="true" data-unit=""' in html


def test_words_without_a_fact_stand_as_they_are(edit: Edit) -> None:
    assert page(edit, "It was [1](fact:no-such).") == "<p>It was 1.</p>"
    assert page(edit, f"## It was [115 billion]({CELL})").endswith("It was 115 billion</h2>")


def test_attributes_of_an_author_come_to_nothing(edit: Edit) -> None:
    html = page(edit, f"It was [115 billion]({CELL}){{: .big #x }}.")
    assert html.startswith('<p>It was <a class="fact short" href="@base@data/trade/')
    assert "big" not in html


def test_what_a_title_holds_is_text(edit: Edit) -> None:
    facts = FACTS.replace("states: China's sales to", "states: '\"<b>' # ")
    assert '"<b>' not in page(edit, "Up [52%](fact:grew-by).", **{"data/facts.yaml": facts})


def test_the_json_of_a_public_piece_holds_its_facts(edit: Edit) -> None:
    edition = edit({TEXT: f"{HEAD}It was [115.5 billion]({CELL})."}, preview=False)
    kept = collect_downloads(edition.view, edition.content.cache, [])["analyses/lifeline/facts.json"]
    assert isinstance(kept, CachedFile)
    text = edition.content.cache.path(*kept).read_text(encoding="utf-8")
    (fact,) = json.loads(text)
    assert (fact["words"], fact["value"], fact["unit"], fact["period"]) == ("115.5 billion", 115.49, "USD bn", "2024")
    assert fact["address"] == "data/trade/#2024-china-to-russia"
    draft = edit({TEXT: f"{HEAD.replace('published', 'draft')}It was [115.5 billion]({CELL})."}, preview=False)
    assert not [path for path in collect_downloads(draft.view, draft.content.cache, []) if path.endswith("facts.json")]


def test_a_cited_row_beyond_the_table_is_added_to_it(edit: Edit) -> None:
    rows = "".join(f"{year},total,{year},customs,\n" for year in range(1000, 1200))
    files = {
        TEXT: f"{HEAD}It was [1,050 billion](fact:trade/value?year=1050&flow=total).",
        "data/datasets/economy/trade.csv": TRADE_ROWS.splitlines()[0] + "\n" + rows,
        "data/datasets/economy/trade.yaml": TRADE.replace("china-to-russia", "total"),
    }
    edition = edit(files)
    assert [finding for finding in edition.findings if finding.path == TEXT and finding.id != "unknown-chart"] == []
    (made,) = [page for page in generated_pages(edition.view) if page.path == "data/trade/index.md"]
    lines = [row.id for row in dataset_table(made.context["dataset"], made.context["cited"]).dataset_rows]
    assert [lines[0], *lines[99:]] == ["1199-total", "1100-total", "1050-total"]
