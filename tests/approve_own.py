"""Approve and publish the repository's own pieces anew, after their texts were changed: `python -m tests.approve_own`.

Run it on a commit that is on the main branch, for that is what `desk diff` compares with. Each piece is approved by the
editors of another institute. Until the site is public, what was recorded before is no publication that readers saw, and
is replaced; notes stay.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.approve import approve
from dashboard.editorial.desk import Desk
from dashboard.editorial.publish import publish

CONFIG = HOME / "mkdocs.yml"


def main() -> None:
    """Of what is approved as it is, nothing changes."""
    edition = prepare_edition(CONFIG, preview=True)
    for path, analysis in edition.content.analyses.items():
        if analysis is None or analysis.front.status != "published":
            continue
        status = edition.content.approval_status(path)
        has_changed = status.text_changed or status.rows_changed or status.surroundings_changed
        if status.missing or status.review.last_published is None or has_changed:
            _forget(Desk(edition, analysis.slug).folder)
            own = {author.institute.slug for author in analysis.authors}
            authors = edition.content.registry.authors.values()
            teams = (author for author in authors if author and author.entry.collective)
            reviewer = next(author.slug for author in teams if author.institute.slug not in own)
            print(path, approve(Desk(prepare_edition(CONFIG, preview=True), analysis.slug), reviewer))
            print(path, publish(Desk(prepare_edition(CONFIG, preview=True), analysis.slug)))


def _forget(folder: Path) -> None:
    """Delete the approvals and publications of a review."""
    shutil.rmtree(folder / "approvals", ignore_errors=True)
    for file in folder.glob("published-*.yaml"):
        file.unlink()


if __name__ == "__main__":
    main()
