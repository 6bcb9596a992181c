"""Checks of the whole site, and silenced ones."""

from __future__ import annotations

import pytest

from dashboard.edition.edition import Edition
from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD, SITE, TRADE, TRADE_ROWS

PIECE = "docs/analyses/lifeline.md"
DATASET = "data/datasets/economy/trade.yaml"


def ids(edition: Edition) -> list[str]:
    return [one.id for one in edition.findings]


def test_what_nothing_uses_is_information(edit: Edit) -> None:
    edition = edit(
        {
            PIECE: HEAD + "Words.\n",
            "data/authors/jan.yaml": "name: Jan\ninstitute: osw\n",
            "data/facts.yaml": "one:\n  value: SELECT max(value) FROM trade\n  states: So much.\n",
            "data/datasets/economy/more.yaml": TRADE,
            "data/datasets/economy/more.csv": TRADE_ROWS,
            "docs/images/a.svg": "<svg/>",
        },
        information=True,
    )
    assert {(one.id, one.path, one.severity) for one in edition.findings} == {
        ("unused-author", "data/authors/jan.yaml", "info"),
        ("unused-chart", "data/charts/trade.yaml", "info"),
        ("unused-dataset", "data/datasets/economy/more.yaml", "info"),
        ("unused-fact", "data/facts.yaml", "info"),
        ("unused-picture", "docs/images/a.svg", "info"),
    }


def test_what_is_used_is_not_named(edit: Edit) -> None:
    text = "A [value](fact:one) of 129.32.\n\n![](../images/a.svg)\n\n![Two lines](chart:trade)\n"
    facts = {"data/facts.yaml": "one:\n  value: SELECT max(value) FROM trade\n  states: So much.\n"}
    edition = edit({**facts, PIECE: HEAD + text, "docs/images/a.svg": "<svg/>"}, information=True)
    assert not [one for one in ids(edition) if one.startswith("unused")]


@pytest.mark.parametrize(("day", "expected"), [("2026-02-20", []), ("2026-02-21", ["stale-dataset"])])
def test_a_dataset_is_due_on_the_day_after(edit: Edit, day: str, expected: list[str]) -> None:
    descriptor = TRADE.replace("frequency:", "next_update: 2026-02-20\nfrequency:")
    edition = edit({DATASET: descriptor}, at=day)
    assert ids(edition) == expected
    line = descriptor[: descriptor.index("next_update")].count("\n") + 1
    assert [one.line for one in edition.findings] == [line] * len(expected)


def test_a_silence_in_yaml_is_a_comment(edit: Edit) -> None:
    chart = CHART.replace("title:", "# desk: allow doubled-space: as it was printed\ntitle: A  song,").replace(
        "Both directions surged, then stalled", ""
    )
    assert edit({"data/charts/trade.yaml": chart}).findings == ()
    fence = f"{HEAD}![Two lines](chart:trade)\n\n```chart\n{chart.replace('id: trade', 'id: own')}```\n"
    assert edit({PIECE: fence, "data/charts/trade.yaml": CHART}).findings == ()


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("doubled-space: a poem", []),
        ("doubled-space", ["wrong-silence"]),
        ("doubled-spaces: a poem", ["doubled-space", "wrong-silence"]),
        ("unknown-chart: it will come", ["doubled-space", "wrong-silence"]),
        ("straight-quote: a poem", ["doubled-space", "unused-silence"]),
    ],
)
def test_a_silence_names_a_check_and_a_reason(edit: Edit, comment: str, expected: list[str]) -> None:
    edition = edit({PIECE: f"{HEAD}<!-- desk: allow {comment} -->\nTwo  spaces.\n\n![Two lines](chart:trade)\n"})
    assert sorted(ids(edition)) == expected
    assert "desk:" not in edition.content.source_texts[PIECE].html


def test_what_is_wrong_cannot_be_silenced(edit: Edit) -> None:
    edition = edit({PIECE: f"{HEAD}<!-- desk: allow unknown-chart: soon -->\n![Two lines](chart:trad)\n"})
    assert sorted(ids(edition)) == ["unknown-chart", "wrong-silence"]


def test_a_silence_shown_as_code_is_none(edit: Edit) -> None:
    text = "```html\n<!-- desk: allow doubled-space: a poem -->\n```\n\nTwo  spaces.\n\n![Two lines](chart:trade)\n"
    edition = edit({PIECE: HEAD + text})
    assert ids(edition) == ["doubled-space"]
    assert "desk: allow" in edition.content.source_texts[PIECE].html


def test_a_silence_within_a_paragraph_leaves_it_whole(edit: Edit) -> None:
    text = f"{HEAD}One line.\n<!-- desk: allow doubled-space: a poem -->\nTwo  spaces.\n\n![Two lines](chart:trade)\n"
    edition = edit({PIECE: text})
    assert edition.findings == ()
    assert edition.content.source_texts[PIECE].html.count("<p>") == 1


def test_told_once_a_text_but_silenced_line_by_line(edit: Edit) -> None:
    silenced = '<!-- desk: allow straight-quote: a label as printed -->\nA "label".\n'
    edition = edit({PIECE: f"{HEAD}{silenced}\nIt's so.\n\nIsn't it?\n\n![Two lines](chart:trade)\n"})
    assert [(one.id, one.line) for one in edition.findings] == [("straight-quote", 13)]
    assert "1 more" in edition.findings[0].message


@pytest.mark.parametrize(
    ("path", "text", "key"),
    [
        (DATASET, TRADE.replace("frequency:", "next_update: 2025-02-20\nfrequency:"), "next_update"),
        (
            "data/authors/osw-editors.yaml",
            "name: OSW editors\naffiliations: [{institute: osw, from: 2024, to: 2023}]\n",
            "affiliations.0.to",
        ),
    ],
)
def test_dates_in_the_wrong_order_are_errors(edit: Edit, path: str, text: str, key: str) -> None:
    wrong = [one for one in edit({path: text}).findings if one.path == path]
    assert [one.id for one in wrong] == ["wrong-value"]
    assert wrong[0].message.startswith(f"{key}: read ")
    assert SITE
