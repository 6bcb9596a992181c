"""A fact that readers would see as brackets is named at its place."""

from __future__ import annotations

import pytest

from dashboard.core.text_span import TextSpan
from dashboard.facts.misplaced_facts import misplaced_in_html

CELL = "fact:trade/value?year=2024"
FILE = (TextSpan("Head.\n", 1), TextSpan(f"Words.\n<b>[9]({CELL})</b>\n", 12))


@pytest.mark.parametrize(
    ("parts", "place"),
    [
        (FILE, (13, 8)),
        ((FILE[0],), (1, 1)),
        ((TextSpan("Elsewhere.\n", 5, 3),), (5, 1)),
        ((TextSpan(f"[9]({CELL})", 0), FILE[1]), (13, 8)),
        ((TextSpan("Not in a file.", 0),), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_it_is_found_in_the_file_or_named_where_the_file_begins(
    parts: tuple[TextSpan, ...], place: tuple[int, int]
) -> None:
    [finding] = misplaced_in_html(f"<p>Words. <b>[9]({CELL})</b></p>", parts, "a.md")
    assert (finding.id, finding.path, (finding.line, finding.column)) == ("fact-lost", "a.md", place)
    assert f"'{CELL}'" in finding.message


@pytest.mark.parametrize("html", [f"<p><code>[9]({CELL})</code></p>", f'<a href="{CELL}">9</a>', "<p>[9](rows)</p>"])
def test_a_link_and_code_are_where_they_belong(html: str) -> None:
    assert list(misplaced_in_html(html, FILE, "a.md")) == []
