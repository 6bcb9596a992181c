"""Whose turn it is with a piece, in the words of the desk and the bar."""

from __future__ import annotations

from msgspec.structs import replace

from dashboard.core.dates import day
from dashboard.core.frozen import Frozen
from dashboard.core.words import N_, _
from dashboard.edition.edition import Edition
from dashboard.editorial.turn import NOBODY, Role, Turn, institutes_of, members_of, name_people

ROLES: dict[Role, str] = {"author": N_("Author"), "reviewer": N_("Reviewer"), "publisher": N_("Publisher")}


class ShownTurn(Frozen):
    """Whose turn it is, in words."""

    role: str
    """'Author', 'Reviewer', 'Publisher'; empty if it is nobody's."""
    names: str
    """The names of those who can do it."""
    since: str
    """The day since which they can; empty if that is not known."""
    blocks: tuple[str, ...]
    """What stands in the way of publication."""
    step: str
    """What comes next, as a sentence."""
    command: str
    """The command that does it."""
    people: str
    """The slugs of those who can do it, and of the members of teams, with blanks between."""
    institutes: str
    """The slugs of their institutes, with blanks between."""


_NOBODYS = ShownTurn("", "", "", (), "", "", "", "")


def show_turn(turn: Turn, edition: Edition, path: str) -> ShownTurn:
    """Put a turn into words.

    Args:
        turn: whose turn it is.
        edition: the site.
        path: the piece's.
    """
    if turn is NOBODY:
        return _NOBODYS
    content = edition.content
    if turn.role == "author" and not turn.command:
        # The front matter cannot be read, so nobody is known.
        turn = replace(turn, command=f"desk check {path}")
    return ShownTurn(
        "" if turn.role == "nobody" else _(ROLES[turn.role]),
        name_people(turn, content.registry),
        day(turn.since.astimezone(content.settings.zone)) if turn.since else "",
        turn.blocks,
        _(turn.step),
        turn.command,
        " ".join([*turn.people, *members_of(turn.people, content.registry)]),
        " ".join(sorted(institutes_of(turn.people, content.registry))),
    )
