import datetime

import pytest

from dashboard.pieces.analysis import is_public
from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"


@pytest.mark.parametrize(
    ("status", "more", "at", "expected"),
    [
        ("published", "", "2025-05-09T00:00+02:00", True),
        ("published", "", "2025-05-08T23:59+02:00", False),
        ("published", "embargo: 2025-05-09T06:00:00+02:00\n", "2025-05-09T05:59+02:00", False),
        ("published", "embargo: 2025-05-09T06:00:00+02:00\n", "2025-05-09T04:00+00:00", True),
        ("approved", "", "2026-01-01T00:00+01:00", False),
        ("review", "", "2026-01-01T00:00+01:00", False),
        ("draft", "", "2026-01-01T00:00+01:00", False),
    ],
)
def test_public_is_what_is_published_and_due(edit: Edit, status: str, more: str, at: str, expected: bool) -> None:
    text = HEAD.replace("status: published\n", f"status: {status}\n{more}")
    analysis = edit({PIECE: text}).content.analyses[PIECE]
    assert analysis
    assert is_public(analysis, datetime.datetime.fromisoformat(at)) is expected


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("osw-editors", "osw-editor", ("unknown-author", 5, "Did you mean 'osw-editors'?")),
        ("[osw-editors]", "[osw-editors, osw-editors]", ("duplicate-author", 5, "Name each once.")),
        ("theme: economy", "theme: economics", ("unknown-theme", 6, "Did you mean 'economy'?")),
        ("kind: comment", "kind: column", ("unknown-name", 3, "Did you mean 'comment'?")),
        ("standfirst:", "standfist:", ("unknown-key", 4, "Did you mean 'standfirst'?")),
        ("2025-05-09", "2025-02-30", ("yaml-date", 7, "A text that looks")),
        ("status: published", "status: published\nupdated: 2024-01-01", ("wrong-value", 9, "")),
        ("status: published", "status: published\nembargo: 2025-05-09T06:00:00", ("wrong-value", 9, "")),
        (
            "status: published",
            "status: published\nhero: {image: ../images/x.svg, alt: A, credit: B}",
            ("missing-file", 9, ""),
        ),
    ],
)
def test_a_wrong_head_names_line_and_nearest(
    edit: Edit, was: str, becomes: str, expected: tuple[str, int, str]
) -> None:
    edition = edit({PIECE: HEAD.replace(was, becomes) + "Text.\n"})
    finding = edition.findings[0]
    assert (finding.id, finding.line) == expected[:2]
    assert finding.hint.startswith(expected[2])
    assert finding.path == PIECE


def test_reading_time_counts_words_not_charts(edit: Edit) -> None:
    fence = "\n```chart\n" + "id: a b c d e f g h\n" * 300 + "```\n"
    analysis = edit({PIECE: HEAD + "word " * 231 + fence}).content.analyses[PIECE]
    assert analysis
    assert analysis.minutes == 2
