"""What no parser gets through is one finding, before any parser sees it."""

from __future__ import annotations

import pytest

from dashboard.core import text_limits
from dashboard.core.encoding import decode
from dashboard.core.finding import Finding
from dashboard.core.text_limits import MAX_HEADINGS, MAX_LINE, MAX_NESTING, MAX_RUN, MAX_TICKS, check_markdown

DEEP = MAX_NESTING + 1
BOMBS = {
    "open brackets": "[" * DEEP,
    "pictures": "![a" * DEEP,
    "brackets in brackets": "[" * DEEP + "]" * DEEP,
    "tags": "<a " * DEEP,
    "comments": "<!-- " * DEEP,
    "formulas": "\\(a " * DEEP,
    "stars": "*" * (MAX_RUN + 1),
    "code marks": "`" * (MAX_RUN + 1),
    "kinds of code marks": " ".join("`" * length for length in range(1, MAX_TICKS + 2)),
    "blanks": "a" + " " * (MAX_RUN + 1),
    "lists in lists": "- " * DEEP,
    "quotations": "> " * DEEP,
    "depth of a list": " " * 4 * DEEP + "- a",
    "many lines": "- a\n" * 15_000,
    "long line": "a" * (MAX_LINE + 1),
    "headings": "# a\n" * (MAX_HEADINGS + 1),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_one_finding_with_its_line(bomb: str, findings: list[Finding]) -> None:
    assert not check_markdown(f"Words.\n\n{bomb}\n", "a.md", findings, first_line=5)
    assert [finding.id for finding in findings] == ["too-complex"]
    assert findings[0].line in (7, 5)  # (of headings and lines there is no first that is too many)


def test_what_people_write_is_none(findings: list[Finding]) -> None:
    text = "[a](b) " * 1_000 + "\n" + "p < 0.05, `code` and *stars* " * 300 + "\n\n" + "| a " * 200 + "|\n" + "-" * 250
    assert check_markdown(text, "a.md", findings)
    assert findings == []


def test_a_file_that_is_too_large_is_not_decoded(findings: list[Finding], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_limits.check_size, "__defaults__", (3, "bytes"))
    assert decode(b"1234", "a.csv", findings) is None
    assert [(finding.id, finding.message) for finding in findings] == [
        ("too-large", "The file holds 4 bytes, expected at most 3.")
    ]


def test_outputs_make_most_notebooks_large(findings: list[Finding]) -> None:
    text_limits.check_size(4, "docs/a.ipynb", findings, 3)
    assert [finding.hint.partition(":")[0] for finding in findings] == ["Run desk strip docs/a.ipynb"]
