"""Records a publication."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.changes.published_versions import Versions
from dashboard.data.git_history import History
from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.next_step import next_step
from dashboard.review.publication import Publication
from dashboard.review.review import Review


def publish(desk: Desk) -> str:
    """Record what is published, and set the status to 'published'.

    Args:
        desk: the desk of the piece.

    Returns:
        What was done and what comes next, as lines.

    Raises:
        DeskError: it has errors, lacks an approval, or has open notes.
    """
    desk.require_no_errors()
    front, content = desk.analysis.front, desk.edition.content
    if front.withdrawn:
        raise DeskError(f"It is withdrawn: delete the key 'withdrawn' from {desk.path} first.")
    review = desk.review()
    status = content.approvals.status_with(desk.analysis, review)
    if status.missing:
        raise DeskError(f"It cannot be published: {status.missing}.")
    if review.open_notes:
        raise DeskError(f"It cannot be published: {len(review.open_notes)} of its notes are open.")
    commit = _commit_of(desk)
    publication = Publication(
        at=desk.now,
        date=front.date,
        embargo=front.embargo,
        digests=status.digests,
        commit=commit,
        corrections=front.corrections,
    )

    def choose(review: Review) -> Mapping[str, Publication]:
        last = review.last_published
        is_there = last is not None and last.says_the_same(publication) and (last.commit or not commit)
        return {} if is_there else {publication.file_name: publication}

    last = review.last_published
    report = "It is published." if not last else "It is published again; the first day stays."
    if desk.add(choose) == review:
        report = "It is published already."
    if front.status != "published":
        desk.set_status("published")
    if desk.analysis.due > content.audience.at:
        due = desk.analysis.due.astimezone(content.settings.zone)
        report += f" Readers see it from {due:%Y-%m-%d %H:%M %Z}."
    if not commit:
        report += " It is not in git as it is: commit it and run this again, so that desk diff works."
    return f"{report}\n{next_step(desk, 'published')}"


def _commit_of(desk: Desk) -> str:
    """The commit that is checked out, if it holds the text as it is now; otherwise empty."""
    settings = desk.edition.content.settings
    try:
        head = History(settings.root, settings.zone).head
        committed = Versions(desk.edition.content, desk.edition.view).text(desk.path, head) if head else None
        return head if committed and committed.body == desk.source_text.body else ""
    except LookupError:
        return ""
