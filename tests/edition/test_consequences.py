"""Mistakes of a first day: each is told where it is, with what to write, and what only follows from it is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.edition.edition import Edition
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS

Edit = Callable[..., Edition]
PIECE = "docs/analyses/lifeline.md"
CELL = "[76.12 billion dollars](fact:trade/value?{})"


def told(edition: Edition) -> list[tuple[str, str, int]]:
    return sorted((finding.id, finding.path, finding.line) for finding in edition.findings)


@pytest.mark.parametrize(
    ("files", "found"),
    [
        ({"data/themes.yaml": "themes:\n  - slug: economy\n    nmae: E\n"}, ("unknown-key", "data/themes.yaml", 3)),
        (
            {
                "data/events.yaml": "events:\n  - id: war\n    date: 24.02.2022\n    label: War\n    source: S\n",
                "data/charts/trade.yaml": f"{SITE['data/charts/trade.yaml']}events: [war]\n",
            },
            ("wrong-value", "data/events.yaml", 3),
        ),
        (
            {"mkdocs.yml": f"{SITE['mkdocs.yml']}extra:\n  editorial:\n    pages: []\n    crawler: all\n"},
            ("unknown-key", "mkdocs.yml", 6),
        ),
    ],
)
def test_a_list_that_is_broken_is_one_finding(edit: Edit, files: dict[str, str], found: tuple[str, str, int]) -> None:
    assert told(edit(files)) == [found]


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1H0z"/></svg>'
OSW = f"{SITE['data/institutes/osw.yaml']}logo: osw.svg\n"


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("data/charts/spare.yaml", f"{CHART}hieght: 300\n".replace("id: trade", "id: spare"), 9),
        ("data/institutes/osw.yaml", OSW.replace("city:", "City:"), 4),
        ("data/datasets/economy/trade.yaml", TRADE.replace("primaryKey:", "primarykey:"), 13),
        (PIECE, HEAD.replace("authors:", "author:") + "Trade doubled.\n\n![Two lines](chart:trade)\n", 5),
    ],
)
def test_a_mistyped_key_is_one_finding_in_the_whole_site(edit: Edit, path: str, text: str, line: int) -> None:
    files = {"data/institutes/osw.yaml": OSW, "data/institutes/osw.svg": LOGO, path: text}
    assert told(edit(files, information=True)) == [("unknown-key", path, line)]


def test_a_key_that_needs_a_mistyped_one_is_not_told_beside_it(edit: Edit) -> None:
    text = TRADE.replace("unit: USD bn}", "unti: USD bn, unit_forms: {one: dollar}}")
    assert told(edit({"data/datasets/economy/trade.yaml": text})) == [
        ("unknown-key", "data/datasets/economy/trade.yaml", 12)
    ]


@pytest.mark.parametrize(
    ("path", "text", "key"),
    [
        (PIECE, HEAD.replace("theme:", "key_points: [Trade doubled in ten years., '']\ntheme:"), "key_points"),
        (PIECE, HEAD.replace("theme:", "tags: [yuan, '']\ntheme:"), "tags"),
        ("data/institutes/osw.yaml", f"{OSW}other_names: ['']\n", "other_names"),
        ("data/names.yaml", "names: [{name: Kyiv, variants: [Kiev, '']}]\nabbreviations: [NATO]\n", "names.variants"),
        ("data/names.yaml", "names: []\nabbreviations: [NATO, '']\n", "abbreviations"),
    ],
)
def test_an_empty_entry_of_a_list_is_told(edit: Edit, path: str, text: str, key: str) -> None:
    [finding] = edit({"data/institutes/osw.svg": LOGO, path: text}).findings
    assert finding.message == f"{key}: read an empty text, expected some words."


def test_rows_alone_are_told_how_they_become_a_dataset(edit: Edit) -> None:
    [finding] = edit({"data/datasets/economy/Kohle Export.csv": "Jahr;Wert\n2024;1,5\n"}).findings
    assert finding.hint == "Rename it to kohle-export.csv. Copy the descriptor of another dataset, and change it."


def test_another_mistake_beside_a_mistyped_key_is_told(edit: Edit) -> None:
    text = HEAD.replace("kind:", "knid:").replace("2025-05-09", "09.05.2025") + "Trade doubled.\n"
    assert told(edit({PIECE: text})) == [("unknown-key", PIECE, 3), ("wrong-value", PIECE, 7)]


def test_works_are_not_unknown_while_their_list_cannot_be_read(edit: Edit) -> None:
    files = {PIECE: HEAD + "Trade doubled [@lo2025].\n", "data/references.bib": "<<<<<<< HEAD\n@book{lo2025,\n"}
    assert told(edit(files)) == [("merge-conflict", "data/references.bib", 1)]


def test_a_piece_that_changed_by_a_broken_file_of_data_says_so(edit: Edit) -> None:
    settings = {"mkdocs.yml": f"{SITE['mkdocs.yml']}extra:\n  editorial:\n    approvals: {{required: 1}}\n"}
    hints = [finding.hint for finding in edit(settings).findings if finding.id == "not-approved"]
    assert hints
    assert not any("Correct" in hint for hint in hints)
    hints = [
        finding.hint
        for finding in edit({**settings, "data/facts.yaml": "a: [\n"}).findings
        if finding.id == "not-approved"
    ]
    assert hints
    assert all(hint.startswith("Correct data/facts.yaml first: ") for hint in hints)


def test_what_nothing_uses_is_not_known_while_a_text_cannot_be_read(edit: Edit) -> None:
    other = {
        "data/datasets/economy/spare.yaml": TRADE,
        "data/datasets/economy/spare.csv": SITE["data/datasets/economy/trade.csv"],
    }
    assert "unused-dataset" in {finding.id for finding in edit(other, information=True).findings}
    edition = edit({**other, "docs/analyses/second.md": "---\ntitle [A\n---\n"}, information=True)
    assert "unused-dataset" not in {finding.id for finding in edition.findings}


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (CELL.format("year=2022&flows=china-to-russia"), "'flows' is no key", "Did you mean 'flow'?"),
        (CELL.format("year=2022&%20flow=china-to-russia"), "' flow' is no key", "Did you mean 'flow'?"),
        (CELL.format("year=2022;flow=china-to-russia"), "'flow' is missing", "join keys with &"),
        (CELL.format("year=2022&flow=x").replace("](", "] ("), "where it is no link", "without a blank"),
        ("<div>\n\n" + CELL.format("year=2022&flow=x") + "\n\n</div>", "fact:trade/value?year=2022&flow=x'", "In HTML"),
        ("As [we wrote](lifeline.html), it grew.", "is not there", "Write lifeline.md"),
        ("As [we wrote](“lifeline.md”), it grew.", "is not there", "Write lifeline.md, without quotation marks"),
        ("As [we wrote](/analyses/lifeline/), it grew.", "the root of the host", "Write lifeline.md."),
        ("Ask [us](desk@osw.example).", "is not there", "Write mailto:desk@osw.example"),
    ],
)
def test_a_link_is_told_with_what_to_write(edit: Edit, words: str, message: str, hint: str) -> None:
    edition = edit({"docs/analyses/second.md": f"{HEAD}Trade doubled.\n\n{words}\n"})
    (finding,) = [
        finding
        for finding in edition.findings
        if "second" in finding.path and finding.id in ("fact-key", "fact-lost", "dead-link", "absolute-link")
    ]
    assert message in finding.message
    assert hint in finding.hint
    assert finding.line >= 12


def test_a_file_in_a_wrong_place_is_told_with_the_right_one(edit: Edit) -> None:
    rows = SITE["data/datasets/economy/trade.csv"]
    files = {
        "data/datasets/ecomony/spare.yaml": TRADE,
        "data/datasets/ecomony/spare.csv": rows,
        "docs/analyses/draft.qmd": "Words.\n",
        "docs/analyses/draft.docx": "Words.\n",
        "docs/analyses/second.md": f"-{HEAD}Words.\n",
    }
    told = {finding.path: f"{finding.id}: {finding.hint}" for finding in edit(files, information=True).findings}
    assert told["data/datasets/ecomony/spare.yaml"].startswith("unknown-folder: Did you mean 'economy'?")
    assert told["docs/analyses/draft.qmd"] == "unpublished-file: Rename it, so that it ends in .md."
    assert "desk import-text" in told["docs/analyses/draft.docx"]
    assert any(finding.id == "unread-head" for finding in edit(files).findings)


def test_front_matter_between_dashes_is_one_finding_that_quotes_them(edit: Edit) -> None:
    long = "standfirst: " + " ".join(f"word{number}" for number in range(50))
    edition = edit({PIECE: f"{HEAD.replace('---', '———').replace('kind:', f'{long}\nkind:')}Words.\n"})
    assert told(edition) == [("unread-head", PIECE, 1)]
    [finding] = edition.findings
    assert "Read a line '———'" in finding.message
    assert "Write three hyphens" in finding.hint


@pytest.mark.parametrize("before", ["\n\n", "Words.\n\n"])
def test_front_matter_with_something_before_it_is_one_finding_where_it_begins(edit: Edit, before: str) -> None:
    edition = edit({PIECE: f"{before}{HEAD}Words.\n"})
    assert told(edition) == [("unread-head", PIECE, 3)]


def test_an_end_of_a_line_that_nobody_sees_is_told_once(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("A lifeline", "A life\u2028line") + "Words.\n"})
    assert told(edition) == [("yaml-syntax", PIECE, 2)]


@pytest.mark.parametrize(
    ("files", "hint"),
    [
        ({"docs/analyses/Who buys.md": HEAD + "Words.\n"}, "Rename it to who-buys.md."),
        (
            {"docs/analyses/lifeline_.md": HEAD.replace("A lifeline", "Another") + "Words.\n"},
            "lifeline.md is there, too: give this file another name, or delete one of the two.",
        ),
        (
            {"data/datasets/economy/trade_.yaml": TRADE, "data/datasets/economy/trade_.csv": TRADE_ROWS},
            "trade.yaml is there, too: give this file another name, or delete one of the two.",
        ),
        (
            {"data/datasets/economy/trade.yaml": TRADE.replace("frequency: annual", "frequency: yearly")},
            "Did you mean 'annual'?",
        ),
        ({"data/datasets/economy/trade.yaml": TRADE.replace("type: number", "type: float")}, "Did you mean 'number'?"),
        (
            {"data/charts/trade.yaml": f"{SITE['data/charts/trade.yaml']}".replace("type: line", "type: column")},
            "Did you mean 'bar'?",
        ),
        (
            {
                PIECE: HEAD.replace("status:", "hero: {image: docs/images/a.svg, alt: A, credit: B}\nstatus:")
                + "Words.\n",
                "docs/images/a.svg": "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>",
            },
            "Write ../images/a.svg.",
        ),
    ],
)
def test_a_name_is_told_with_the_one_that_is_meant(edit: Edit, files: dict[str, str], hint: str) -> None:
    assert any(hint in finding.hint for finding in edit(files).findings), edit(files).findings
