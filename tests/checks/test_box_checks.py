"""Titles of boxes that do not stand in straight quotation marks are told, and written as they are meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.checked_text import fixed_text, text_findings
from tests.samples.edition import Edit
from tests.samples.site import HEAD, site_config

PIECE = "docs/analyses/lifeline.md"
WORDS = "\n    Words.\n"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("!!! warning Title", '!!! warning "Title"'),
        ("!!! note inline end How it was counted", '!!! note inline end "How it was counted"'),
        ("??? How it was counted", '??? note "How it was counted"'),
        ("???+ tip In 2 steps, or three", '???+ tip "In 2 steps, or three"'),
        ("!!! Hinweis", '!!! note "Hinweis"'),
        ("!!! note “Title”", '!!! note "Title"'),
        ("!!! note 'Title'", '!!! note "Title"'),
        ("!!! Note: Title", '!!! note "Title"'),
        ('!!! "Title"', '!!! note "Title"'),
        ("!!! note - Title", '!!! note "Title"'),
        ("!!! example Example of a share", '!!! example "Example of a share"'),
        ("!!! warning bug fixes first", '!!! warning "bug fixes first"'),
        ("!!! note End of the story", '!!! note "End of the story"'),
        ("!!! note end of the story", '!!! note "end of the story"'),
        ("!!! info inline end “Title”", '!!! info inline end "Title"'),
        ("??? tip ‘Quick’ words", '??? tip "‘Quick’ words"'),
        ("!!! tip 'Don't ask'", '!!! tip "Don’t ask"'),
        ('!!! note "Title', '!!! note "Title"'),
        ("=== In roubles", '=== "In roubles"'),
        ("> !!! note Title\n>", '> !!! note "Title"\n>'),
    ],
)
def test_a_title_without_its_marks_gets_them(tmp_path: Path, line: str, meant: str) -> None:
    found = text_findings(line + WORDS, "box-title")
    assert [(finding.line, finding.severity) for finding in found] == [(1, "error")]
    assert fixed_text(tmp_path, line + WORDS, PIECE, "en") == meant + WORDS


@pytest.mark.parametrize(
    "line",
    [
        "!!! note",
        "!!! Warning",
        '!!! own-box inline "Title"',
        '!!! note ""',
        '??? "Title"',
        '===+ "Title"',
        "!!! wow, it grew\n\nMore words.",
        "What?\n??? what, then",
        "```\n!!! note Title\n```",
        "A heading\n===",
    ],
)
def test_what_is_read_as_it_stands_is_not_told(line: str) -> None:
    assert not text_findings(line + WORDS, "box-title")


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are() -> None:
    [finding] = text_findings('!!! Hinweis "Title"' + WORDS, "box-title")
    assert finding.message == "There is no box 'Hinweis': readers get neither the box nor its title."
    assert finding.hint.startswith("Write one of note, abstract, ")


@pytest.mark.parametrize("more", ["{.wide}", "How it was counted"])
def test_what_stands_behind_a_title_is_told_and_stays(tmp_path: Path, more: str) -> None:
    text = f'!!! note "Title" {more}{WORDS}'
    [finding] = text_findings(text, "box-title")
    assert finding.message == f"Behind the title stands '{more}': readers get neither the box nor its title."
    assert finding.hint == 'Write !!! note "Title"'
    assert fixed_text(tmp_path, text, PIECE, "en") == text


def test_it_is_told_once(edit: Edit) -> None:
    body = "Words.\n\n!!! warning Title\n    Words.\n\n??? How so\n    Words.\n"
    found = edit({PIECE: HEAD + body, "mkdocs.yml": site_config("https://example.org/")}).findings
    assert [(one.id, one.line) for one in found if one.path == PIECE] == [("box-title", 12), ("box-title", 15)]
