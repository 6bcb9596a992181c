"""Whatever a template writes for the author to replace is found as long as it stands there."""

from __future__ import annotations

import re

import pytest

from dashboard.checks.blanking import read_prose
from dashboard.checks.known_names import KnownNames
from dashboard.checks.new_piece import BODY, HEAD, SENTENCES, leftover_template
from dashboard.core.settings import HOME
from dashboard.core.text_span import TextSpan

SNIPPETS = (HOME / ".vscode" / "analysis.code-snippets").read_text(encoding="utf-8")
PLACEHOLDERS = [text for text in re.findall(r"\$\{\d+:([^}]+)\}", SNIPPETS) if " " in text]


def found(text: str) -> list[str]:
    prose = read_prose([TextSpan(text)], "docs/analyses/a.md", KnownNames())
    assert leftover_template.find_issues
    return [text[issue.start : issue.end] for issue in leftover_template.find_issues(prose)]


@pytest.mark.parametrize("sentence", [*SENTENCES, *PLACEHOLDERS])
def test_each_text_of_a_template_is_found(sentence: str) -> None:
    assert found(f"---\nstandfirst: {sentence}\n---\nMine.\n\n```chart\ntitle: {sentence}\n```\n") == [sentence] * 2


@pytest.mark.parametrize(
    ("status", "words", "expected"), [("draft", "", "warning"), ("published", "status: draft\n", "error")]
)
def test_it_is_an_error_but_in_a_draft(status: str, words: str, expected: str) -> None:
    text = f"---\nstatus: {status}\n---\n{words}Open with the finding.\n"
    prose = read_prose([TextSpan(text)], "docs/analyses/a.md", KnownNames())
    assert leftover_template.find_issues
    assert [issue.severity for issue in leftover_template.find_issues(prose)] == [expected]


def test_the_template_of_a_piece_holds_no_other_words() -> None:
    rest = BODY + HEAD.partition("standfirst: ")[2].partition("\n")[0]
    for sentence in found(rest):
        rest = rest.replace(sentence, "")
    assert set(rest.split()) <= {"##"}
