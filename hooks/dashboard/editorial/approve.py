"""Records that a reviewer approves a piece."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.editorial.desk import MENDED_ON_THE_WAY, Desk, DeskError
from dashboard.editorial.next_step import next_step
from dashboard.review.eligibility import ineligible_reason
from dashboard.review.note import moment_after
from dashboard.review.review import Approval, Review


def approve(desk: Desk, by: str) -> str:
    """Record that somebody approves the piece as it is now. With all approvals it becomes 'approved'.

    Args:
        desk: the desk of the piece.
        by: the slug of the reviewer.

    Returns:
        What was done and what comes next, as lines; if approvals are missing, which.

    Raises:
        DeskError: the reviewer may not approve it, it has errors, or it has open notes.
    """
    desk.require_person(by)
    content = desk.edition.content
    if against := ineligible_reason(by, desk.analysis.front.authors, content.registry):
        raise DeskError(f"This reviewer cannot approve it: {against}.")
    # A correction may be written, or the change declared minor, after somebody has read the new words.
    desk.require_no_errors(MENDED_ON_THE_WAY)
    approval = Approval(by=by, at=desk.now, digests=content.approval_status(desk.path).digests)
    before = desk.review()

    def choose(review: Review) -> Mapping[str, Approval]:
        if open_notes := review.open_notes:
            lines = "".join(f"\n  {note.id} {note.by}: {note.body.splitlines()[0]}" for note in open_notes)
            first = f"desk resolve {desk.analysis.slug} {open_notes[0].id} --as NAME"
            raise DeskError(f"Open notes block approval; resolve them first ({first}).{lines}")
        own = [earlier for earlier in review.approvals if earlier.by == by]
        if own and own[-1].digests == approval.digests:
            return {}
        new = approval.model_copy(update={"at": moment_after(desk.now, *(earlier.at for earlier in own))})
        return {f"approvals/{new.file_name}": new}

    review = desk.add(choose)
    missing = content.approvals.status_with(desk.analysis, review).missing
    now = desk.analysis.front.status
    if not missing and now in ("draft", "review"):
        now = "approved"
        desk.set_status(now)
    report = f"Recorded, but {missing}." if missing else "It is approved."
    if review == before and not missing:
        report = "It was approved already."
    return f"{report}{next_step(desk, now, is_changed=review != before or now != desk.analysis.front.status)}"
