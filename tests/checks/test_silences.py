"""Comments that silence a check."""

from __future__ import annotations

import pytest

from dashboard.edition.edition import Edition
from tests.samples.edition import Edit
from tests.samples.site import CHART, HEAD

PIECE = "docs/analyses/lifeline.md"


def ids(edition: Edition) -> list[str]:
    return [finding.id for finding in edition.findings]


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
    assert [(finding.id, finding.line) for finding in edition.findings] == [("straight-quote", 13)]
    assert "1 more" in edition.findings[0].message
