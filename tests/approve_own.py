"""Approve and publish the repository's own pieces anew, after their texts were changed: `python -m tests.approve_own`.

Run it on a commit that is on the main branch, for that is what `desk diff` compares with. Each piece is approved by the
editors of another institute. Until the site is public, no reader has seen the text that was changed: each change is
recorded as a minor one.
"""

from __future__ import annotations

from dashboard.core.settings import HOME
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.editorial.approve import approve
from dashboard.editorial.desk import Desk
from dashboard.editorial.publish import publish

CONFIG = HOME / "mkdocs.yml"
MINOR = "Changed before the site was public."


def main() -> None:
    """Of what is approved as it is, nothing changes."""
    edition = prepare_edition(CONFIG, preview=True)
    for path, analysis in edition.content.analyses.items():
        if analysis is None or analysis.front.status != "published":
            continue
        status = edition.content.approval_status(path)
        has_changed = status.text_changed or status.rows_changed or status.surroundings_changed
        if status.missing or status.review.last_published is None or has_changed:
            own = {author.institute.slug for author in analysis.authors}
            authors = edition.content.registry.authors.values()
            teams = (author for author in authors if author and author.entry.collective)
            reviewer = next(author.slug for author in teams if author.institute.slug not in own)
            print(path, approve(Desk(prepare_edition(CONFIG, preview=True), analysis.slug), reviewer))
            is_changed = status.text_changed and status.review.last_published is not None
            desk = Desk(prepare_edition(CONFIG, preview=True), analysis.slug)
            print(path, publish(desk, MINOR if is_changed else ""))


if __name__ == "__main__":
    main()
