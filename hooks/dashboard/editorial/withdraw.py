"""Withdraws a piece that readers could see."""

from __future__ import annotations

from pydantic import ValidationError

from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.text_edit import EditError, add_withdrawal
from dashboard.pieces.analysis import is_public
from dashboard.pieces.front_matter import Withdrawal


def withdraw(desk: Desk, reason: str) -> str:
    """Write into a piece that it is withdrawn. Errors in it do not matter: what is wrong may be why.

    Args:
        desk: the desk of the piece.
        reason: what readers are told, as one or two sentences.

    Returns:
        What was done, as sentences.

    Raises:
        DeskError: readers never could see it, its review cannot be read, or the reason is empty or too long.
    """
    undo = f"To take it back, delete the key 'withdrawn' from {desk.path}."
    if withdrawn := desk.analysis.front.withdrawn:
        return f"It is withdrawn already, since {withdrawn.date}; nothing was changed. {undo}"
    content = desk.edition.content
    since = desk.review().public_since(content.settings.zone)
    if since is None or since > desk.now:
        slug, is_seen = desk.analysis.slug, is_public(desk.analysis, desk.now)
        how = f"Record its publication first: desk publish {slug}." if is_seen else "Set it back: status: draft."
        raise DeskError(f"There is no record that readers could see it, so there is nothing to tell them. {how}")
    try:
        withdrawal = Withdrawal(date=desk.now.date(), reason=" ".join(reason.split()))
        add_withdrawal(content.settings, desk.source_text, withdrawal)
    except ValidationError:
        raise DeskError("Expected a reason of 1 to 500 characters, in words for readers.") from None
    except EditError as error:
        raise DeskError(str(error)) from None
    return (
        f"It is withdrawn: with the next publication its address says since when and why, and /corrections/ lists it. "
        f"{undo}\nCommit {desk.path}."
    )
