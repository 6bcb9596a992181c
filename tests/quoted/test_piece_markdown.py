"""A piece as Markdown: all that its page holds, and nothing that readers do not see."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal

import yaml

from dashboard.cache.value_digest import digest
from dashboard.edition.edition import Edition
from dashboard.quoted.quoted_pages import QuotedPage, quoted_pages
from tests.samples.amounts import read_back
from tests.samples.edition import Edit
from tests.samples.quoted import plain_text, read_quoted
from tests.samples.site import CHART, HEAD, TRADE, TRADE_ROWS, notebook_text

PIECE = "docs/analyses/lifeline.md"
ADDRESS = "analyses/lifeline/index.md"
TITLE = '"A: \\"lifeline\\" & <b>more</b> `{x}` \N{PANDA FACE} سحر"'
FULL = HEAD.replace("title: A lifeline", f"title: {TITLE}").replace(
    "status: published",
    "updated: 2025-06-01\nstatus: published\nreviewers: [osw-editors]\n"
    "hero: {image: ../images/cover.svg, alt: A cover, credit: Drawn by hand}\nkey_points: [Trade *doubled*., Twice.]\n"
    "corrections: [{date: 2025-05-10, text: It was 5.}, {date: 2025-05-20, text: 'It was [6].'}]",
)
TEXT = """\
Russia sold [114.2 billion dollars](fact:trade/value?year=2022&flow=russia-to-china) in 2022.[^1]
<!-- desk: allow doubled-space: as printed -->
Again [114 billion](fact:trade/value?year=2022&flow=russia-to-china), then [124.4 billion \
dollars](fact:trade/value?year=2025&flow=russia-to-china), [190 billion in all](fact:all-of-2022). See \
[the page](../index.md), [rows](https://example.org/a_(b)).

## Why

![Two lines rise until 2024](chart:trade)

![A picture](../images/own.svg)

[^1]: A note, [115.5](fact:trade/value?year=2024&flow=china-to-russia).
"""
NOTE = re.compile(r"USD ([\d.,]+) bn.*Source: (.*?)\. .*\[Trade\].*row \[(.*?)\]\((.*?)\), cell `(\w+)`")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
SITE_FILES: dict[str, str | None] = {
    PIECE: FULL + TEXT,
    "docs/images/cover.svg": SVG,
    "docs/images/own.svg": SVG,
    "data/facts.yaml": "all-of-2022: {value: SELECT sum(value) FROM trade WHERE year = 2022, "
    "states: The sum of both directions in 2022., unit: USD bn}\n",
    "mkdocs.yml": "site_name: Tiny & co\nsite_url: https://example.org/deep/\n"
    "markdown_extensions: [pymdownx.superfences, attr_list, md_in_html, footnotes]\n",
}


def markdown_of(edition: Edition, address: str = ADDRESS) -> str:
    return next(page.markdown() for page in quoted_pages(edition.view) if page.address == address)


def test_the_front_matter_says_what_is_known(edit: Edit) -> None:
    edition = edit(SITE_FILES, preview=False)
    front = read_quoted(markdown_of(edition)).front
    assert front.pop("datasets")[0] == {
        "title": "Trade",
        "address": "https://example.org/deep/data/trade/",
        "updated": yaml.safe_load("2026-01-20"),
        "licences": [{"name": "facts", "title": "Facts re-keyed"}],
    }
    title = yaml.safe_load(TITLE)
    assert front == {
        "title": title,
        "kind": "comment",
        "description": "Trade matters far more to one of the two.",
        "authors": [{"name": "OSW editors", "institutes": ["Centre for Eastern Studies"]}],
        "date": yaml.safe_load("2025-05-09"),
        "updated": yaml.safe_load("2025-06-01"),
        "corrected": yaml.safe_load("2025-05-20"),
        "theme": "Economy",
        "language": "en",
        "site": "Tiny & co",
        "address": "https://example.org/deep/analyses/lifeline/",
        "citation": f"OSW editors, “{title}”, Tiny & co, 9 May 2025, updated 1 June 2025, "
        "https://example.org/deep/analyses/lifeline/",
    }


def test_the_text_has_all_that_its_page_has_and_no_more(edit: Edit) -> None:
    body = read_quoted(markdown_of(edit(SITE_FILES, preview=False))).body
    heading = next(line for line in body.split("\n") if line.startswith("# "))
    assert plain_text(heading) == f"# {yaml.safe_load(TITLE)}"
    for part in (
        "![A cover](https://example.org/deep/images/cover.svg)",
        "*Drawn by hand*",
        "## Key points\n\n- Trade \\*doubled\\*.\n- Twice.",
        "## Why\n\n### Both directions surged, then stalled\n\n*Value, USD bn, 2022 to 2025*",
        "![Two lines rise until 2024](https://example.org/deep/charts/trade.png)",
        "![A picture](https://example.org/deep/images/own.svg)",
        "[the page](https://example.org/deep/)",
        "[rows](https://example.org/a_%28b%29)",
        "in 2022.[^1]",
        "[^1]: A note, 115.5[^fact-4].",
        "## Corrections\n\n- 20 May 2025: It was \\[6\\].\n- 10 May 2025: It was 5.",
    ):
        assert part in body, part
    for word in ("desk:", "chart:", "fact:", "slot", "@base@", "reviewers", "<!--", "\ue000"):
        assert word not in body, word


def test_each_fact_names_value_unit_source_dataset_row_and_cell(edit: Edit) -> None:
    page = read_quoted(markdown_of(edit(SITE_FILES, preview=False)))
    rows = {f"{row['year']}-{row['flow']}": row["value"] for row in csv.DictReader(io.StringIO(TRADE_ROWS))}
    told = {}
    for name, note in page.notes.items():
        if match := NOTE.search(note):
            told[name] = match[3]
            assert read_back(match[1]) == Decimal(rows[match[3]])
            assert match[2].startswith("China Customs, via")
            assert match[4] == f"https://example.org/deep/data/trade/#{match[3]}"
            assert match[5] == "value"
    assert told == {
        "fact-1": "2022-russia-to-china",
        "fact-2": "2025-russia-to-china",
        "fact-4": "2024-china-to-russia",
    }
    assert "USD 190.3 bn" in page.notes["fact-3"]
    assert "computed as `all-of-2022`" in page.notes["fact-3"]
    # Two places that name one cell share a note.
    assert page.body.count("[^fact-1]") == 3


def test_the_works_that_it_names_stand_in_a_list(edit: Edit) -> None:
    def page(title: str) -> QuotedPage:
        bib = f"@book{{k, title = {{{title}}}, author = {{Doe, Jane}}, year = 2020, url = {{https://example.org/x}}}}\n"
        text = FULL + "As shown [see @k, p. 12].\n"
        edition = edit({**SITE_FILES, PIECE: text, "data/references.bib": bib}, preview=False)
        return next(page for page in quoted_pages(edition.view) if page.address == ADDRESS)

    first, second = page("One *work*"), page("Another")
    assert "\\[see [1](https://example.org/deep/analyses/lifeline/#reference:1), p. 12\\]" in first.markdown()
    listed = "1. Jane Doe, “One \\*work\\*”, 2020, [https://example.org/x](https://example.org/x)\n"
    assert f"## References\n\n{listed}" in first.markdown()
    assert digest(first.inputs()) != digest(second.inputs())


def test_a_notebook_has_its_code_and_what_it_shows(edit: Edit) -> None:
    book = notebook_text(
        HEAD + "Words.",
        "print('```')\n1 + 1",
        ("secret = 'zqsecret'", {"tags": ["remove-cell"]}),
        ("hidden = 'zqhidden'\nprint('shown')", {"tags": ["remove-input"]}),
    )
    edition = edit({PIECE: None, "docs/analyses/book.ipynb": book})
    body = read_quoted(markdown_of(edition, "analyses/book/index.md")).body
    assert "````python\nprint('```')\n1 + 1\n````" in body
    assert "zqsecret" not in body
    assert "zqhidden" not in body


def test_a_chart_that_is_broken_and_a_fact_that_is_none_leave_the_words(edit: Edit) -> None:
    text = FULL + "Sold [5](fact:none/value?year=1).\n\n![A](chart:none)\n\nEnd.\n"
    body = read_quoted(markdown_of(edit({**SITE_FILES, PIECE: text}))).body
    assert "Sold 5.\n\nEnd." in body


def test_the_same_site_gives_the_same_bytes_and_another_row_another_key(edit: Edit) -> None:
    def made(changes: dict[str, str | None]) -> dict[str, tuple[str, str]]:
        edition = edit({**SITE_FILES, **changes}, preview=False)
        return {page.address: (digest(page.inputs()), page.markdown()) for page in quoted_pages(edition.view)}

    first = made({})
    assert made({}) == first
    for changes in (
        {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("110.94", "110.95")},
        {"data/themes.yaml": "themes:\n  - {slug: economy, name: Money}\n"},
        {"mkdocs.yml": str(SITE_FILES["mkdocs.yml"]).replace("Tiny", "Small")},
        {"data/authors/osw-editors.yaml": "name: Editors\ninstitute: osw\ncollective: true\n"},
    ):
        second = made(changes)
        assert any(first[name][1] != second[name][1] for name in first), changes
        # Whatever is written differently has other inputs, so that it is made anew.
        assert [name for name in first if first[name][1] != second[name][1] and first[name][0] == second[name][0]] == []
        made({name: None for name in changes if name not in SITE_FILES and not name.startswith("data/")})


def test_a_dataset_that_moves_to_another_theme_is_written_anew_with_its_charts(edit: Edit) -> None:
    trade = {"yaml": TRADE, "csv": TRADE_ROWS}
    both = {
        f"data/datasets/{theme}/{theme}-too.{end}": text + "public: true\n" * (end == "yaml")
        for theme in ("economy", "energy")
        for end, text in trade.items()
    }
    both |= {
        "data/charts/trade.yaml": CHART + "public: true\n",
        "data/themes.yaml": "themes:\n- {slug: economy, name: Economy}\n- {slug: energy, name: Energy}\n",
    }

    def made(changes: dict[str, str | None]) -> dict[str, tuple[str, str]]:
        edition = edit({**SITE_FILES, **both, **changes}, preview=False)
        return {page.address: (digest(page.inputs()), page.markdown()) for page in quoted_pages(edition.view)}

    first = made({})
    moved: dict[str, str | None] = {f"data/datasets/economy/trade.{end}": None for end in trade}
    second = made(moved | {f"data/datasets/energy/trade.{end}": text for end, text in trade.items()})
    for address in ("data/trade/index.md", "charts/trade/index.md"):
        assert "theme: Economy" in first[address][1]
        assert "theme: Energy" in second[address][1]
        assert first[address][0] != second[address][0]
