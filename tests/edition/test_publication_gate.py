"""Which errors keep an edition from being published."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
DRAFT = HEAD.replace("published", "draft")


def test_errors_of_a_draft_do_not_stop_a_publication(edit: Edit) -> None:
    broken = "![A](chart:none)\n"
    assert edit({PIECE: DRAFT + broken}, preview=False).blocking_errors() == []
    assert [finding.id for finding in edit({PIECE: HEAD + broken}, preview=False).blocking_errors()] == [
        "unknown-chart"
    ]


def test_a_head_that_cannot_be_read_stops_unless_it_is_plainly_a_draft(edit: Edit) -> None:
    edition = edit({PIECE: HEAD.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False)
    assert edition.view.analyses == ()
    assert [finding.id for finding in edition.blocking_errors()] == ["unknown-key"]
    assert (
        edit({PIECE: DRAFT.replace("kind: comment", "knd: comment") + "Words.\n"}, preview=False).blocking_errors()
        == []
    )
