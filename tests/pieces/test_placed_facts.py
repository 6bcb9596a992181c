"""Sentences bound to data."""

from __future__ import annotations

import json

import pytest

from dashboard.core.finding import Finding
from tests.samples.edition import Edit
from tests.samples.facts import CELL, FACTS, TEXT
from tests.samples.site import CHART, HEAD, TRADE_ROWS


def checked(edit: Edit, text: str, facts: str = FACTS, **more: str) -> list[Finding]:
    edition = edit({TEXT: f"{HEAD}{text}\n", "data/facts.yaml": facts, **more})
    return [finding for finding in edition.findings if finding.id != "dead-link"]


def only(findings: list[Finding]) -> Finding:
    assert len(findings) == 1, findings
    return findings[0]


@pytest.mark.parametrize(
    "text",
    [
        f"It was [115.5 billion]({CELL}).",
        f"It was [USD 115 billion in 2024]({CELL}): the year is the key’s.",
        f"It was [**about 115** billion]({CELL}).",
        f"It was [115&nbsp;billion&nbsp;&#36;]({CELL}) and [`115` billion]({CELL}) and a \\_.",
        f"It was [<b>115</b> billion]({CELL}){{: .big #x }}.",
        f"It was [115\nbillion]({CELL}).",
        "Up [52 per cent](fact:grew-by).",
        "Up [more than half since 2022](fact:more-than-half-again).",
        "It [grew by more than 50% after 2022](fact:more-than-half-again).",
        f"- in a list: [115 billion]({CELL})\n\n> in a quote: [115 billion]({CELL})",
        f'<td markdown="1">[115 billion]({CELL})</td>',
    ],
)
def test_a_true_sentence_has_no_finding(edit: Edit, text: str) -> None:
    assert checked(edit, text) == []


def test_a_backslash_that_readers_get_is_no_fault_of_the_number(edit: Edit) -> None:
    assert only(checked(edit, f"It was [USD\\ 115 bn]({CELL}).")).id == "foreign-markup"


@pytest.mark.parametrize(
    "text",
    [
        f"It was [115.5]({CELL}) million dollars.",
        f"It was $[115.5]({CELL}) million.",
        f"It was **[115.5]({CELL})** million.",
        f"It was [115.5]({CELL}) *million* dollars.",
        f"It was **€** [115.5 billion]({CELL}).",
        f"It was −[115.5 billion dollars]({CELL}).",
        f"It was [115.5 billion]({CELL}) euros.",
        f"It was €[115.5 billion]({CELL}).",
        f"It was [115.5]({CELL})%.",
        f"It was [115]({CELL}).9 billion.",
        f"It was [115.5]({CELL})&nbsp;trillion.",
        f"| a | b |\n|---|---|\n| c | [115.5]({CELL}) trillion |",
        f"A claim.[^1]\n\n[^1]: It was [115.5]({CELL}) million.",
        f"It was [115.5 billion]({CELL}) in 2023.",
        f"It was [115.5 billion]({CELL}) dollars in June 2024.",
        f"It was [115.5]({CELL}) billion (2022).",
    ],
)
def test_a_scale_a_unit_or_a_time_outside_of_the_link_belongs_to_its_number(edit: Edit, text: str) -> None:
    assert only(checked(edit, text)).id in ("fact-false", "fact-unit", "fact-time")


@pytest.mark.parametrize(
    "text",
    [
        f"It was $[115.5]({CELL}) billion.",
        f"It was **[115.5]({CELL})** billion dollars.",
        f"It was over [115]({CELL}) billion.",
        f"It was [115.5 billion]({CELL}) euro-denominated trade.",
        f"In 2024 – [115.5 billion]({CELL}) – it rose.",
        f"From 76 to [115.5]({CELL}) to 129 billion.",
        f"It was [115.5 billion]({CELL}), million for million.",
        f"It was [115.5]({CELL})\n\nmillion.",
        f"It was [115.5]({CELL}) billion in 2024, and 76 billion in 2022.",
        f"It was [115.5 billion]({CELL}), more than in 2023.",
        f"It has been [115.5 billion]({CELL}) since 2022.",
        f"It was [115.5 billion]({CELL}) from 2022 to 2024.",
        "It grew by [52 per cent](fact:grew-by) in 2024.",
    ],
)
def test_words_outside_of_the_link_that_say_nothing_else_are_left_alone(edit: Edit, text: str) -> None:
    assert checked(edit, text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"It was nearly [115]({CELL}) billion.",
        f"It was [115]({CELL}) billion or less.",
        f"It was half of [115]({CELL}) billion.",
        f"In 2023 it was [115]({CELL}) billion.",
        f"It rose by [115]({CELL}) billion.",
    ],
)
def test_words_that_may_speak_of_something_else_are_doubtful(edit: Edit, text: str) -> None:
    finding = only(checked(edit, text))
    assert (finding.id, finding.severity) == ("fact-beside", "warning")


