"""Comments are told before a text is approved."""

from __future__ import annotations

import pytest

from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"


@pytest.mark.parametrize("status", ["draft", "review", "approved", "published"])
def test_a_comment_is_told_whatever_the_status_of_a_piece(edit: Edit, status: str) -> None:
    text = HEAD.replace("status: published", f"status: {status}") + "Trade grew. <!-- zq: a remark -->\n"
    findings = [finding for finding in edit({PIECE: text}, information=True).findings if finding.id == "html-comment"]
    assert [(finding.path, finding.severity) for finding in findings] == [(PIECE, "info")]


def test_a_comment_without_an_end_is_an_error(edit: Edit) -> None:
    edition = edit({PIECE: HEAD + "Trade grew.\n\n<!-- a remark\n\nMore.\n"}, preview=False)
    (finding,) = edition.blocking_errors()
    assert (finding.id, finding.line) == ("open-comment", HEAD.count("\n") + 3)
