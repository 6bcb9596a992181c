"""Whose turn it is with a piece, since when, what blocks it, and what comes next."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

from dashboard.core.frozen import Frozen
from dashboard.core.words import _, ngettext
from dashboard.editorial.piece_state import State
from dashboard.people.registry import Registry
from dashboard.pieces.analysis import Analysis
from dashboard.review.approval_status import ApprovalStatus
from dashboard.review.note import Note

Role = Literal["author", "reviewer", "publisher", "nobody"]


class Turn(Frozen):
    """Whose turn it is. Its fields are those of `desk status --format json`."""

    role: Role
    people: tuple[str, ...] = ()
    """The slugs of those who can do it; one of them is enough."""
    since: datetime.datetime | None = None
    """Since when they can; None if that is not known."""
    blocks: tuple[str, ...] = ()
    """What stands in the way of publication: '2 errors', '1 open note'."""
    step: str = ""
    """What comes next, as a sentence. Empty if nothing does."""
    command: str = ""
    """The command that does it; empty if none does."""


NOBODY = Turn("nobody")


class PieceAtDesk(Frozen):
    """What decides whose turn it is with a piece."""

    analysis: Analysis
    status: ApprovalStatus
    state: State
    errors: int
    """How many errors the piece and its review have, besides those that an approval mends."""
    is_undeclared: bool
    """Whether readers saw another text, and no correction says what has changed."""
    is_edited: bool
    """Whether marks of editing are left in its text."""
    saved: datetime.datetime | None
    """When its file was changed last, as git knows; None without git."""


def turn_of(piece: PieceAtDesk, registry: Registry) -> Turn:
    """Say whose turn it is.

    Args:
        piece: what is known of the piece.
        registry: who may write, approve and publish.

    Returns:
        The turn. Of what readers have, or will have on its day, it is nobody's, unless it needs a second look.
    """
    slug, front = piece.analysis.slug, piece.analysis.front
    blocks = _blocks(piece)
    if piece.state in ("withdrawn", "due-later") and not blocks:
        return NOBODY
    authors = tuple(front.authors)
    if piece.errors or piece.is_edited:
        step = _("Correct the errors.") if piece.errors else _("Take out the marks of editing.")
        return Turn("author", authors, piece.saved, blocks, step, f"desk check {piece.analysis.path}")
    if front.status == "draft":
        return Turn("author", authors, piece.saved, blocks, _("Hand it to reviewers."), f"desk submit {slug}")
    if piece.status.review.open_notes:
        return _turn_with_notes(piece, authors, blocks)
    if piece.status.missing:
        people = _awaited_reviewers(piece, registry)
        step = _("Read it, leave notes, or approve it.")
        return Turn("reviewer", people, _handed_in(piece), blocks, step, f"desk approve {slug} --as {_one_of(people)}")
    if piece.is_undeclared:
        step = _("Add a correction and have it approved; or, if no meaning has changed, declare that.")
        return Turn("author", authors, piece.saved, blocks, step, f'desk publish {slug} --minor "…"')
    since, step = None, _second_look(piece.status)
    if front.status != "published":
        since = max((assessed.approval.at for assessed in piece.status.counted), default=piece.saved)
        step = _("Publish it.")
    if not step:
        return NOBODY
    return Turn("publisher", _publishers(piece.analysis, registry), since, blocks, step, f"desk publish {slug}")


def name_people(turn: Turn, registry: Registry) -> str:
    """The names of those whose turn it is: 'Filip Rudnik', 'NKK dashboard editors or OSW dashboard editors'."""
    return f" {_('or')} ".join(registry.name_of(slug) for slug in turn.people)


def team_members(person: str, registry: Registry) -> frozenset[str]:
    """Somebody's slug, and those of the teams that somebody belongs to.

    Args:
        person: a slug.
        registry: who belongs to which team.
    """
    teams = (team for team, members in registry.members.items() if person in (member.slug for member in members))
    return frozenset((person, *teams))


def members_of(people: Sequence[str], registry: Registry) -> list[str]:
    """The slugs of the members of those among some people who are teams."""
    return [member.slug for slug in people for member in registry.members.get(slug, ())]


def awaits(turn: Turn, registry: Registry, person: str = "", institute: str = "") -> bool:
    """Whether it is the turn of somebody, or of an institute.

    Args:
        turn: whose turn it is.
        registry: who belongs to which team and institute.
        person: a slug; empty for anybody.
        institute: a slug; empty for any.
    """
    if person and team_members(person, registry).isdisjoint(turn.people):
        return False
    return not institute or institute in institutes_of(turn.people, registry)


def institutes_of(people: Sequence[str], registry: Registry) -> set[str]:
    """The slugs of the institutes of some people, and of their houses."""
    authors = (registry.authors.get(slug) for slug in people)
    present = [author.institute for author in authors if author]
    return {institute.slug for institute in present} | {
        institute.part_of.slug for institute in present if institute.part_of
    }


def _blocks(piece: PieceAtDesk) -> tuple[str, ...]:
    notes = len(piece.status.review.open_notes)
    blocks = [ngettext("%(num)s error", "%(num)s errors", piece.errors)] if piece.errors else []
    blocks += [_("marks of editing")] if piece.is_edited else []
    blocks += [ngettext("%(num)s open note", "%(num)s open notes", notes)] if notes else []
    blocks += [piece.status.missing] if piece.status.missing and piece.analysis.front.status != "draft" else []
    return tuple(blocks)


def _turn_with_notes(piece: PieceAtDesk, authors: tuple[str, ...], blocks: tuple[str, ...]) -> Turn:
    """Who has to answer the open notes: authors first; if they have answered all, those who wrote the notes."""
    slug, notes = piece.analysis.slug, piece.status.review.open_notes
    unanswered = [note for note in notes if _last_word(note)[0] not in authors]
    if unanswered:
        since = min(_last_word(note)[1] for note in unanswered)
        step = ngettext(
            "Answer %(num)s note, or accept what is suggested.",
            "Answer %(num)s notes, or accept what is suggested.",
            len(unanswered),
        )
        return Turn("author", authors, since, blocks, step, f"desk notes {slug} --open")
    writers = tuple(dict.fromkeys(note.by for note in notes))
    since = min(_last_word(note)[1] for note in notes)
    step = ngettext(
        "Read the answers, and resolve %(num)s note.", "Read the answers, and resolve %(num)s notes.", len(notes)
    )
    command = f"desk resolve {slug} {notes[0].id} --as {writers[0]}"
    return Turn("reviewer" if set(writers) - set(authors) else "author", writers, since, blocks, step, command)


def _last_word(note: Note) -> tuple[str, datetime.datetime]:
    """Who has said something last, and when."""
    said = [(note.at, note.by), *((reply.at, reply.by) for reply in note.replies if not reply.deleted)]
    at, by = max(said)
    return by, at


def _awaited_reviewers(piece: PieceAtDesk, registry: Registry) -> tuple[str, ...]:
    """Those who are asked and have not approved it as it is; if nobody is asked, the teams of other institutes."""
    approved = {assessed.approval.by for assessed in piece.status.counted}
    asked = tuple(slug for slug in piece.analysis.front.reviewers if slug not in approved)
    return asked or _teams(piece.analysis, registry, of_authors=False)


def _second_look(status: ApprovalStatus) -> str:
    """Why a published piece has to be looked at and recorded again, as sentences; empty if it need not."""
    if not status.review.publications:
        return ""
    if status.text_changed:
        return _("Its text has changed since it was published. Publish it again, so that this is on record.")
    if status.rows_changed:
        return _("Its rows have changed since it was published. Look at it again, and record that.")
    if status.surroundings_changed:
        return _(
            "Labels, events or people of it have changed since it was published. Look at it again, and record that."
        )
    return ""


def _publishers(analysis: Analysis, registry: Registry) -> tuple[str, ...]:
    """The teams of the authors' institutes; the authors, if these have none."""
    return _teams(analysis, registry, of_authors=True) or tuple(analysis.front.authors)


def _teams(analysis: Analysis, registry: Registry, *, of_authors: bool) -> tuple[str, ...]:
    own = {author.institute.slug for author in analysis.authors}
    teams = (author for author in registry.authors.values() if author and author.entry.collective)
    return tuple(team.slug for team in teams if (team.institute.slug in own) is of_authors)


def _handed_in(piece: PieceAtDesk) -> datetime.datetime | None:
    """When reviewers got it: when its file was changed last, or the last note was closed."""
    closed = [note.resolved.at for note in piece.status.review.notes if note.resolved]
    return max([*closed, *([piece.saved] if piece.saved else [])], default=None)


def _one_of(people: Sequence[str]) -> str:
    return people[0] if len(people) == 1 else "REVIEWER"
