"""How far a piece is on its way to readers."""

from __future__ import annotations

from typing import Literal

from dashboard.edition.edition import Edition
from dashboard.pieces.analysis import Analysis, is_public

State = Literal["draft", "review", "approved", "held-back", "due-later", "public", "withdrawn"]
"""`held-back`: its status is 'published', but it is kept from readers, as it lacks an approval or marks of editing are
left in it. `due-later`: only its date or its embargo is still to come. `withdrawn`: readers are told since when and
why."""
ORDER: tuple[State, ...] = ("held-back", "review", "approved", "draft", "due-later", "public", "withdrawn")
"""The order of the queue by state. Pieces that wait for somebody come first."""


def find_state(edition: Edition, analysis: Analysis) -> State:
    """Say how far a piece has come.

    Args:
        edition: the site, and the moment that it is made for.
        analysis: the piece.

    Returns:
        The state.
    """
    if analysis.front.withdrawn:
        return "withdrawn"
    if is_public(analysis, edition.content.audience.at):
        return "public"
    if analysis.front.status != "published":
        return analysis.front.status
    return "due-later" if analysis.cleared else "held-back"