def test_an_untrue_sentence_says_the_value_and_the_closest_honest_wording(edit: Edit) -> None:
    finding = only(checked(edit, f"Trade grew.\n\nIt was [120 billion dollars]({CELL})."))
    assert (finding.id, finding.severity, finding.line, finding.column) == ("fact-false", "error", 12, 8)
    assert finding.message == (
        "'120 billion dollars' is not true: trade/value, year 2024, flow china-to-russia is USD 115.49 bn."
    )
    assert finding.hint == "Write '115 billion dollars'."


def test_a_changed_cell_names_the_sentences_it_breaks_and_no_others(edit: Edit) -> None:
    text = (
        f"It was [115.49 billion]({CELL}) and\n[over 110 billion]({CELL}), up [52%](fact:grew-by), and"
        f"\n[129.32 billion](fact:trade/value?year=2024&flow=russia-to-china) the other way."
    )
    assert checked(edit, text) == []
    rows = TRADE_ROWS.replace("115.49", "114.9")
    assert rows != TRADE_ROWS
    findings = checked(edit, text, **{"data/datasets/economy/trade.csv": rows})
    assert [(finding.line, finding.hint) for finding in findings] == [
        (10, "Write '114.9 billion'."),
        (11, "Write '51%'."),
    ]


@pytest.mark.parametrize(
    ("link", "id", "expected"),
    [
        ("[115](fact:trades/value?year=2024&flow=china-to-russia)", "unknown-fact", "Did you mean 'trade'?"),
        ("[115](fact:trade/values?year=2024&flow=china-to-russia)", "unknown-fact", "Did you mean 'value'?"),
        ("[115](fact:trade/value?year=2024&flow=china-to-rusia)", "unknown-fact", "Did you mean 'china-to-russia'?"),
        ("[115](fact:trade/value?year=2030&flow=china-to-russia)", "unknown-fact", "no row for year 2030"),
        ("[115](fact:trade/value?year=2024)", "fact-key", "The key 'flow' is missing"),
        ("[115](fact:trade/value?year=2024&flow=china-to-russia&way=x)", "fact-key", "'way' is no key"),
        ("[115](fact:trade/value?year=2024&year=2025)", "wrong-fact", "the key 'year' twice"),
        ("[115](fact:trade/)", "wrong-fact", "expected a cell or a name"),
        ("[115](fact:trade/flow?year=2024&flow=china-to-russia)", "wrong-fact", "holds no numbers"),
        ("[115](fact:trade?year=2024)", "wrong-fact", "fact:trade/value?year=…&flow=…"),
        ("[115](fact:trade)", "wrong-fact", "fact:trade/value?year=…&flow=…"),
        ("[52%](fact:grew-bye)", "unknown-fact", "Did you mean 'grew-by'?"),
        ("[52%](fact:grew-by?year=2024)", "wrong-fact", "takes no key"),
        (f"[much]({CELL})", "fact-number", "holds no number"),
        (f"[in 2024]({CELL})", "fact-number", "holds no number"),
        (f"[115 of 130 billion]({CELL})", "fact-number", "holds 2 numbers: '115', '130'"),
        (f"[115,5 billion]({CELL})", "fact-number", "no number in the language of the text (en)"),
        (f"[115%]({CELL})", "fact-unit", "which is given in USD bn"),
        (f"[115 million tonnes]({CELL})", "fact-unit", "The value is USD 115.49 bn"),
        ("[grew by 60% after 2022](fact:more-than-half-again)", "fact-number", "the number '60', which nothing checks"),
        (f"[115 billion]({CELL}&as_of=May)", "wrong-fact", "expected a day such as 2025-05-09"),
        (f"[115 billion]({CELL}&as_of=2025-05-09)", "fact-as-of", "The repository's history is not there"),
    ],
)
def test_a_fact_that_says_nothing_is_one_finding(edit: Edit, link: str, id: str, expected: str) -> None:
    finding = only(checked(edit, f"It was {link}."))
    assert (finding.id, finding.severity, finding.path, finding.line, finding.column) == (id, "error", TEXT, 10, 8)
    assert expected in f"{finding.message} {finding.hint}"


