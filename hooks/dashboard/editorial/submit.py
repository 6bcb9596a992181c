"""Hands a draft to reviewers."""

from __future__ import annotations

from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.next_step import next_step


def submit(desk: Desk) -> str:
    """Hand a draft to reviewers. Returns what was done and what comes next, as lines.

    Args:
        desk: the desk of the piece.

    Raises:
        DeskError: it is neither a draft nor in review, or it has errors.
    """
    status = desk.analysis.front.status
    if status == "review":
        return f"It is in review already.{next_step(desk, 'review', is_changed=False)}"
    if status != "draft":
        raise DeskError(f"The piece is {status}; only a draft is submitted.")
    desk.require_no_errors()
    desk.set_status("review")
    return f"It is in review now.{next_step(desk, 'review')}"
