"""The page /desk/."""

from __future__ import annotations

from dashboard.changes.published_versions import Versions
from dashboard.core.words import _
from dashboard.editorial.desk_page import desk_page
from dashboard.editorial.review_bar import STATES
from dashboard.editorial.review_queue import queue_entries
from dashboard.editorial.turns import turns
from tests.samples.edition import Edit
from tests.samples.site import HEAD

STATUSES = {"a": "draft", "b": "approved", "c": "review", "d": "published"}


def test_its_queue_has_the_order_of_desk_status(edit: Edit) -> None:
    config = "site_name: Tiny\nextra: {editorial: {approvals: {required: 1}}}\n"
    pieces = {
        f"docs/analyses/{slug}.md": HEAD.replace("published", status) + "Words.\n" for slug, status in STATUSES.items()
    }
    edition = edit({"mkdocs.yml": config, "docs/analyses/broken.md": "---\ntitle: [\n---\nWords.\n", **pieces})
    page = desk_page(edition, Versions(edition.content, edition.view), turns(edition))
    broken, *rows = page.make()["queue"]
    assert broken.state == "Broken"
    assert broken.turn.blocks == ("1 error",)
    states = [row.state for row in rows]
    assert states == [_(STATES[piece.state]) for piece in queue_entries(edition)]
