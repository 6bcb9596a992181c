"""Approve and publish the repository's own pieces anew, after their texts were changed: `python -m tests.approve_own`.

Run it on a commit that is on the main branch, for that is what `desk diff` compares with. Each piece is approved by the
editors of another institute. Until the site is public, what was recorded before is no publication that readers saw, and
is replaced; notes stay.
"""

from __future__ import annotations

from pathlib import Path

from dashboard.core.files import write_atomically
from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.actions import Desk
from dashboard.review.review import write_review
from dashboard.review.review_store import read

CONFIG = HOME / "mkdocs.yml"


def main() -> None:
    """Of what is approved as it is, nothing changes."""
    edition = prepare_edition(CONFIG, preview=True)
    for path, analysis in edition.content.analyses.items():
        if analysis is None or analysis.front.status != "published":
            continue
        approval_status = edition.content.approval_status(path)
        has_changed = approval_status.text_changed or approval_status.rows_changed
        if approval_status.missing or approval_status.review.last_published is None or has_changed:
            _renew(edition.content.settings.docs / "analyses" / f"{analysis.slug}.review.yaml")
            own = {author.institute.slug for author in analysis.authors}
            teams = (
                author for author in edition.content.registry.authors.values() if author and author.entry.collective
            )
            reviewer = next(author.slug for author in teams if author.institute.slug not in own)
            print(path, Desk(prepare_edition(CONFIG, preview=True), analysis.slug).approve(reviewer))
            print(path, Desk(prepare_edition(CONFIG, preview=True), analysis.slug).publish())


def _renew(file: Path) -> None:
    review, _ = read(file)
    if file.exists():
        text = write_review(review.model_copy(update={"approvals": [], "published": None, "republished": []}))
        write_atomically(file, text.encode(), durable=True)


if __name__ == "__main__":
    main()