def test_a_text_is_read_in_its_language(edit: Edit) -> None:
    changed = HEAD.replace("status:", "lang: pl\nstatus:")
    edition = edit({TEXT: f"{changed}Wzrost do [115,5 mld dolarów]({CELL})."})
    assert edition.findings == ()


def test_a_statement_that_stopped_being_true_is_named(edit: Edit) -> None:
    facts = FACTS.replace("1.5 *", "2.5 *")
    finding = only(checked(edit, "It [grew by more than half](fact:more-than-half-again).", facts))
    assert (finding.id, finding.severity) == ("fact-false", "error")
    assert "it is no longer so that 'China’s sales grew by more than 50% after 2022'" in finding.message


@pytest.mark.parametrize(("status", "stopping"), [("published", ["fact-false"]), ("draft", [])])
def test_an_untrue_sentence_stops_the_publication_of_what_is_public(
    edit: Edit, status: str, stopping: list[str]
) -> None:
    edition = edit({TEXT: f"{HEAD.replace('published', status)}It was [125 billion]({CELL})."}, preview=False)
    assert [finding.id for finding in edition.blocking_errors()] == stopping


def test_a_broken_dataset_is_told_of_once(edit: Edit) -> None:
    rows = {"data/datasets/economy/trade.csv": TRADE_ROWS.replace("115.49", "much")}
    findings = checked(edit, f"It was [115 billion]({CELL}), up [52%](fact:grew-by).", **rows)
    assert {finding.path for finding in findings} == {"data/datasets/economy/trade.csv"}


def test_a_broken_file_of_facts_is_told_of_once(edit: Edit) -> None:
    finding = only(checked(edit, "It [grew by half](fact:grew-by).", FACTS + "a: [\n"))
    assert (finding.id, finding.path) == ("yaml-syntax", "data/facts.yaml")


def test_a_fact_in_a_heading_is_held_and_named(edit: Edit) -> None:
    findings = checked(edit, f"## It was [115 billion]({CELL})")
    assert [(finding.id, finding.severity, finding.line, finding.column) for finding in findings] == [
        ("fact-place", "warning", 10, 11)
    ]
    assert [finding.id for finding in checked(edit, f"## It was [125 billion]({CELL})")] == ["fact-place", "fact-false"]


def test_a_fact_in_a_table_is_held(edit: Edit) -> None:
    config = {"mkdocs.yml": "site_name: Tiny\nmarkdown_extensions: [tables, pymdownx.superfences]\n"}
    text = f"| year | value |\n| --- | --- |\n| 2024 | [125 billion]({CELL}) |"
    assert [(finding.id, finding.line) for finding in checked(edit, text, **config)] == [("fact-false", 12)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        (f"It was.\n\n![Up to [115 billion]({CELL}) in 2024](chart:trade)", 12, 1),
        (f"It was.\n\nA picture ![of [115 billion]({CELL})](../images/x.svg)", 12, 11),
        (f'It was <a href="{CELL}">115 billion</a>.', 10, 8),
        (f"```chart\n{CHART.replace('id: trade', 'id: own')}note: It was [115 billion]({CELL}).\n```", 19, 1),
    ],
)
def test_a_fact_where_it_is_no_link_is_named(edit: Edit, text: str, line: int, column: int) -> None:
    finding = only(checked(edit, text))
    assert (finding.id, finding.severity, finding.line, finding.column) == ("fact-lost", "error", line, column)


def test_code_that_shows_how_a_fact_is_written_is_code(edit: Edit) -> None:
    lost = f"![Up to [115 billion]({CELL})](chart:trade) <a href='{CELL}'>"
    assert checked(edit, f"`{lost}`\n\n```\n{lost}\n```") == []


def test_a_fact_in_the_head_or_in_a_shared_chart_is_named(edit: Edit) -> None:
    head = HEAD.replace("Trade matters", f"It was [115 billion]({CELL}), and trade matters")
    chart = CHART.replace("Both directions", f"Both [115 billion]({CELL}) and others")
    findings = edit({TEXT: f"{head}Trade.", "data/charts/trade.yaml": chart}).findings
    assert [(finding.id, finding.path, finding.line) for finding in findings] == [
        ("fact-lost", "data/charts/trade.yaml", 7),
        ("fact-lost", TEXT, 4),
    ]


