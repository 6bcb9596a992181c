"""What readers find at the addresses of pieces that were withdrawn or have moved."""

from __future__ import annotations

import pytest

from dashboard.pieces.digests import Digests
from tests.samples.edition import Edit
from tests.samples.reviews import published_file
from tests.samples.site import HEAD

PIECE = "docs/analyses/lifeline.md"
RECORD = "docs/analyses/lifeline.review/published-1.yaml"
AT = "2025-07-01"


def withdrawn_on(day: str, title: str = "A lifeline") -> str:
    head = HEAD.replace("A lifeline", title)
    return head.replace("theme:", f"withdrawn: {{date: {day}, reason: It was wrong.}}\ntheme:") + "Words.\n"


def digests_of(edit: Edit, text: str) -> Digests:
    return edit({PIECE: text}).content.approval_status(PIECE).digests


@pytest.mark.parametrize(
    ("published", "day", "at", "is_told"),
    [
        ("2025-05-09T10:00:00+02:00", "2025-06-01", AT, True),
        ("2025-05-09T10:00:00+02:00", "2025-05-09", AT, True),
        ("2025-05-09T10:00:00+02:00", "2025-05-08", AT, False),
        ("2025-05-09T10:00:00+02:00", "2025-07-01", AT, True),
        ("2025-05-09T10:00:00+02:00", "2025-07-02", AT, False),
        ("2025-06-20T10:00:00+02:00", "2025-06-01", AT, False),
        (None, "2025-06-01", AT, False),
    ],
)
def test_a_withdrawal_is_told_of_what_readers_saw_until_then(
    edit: Edit, published: str | None, day: str, at: str, is_told: bool
) -> None:
    record = published_file(published) if published else None
    view = edit({PIECE: withdrawn_on(day), RECORD: record}, preview=False, at=at).view
    assert [piece.slug for piece in view.withdrawn] == ["lifeline"] * is_told


@pytest.mark.parametrize(("title", "shown"), [("A lifeline", "A lifeline"), ("A secret", "Lifeline")])
def test_only_a_title_that_readers_saw_is_told(edit: Edit, title: str, shown: str) -> None:
    seen = withdrawn_on("2025-06-01")
    record = published_file(text_digest=digests_of(edit, seen).text)
    view = edit({PIECE: withdrawn_on("2025-06-01", title), RECORD: record}, preview=False, at=AT).view
    assert [(piece.title, piece.reason) for piece in view.withdrawn] == [(shown, "It was wrong.")]


def test_an_old_address_leads_to_its_piece_unless_another_stands_there(edit: Edit) -> None:
    def piece(*formerly: str, status: str = "published") -> str:
        head = HEAD.replace("theme:", f"formerly: [{', '.join(formerly)}]\ntheme:")
        return head.replace("status: published", f"status: {status}") + "Words.\n"

    pieces = {
        "docs/analyses/b-piece.md": piece("old", "lifeline", "elder"),
        "docs/analyses/a-piece.md": piece("old", "oldest"),
        "docs/analyses/draft.md": piece("planned", status="draft"),
    }
    redirects = edit(pieces, preview=False, at=AT).view.redirects
    assert {old: new for old, new in redirects.items() if not old.startswith("api/")} == {
        "analyses/old/": "analyses/a-piece/",
        "analyses/oldest/": "analyses/a-piece/",
        "analyses/elder/": "analyses/b-piece/",
    }
