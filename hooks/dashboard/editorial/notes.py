"""What people do with notes on a piece."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from dashboard.core.finding import nearest
from dashboard.editorial.desk import Desk, DeskError
from dashboard.editorial.text_edit import EditError
from dashboard.editorial.text_edit import accept as accept_words
from dashboard.review.note import FirstNote, Note, NoteStep, NoteTarget, Reply, moment_after
from dashboard.review.review import Review
from dashboard.review.review_store import new_id


def write_note(
    desk: Desk, by: str, target: NoteTarget, body: str, suggestion: str | None = None, *, shown: str
) -> Note:
    """Leave a note.

    If the same person has left an open note that says the same of the same, it is that one: who gets no answer from
    a preview sends the note again.

    Args:
        desk: the desk of the piece.
        by: the slug of who writes it.
        target: what it is about.
        body: its words.
        suggestion: words to put in place of those that the target quotes; '' deletes them, None suggests nothing.
        shown: the words of the page. Those that the target quotes must be among them.

    Returns:
        The note.

    Raises:
        DeskError: there is no such person, the piece has no such words, chart or fact, or nothing is quoted that the
            suggestion could replace.
        ValidationError: the words are empty or too long (of pydantic).
    """
    desk.require_person(by)
    desk.require_target(target, shown)
    _require_quotation(target, suggestion)
    first = FirstNote(by=by, at=desk.now, target=target, body=body, suggestion=suggestion)
    id = new_id(desk.now)

    def find_same(review: Review) -> str | None:
        return next((note.id for note in review.notes if note.open and _says(note, first)), None)

    review = desk.add(lambda review: {} if find_same(review) else {f"notes/{id}.yaml": first})
    return review.note(find_same(review) or id)


def reply(desk: Desk, note: str, by: str, body: str) -> Note:
    """Answer a note. If the last that happened to it is this very answer, nothing is written.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who answers.
        body: the answer.

    Raises:
        DeskError: there is no such person or note.
        ValidationError: the words are empty or too long (of pydantic).
    """
    return _add_step(desk, note, NoteStep(kind="reply", by=by, at=desk.now, body=body))


def edit(desk: Desk, note: str, by: str, body: str, suggestion: str | None = None, of: str | None = None) -> Note:
    """Change one's own note or reply.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who wrote it.
        body: its new words.
        suggestion: the words that the note suggests now; None for none.
        of: the id of the reply that is meant; None for the note itself.

    Raises:
        DeskError: there is no such note or reply, or somebody else wrote it.
        ValidationError: the words are empty or too long (of pydantic).
    """
    step = NoteStep(kind="edit", by=by, at=desk.now, body=body, suggestion=suggestion, of=of)
    return _change_own(desk, note, step)


def delete(desk: Desk, note: str, by: str, of: str | None) -> Note:
    """Take back one's own note or reply. That it was there stays, and so do the replies.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who wrote it.
        of: the id of the reply that is meant; None for the note itself.

    Raises:
        DeskError: there is no such note or reply, or somebody else wrote it.
    """
    return _change_own(desk, note, NoteStep(kind="delete", by=by, at=desk.now, of=of))


def resolve(desk: Desk, note: str, by: str) -> Note:
    """Close a note. A closed note stays as it is.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who closes it.

    Raises:
        DeskError: there is no such person or note.
    """
    return _set_open(desk, note, by, "resolve")


def reopen(desk: Desk, note: str, by: str) -> Note:
    """Open a note again.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who opens it.

    Raises:
        DeskError: there is no such person or note.
    """
    return _set_open(desk, note, by, "reopen")


def accept(desk: Desk, note: str, by: str) -> str:
    """Put the words that a note suggests into the text, and close the note.

    Args:
        desk: the desk of the piece.
        note: the id of the note.
        by: the slug of who accepts it.

    Returns:
        What was done, as a sentence.

    Raises:
        DeskError: there is no such person or note, or the words cannot be replaced.
    """
    desk.require_person(by)
    suggested = find_note(desk.review(), note)
    if not suggested.open:
        return "The note is closed already; nothing was changed."
    try:
        accept_words(desk.edition.content.settings, desk.source_text, suggested)
    except EditError as error:
        raise DeskError(str(error)) from None
    resolve(desk, note, by)
    return f"{desk.path} has the words suggested, and the note is closed."


def find_note(review: Review, note: str) -> Note:
    """The note with an id.

    Raises:
        DeskError: there is none.
    """
    try:
        return review.note(note)
    except LookupError:
        raise DeskError(f"There is no note '{note}'. {nearest(note, [other.id for other in review.notes])}") from None


def find_message(review: Review, id: str) -> tuple[Note, Reply | None]:
    """The note with an id; or the note and its reply, if the id is that of a reply.

    Raises:
        DeskError: there is neither.
    """
    try:
        return review.message(id)
    except LookupError:
        ids = [name for note in review.notes for name in (note.id, *(reply.id for reply in note.replies))]
        raise DeskError(f"There is no note or reply '{id}'. {nearest(id, ids)}") from None


def _says(note: Note, first: FirstNote) -> bool:
    """Whether a note says what another says that is about to be written."""
    return all(getattr(note, name) == getattr(first, name) for name in ("by", "target", "body", "suggestion"))


def _is_last(note: Note, step: NoteStep) -> bool:
    """Whether the last that happened to a note is the answer that a step would add."""
    last = note.replies[-1] if note.replies else None
    return last is not None and last.at == note.changed and (last.by, last.body) == (step.by, step.body)


def _require_quotation(target: NoteTarget, suggestion: str | None) -> None:
    if suggestion is not None and not target.exact:
        raise DeskError("Other words can be suggested only for words that the note quotes.")


def _change_own(desk: Desk, note: str, step: NoteStep) -> Note:
    """Add an edit or a deletion to a note, unless it would change nothing."""
    present = find_note(desk.review(), note)
    replies = {answer.id: answer for answer in present.replies}
    if step.of is not None and step.of not in replies:
        raise DeskError(f"The note '{note}' has no reply '{step.of}'. {nearest(step.of, replies)}")
    own = replies[step.of] if step.of else present
    if own.by != step.by:
        raise DeskError(f"'{own.by}' wrote this, so only '{own.by}' can change it.")
    if not step.of:
        _require_quotation(present.target, step.suggestion)
    suggested = None if step.of else present.suggestion
    if own.deleted if step.kind == "delete" else (own.body, suggested) == (step.body, step.suggestion):
        return present
    return _add_step(desk, note, step)


def _set_open(desk: Desk, note: str, by: str, kind: Literal["resolve", "reopen"]) -> Note:
    return _add_step(desk, note, NoteStep(kind=kind, by=by, at=desk.now), unless_open=kind == "reopen")


def _add_step(desk: Desk, note: str, step: NoteStep, unless_open: bool | None = None) -> Note:
    """Add a step to a note, unless it is open (or closed) already."""
    desk.require_person(step.by)

    def choose(review: Review) -> Mapping[str, NoteStep]:
        present = find_note(review, note)
        if (present.resolved is None) is unless_open or (step.kind == "reply" and _is_last(present, step)):
            return {}
        at = moment_after(step.at, present.at, present.changed)
        return {f"notes/{note}/{new_id(at)}.yaml": step.model_copy(update={"at": at})}

    return desk.add(choose).note(note)
