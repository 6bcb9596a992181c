"""Hands a draft to reviewers."""

from __future__ import annotations

from dashboard.checks.new_piece import LEFT
from dashboard.core.finding import format_findings
from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.next_step import next_step


def submit(desk: Desk) -> str:
    """Hand a draft to reviewers. Returns what was done and what comes next, as lines.

    Args:
        desk: the desk of the piece.

    Raises:
        DeskError: it is neither a draft nor in review, or it has errors or sentences of the template.
    """
    status = desk.analysis.front.status
    if status == "review":
        return f"It is in review already.{next_step(desk, 'review', is_changed=False)}"
    if status != "draft":
        raise DeskError(f"The piece is {status}; only a draft is submitted.")
    desk.require_no_errors()
    if left := [finding for finding in desk.edition.findings if finding.path == desk.path and finding.id == LEFT]:
        raise DeskError(f"The piece is not written yet; replace what the template says.\n{format_findings(left)}")
    desk.set_status("review")
    return f"It is in review now.{next_step(desk, 'review')}"
