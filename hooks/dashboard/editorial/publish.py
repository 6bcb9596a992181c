"""Records a publication."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from dashboard.changes.published_versions import Versions
from dashboard.core.phrases import plural
from dashboard.editorial.desk import MENDED_BY_APPROVAL, MENDED_ON_THE_WAY, Desk, DeskError
from dashboard.editorial.next_step import next_step
from dashboard.pieces.digests import Digests
from dashboard.review.note import moment_after
from dashboard.review.publication import Publication, differs
from dashboard.review.review import Review


def publish(desk: Desk, minor: str = "") -> str:
    """Record what is published, and set the status to 'published'.

    Args:
        desk: the desk of the piece.
        minor: what was changed since readers saw it, if they need no correction for that, such as a letter; else empty.

    Returns:
        What was done and what comes next, as lines.

    Raises:
        DeskError: it has errors, lacks an approval or a correction, or has open notes; or nothing was changed that
            could be minor.
    """
    desk.require_no_errors(MENDED_ON_THE_WAY if minor else MENDED_BY_APPROVAL)
    front, content = desk.analysis.front, desk.edition.content
    if front.withdrawn:
        raise DeskError(f"It is withdrawn: delete the key 'withdrawn' from {desk.path} first.")
    review = desk.review()
    status = content.approvals.status_with(desk.analysis, review)
    if status.missing:
        raise DeskError(f"It cannot be published: {status.missing}.")
    if review.open_notes:
        waiting = plural(len(review.open_notes), "note is", "notes are")
        raise DeskError(f"It cannot be published: {waiting} open (desk notes {desk.analysis.slug} --open).")
    if minor:
        _require_minor(desk, review, status.digests, minor)
    commit = _commit_of(desk)
    publication = Publication(
        at=desk.now,
        date=front.date,
        embargo=_embargo_of(desk),
        digests=status.digests,
        commit=commit,
        corrections=front.corrections,
    )

    def choose(review: Review) -> Mapping[str, Publication]:
        last = review.last_published
        is_declared = not minor or _is_declared(review, status.digests, minor)
        is_there = last is not None and last.says_the_same(publication) and bool(last.commit or not commit)
        if is_there and is_declared:
            return {}
        at = moment_after(desk.now, *(earlier.at for earlier in review.publications))
        new = publication.model_copy(update={"at": at, "minor": None if is_declared else minor})
        return {new.file_name: new}

    last = review.last_published
    report = "It is published." if not last else "It is published again; the first day stays."
    is_recorded = desk.add(choose) != review
    if not is_recorded:
        report = "It is published already."
    if front.status != "published":
        desk.set_status("published")
    if desk.analysis.due > content.audience.at:
        due = desk.analysis.due.astimezone(content.settings.zone)
        report += f" Readers see it from {due:%Y-%m-%d %H:%M %Z}."
    if not commit:
        report += " It is not in git as it is: commit it and run this again, so that desk diff works."
    return f"{report}{next_step(desk, 'published', is_changed=is_recorded or front.status != 'published')}"


def _require_minor(desk: Desk, review: Review, now: Digests, minor: str) -> None:
    """Refuse to call a change minor where nothing has changed that readers saw."""
    if _is_declared(review, now, minor) or any(error.id == "missing-correction" for error in desk.errors()):
        return
    seen = review.last_seen(desk.now, desk.edition.content.settings.zone)
    if seen is None:
        raise DeskError("Readers have not seen it yet, so nothing has to be declared: leave --minor out.")
    if not differs(seen.digests, now):
        raise DeskError("Its text is the one that readers saw, so there is nothing to declare: leave --minor out.")


def _is_declared(review: Review, now: Digests, minor: str) -> bool:
    """Whether a record of the text as it is says these words already."""
    return any(record.minor == minor and not differs(record.digests, now) for record in review.publications)


def _embargo_of(desk: Desk) -> datetime.datetime | None:
    """The moment to which an embargo, its own or of its data, holds it back beyond its day; None if none does."""
    analysis = desk.analysis
    return analysis.due.astimezone(desk.edition.content.settings.zone) if analysis.is_embargoed else None


def _commit_of(desk: Desk) -> str:
    """The commit that is checked out, if it holds the text as it is now; otherwise empty."""
    content = desk.edition.content
    try:
        head = content.history.head
        committed = Versions(content, desk.edition.view).text(desk.path, head) if head else None
        return head if committed and committed.body == desk.source_text.body else ""
    except LookupError:
        return ""