def test_a_fact_in_a_notebook_is_held_at_its_place_in_the_file(edit: Edit) -> None:
    lines = [*HEAD.splitlines(keepends=True), "Trade grew.\n", f"It was [125 billion]({CELL})."]
    notebook = {
        "cells": [{"cell_type": "markdown", "id": "a", "metadata": {}, "source": lines}],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path, text = "docs/analyses/notes.ipynb", json.dumps(notebook, indent=1)
    finding = only([finding for finding in edit({path: text}).findings if finding.path == path])
    assert (finding.id, finding.hint) == ("fact-false", "Write '115 billion'.")
    assert text.splitlines()[finding.line - 1][finding.column - 1 :].startswith("[125 billion]")


@pytest.mark.parametrize(("status", "shown"), [("draft", []), ("published", ["trade"])])
def test_the_dataset_of_a_fact_is_used_also_behind_a_name(edit: Edit, status: str, shown: list[str]) -> None:
    text = f"{HEAD.replace('published', status)}Up [52%](fact:grew-by)."
    edition = edit({TEXT: text, "data/facts.yaml": FACTS, "data/charts/trade.yaml": None}, preview=False)
    assert [dataset.name for dataset in edition.view.datasets] == shown


def test_readers_see_another_page_if_a_fact_is_another(edit: Edit) -> None:
    def shown(year: int) -> str:
        text = f"It was [115.49](fact:trade/value?year={year}&flow=china-to-russia)."
        return edit({TEXT: f"{HEAD}{text}\n"}).content.facts[TEXT].display_digest

    assert shown(2024) != shown(2023)
    assert shown(2024) == shown(2024)


LINK = f"[115.5]({CELL})"


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        (f"| Year | USD bn |\n|---|---|\n| 2023 | {LINK} |", ["fact-time"]),
        (f"| Year | USD bn |\n|---|---|\n| **2023** | {LINK} |", ["fact-time"]),
        (f"| Flow | 2023 | 2024 |\n|---|---|---|\n| out | {LINK} | 1 |", ["fact-time"]),
        (f"| Month | 2023 | 2024 |\n|---|---|---|\n| June | {LINK} | 1 |", ["fact-time"]),
        (f"| Flow | 2023 | 2024 |\n|---|---|---|\n| out | 1 | {LINK} |", []),
        (f"| Year | USD bn |\n|---|---|\n| 2024 | {LINK} |", []),
        (f"| Plan | USD bn |\n|---|---|\n| of 2023, for 2024 | {LINK} |", []),
        (f"| Treaty | USD bn |\n|---|---|\n| Treaty of 2001 | {LINK} |", []),
        (f"| Flow | Since 2022 |\n|---|---|\n| out | {LINK} |", []),
        (f"| Base | 2024 |\n|---|---|\n| 2023 | {LINK} |", []),
        (f"| USD bn | Year |\n|---|---|\n| {LINK} | 2024 |", []),
    ],
)
def test_a_table_has_a_value_beside_its_own_year(edit: Edit, table: str, ids: list[str]) -> None:
    assert [finding.id for finding in checked(edit, f"Trade.\n\n{table}")] == ids


@pytest.mark.parametrize(
    ("table", "ids"),
    [
        (f"| Year | Trade (EUR bn) |\n|---|---|\n| 2024 | {LINK} |", ["fact-unit"]),
        (f"| Year | USD million |\n|---|---|\n| 2024 | {LINK} |", ["fact-unit"]),
        (f"| Year | Trade, in million tonnes |\n|---|---|\n| 2024 | {LINK} |", ["fact-unit"]),
        (f"| Measure | 2024 |\n|---|---|\n| Trade, % | {LINK} |", ["fact-unit"]),
        (f"| Year | Trade (USD bn) |\n|---|---|\n| 2024 | {LINK} |", []),
        (f"| Year | Trade, bn dollars |\n|---|---|\n| 2024 | {LINK} |", []),
        (f"| Year | USD |\n|---|---|\n| 2024 | {LINK} |", []),
        (f"| Year | Gas, bcm |\n|---|---|\n| Trade, USD bn | {LINK} |", []),
        (f"| Year | Index (2020 = 100) |\n|---|---|\n| 2024 | {LINK} |", []),
        (f"| Day | Days |\n|---|---|\n| one | {LINK} |", []),
        (f"| Year | EUR bn |\n|---|---|\n| 2024 | {LINK} billion dollars |", []),
    ],
)
def test_a_table_has_a_value_under_its_own_unit(edit: Edit, table: str, ids: list[str]) -> None:
    assert [finding.id for finding in checked(edit, f"Trade.\n\n{table}")] == ids
