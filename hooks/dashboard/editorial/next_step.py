"""What comes after an action on a piece, for who has just done it at the command line."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.core.phrases import join_words
from dashboard.editorial.desk import Desk
from dashboard.editorial.files_to_commit import files_to_commit
from dashboard.editorial.turn import name_people, turn_of
from dashboard.editorial.turns import is_undeclared, piece_at_desk
from dashboard.pieces.front_matter import Status


def next_step(desk: Desk, status: Status, *, is_changed: bool = True) -> str:
    """Say whose turn it is after an action, and what to commit.

    Args:
        desk: the desk of the piece, opened before the action.
        status: the status that the piece has now.
        is_changed: whether the action has changed a file.

    Returns:
        Lines, each with a line end before it.
    """
    content = desk.edition.content
    front = desk.analysis.front.model_copy(update={"status": status})
    approval_status = content.approvals.status_with(desk.analysis, desk.review())
    is_cleared = not (approval_status.missing or desk.source_text.edited)
    analysis = replace(desk.analysis, front=front, cleared=is_cleared)
    before = piece_at_desk(desk.edition, analysis, {}, {})
    undeclared = is_undeclared(content, analysis, approval_status)
    turn = turn_of(replace(before, status=approval_status, is_undeclared=undeclared), content.registry)
    lines = [f"Commit {join_words(files_to_commit(content, desk.path, desk.folder))}."] if is_changed else []
    if turn.step:
        names = name_people(turn, content.registry)
        lines.append(f"Next, for {names or 'the ' + turn.role}: {turn.step} {turn.command}")
    return "".join(f"\n{line}" for line in lines)
