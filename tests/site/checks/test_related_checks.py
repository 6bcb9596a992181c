"""Pieces that are named as related and are not there."""

from __future__ import annotations

from tests.samples.edition import Edit
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"


def test_a_wrong_entry_is_one_finding_with_its_line_and_the_nearest_slug(edit: Edit) -> None:
    named = HEAD.replace("status:", "related:\n  - barrels\n  - barels\n  - lifeline\n  - old-barrels\nstatus:")
    barrels = HEAD.replace("status: published", "status: draft\nformerly: [old-barrels]")
    findings = edit({PIECE: named, "docs/analyses/barrels.md": barrels}).findings
    assert [(f.id, f.path, f.line, f.message, f.hint.partition(" Known")[0]) for f in findings] == [
        ("unknown-piece", PIECE, 10, "related: there is no piece 'barels'.", "Did you mean 'barrels'?"),
        ("unknown-piece", PIECE, 11, "related: 'lifeline' is this piece itself.", "Name others, or delete the key."),
    ]
