"""Writes the comments of a Word file as notes of a review."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.core.control_characters import with_visible_control
from dashboard.editorial.desk import Desk
from dashboard.editorial.note_subject import missing_words
from dashboard.editorial.notes import reply, resolve, write_note
from dashboard.review.blocks import words_of
from dashboard.review.note import MAX_TEXT_LENGTH, NoteTarget
from dashboard.word.word_comments import Comment


def write_notes(desk: Desk, by: str, comments: Sequence[Comment]) -> int:
    """Write the comments into the review of the piece that was made of the file.

    Args:
        desk: the desk of the piece.
        by: the slug of who brings them over. Nobody else has written a note here, so the notes say who commented.
        comments: in their order.

    Returns:
        How many notes and answers there are.
    """
    shown, notes = words_of(desk.source_text.html), dict[str, str]()
    for comment in comments:
        body = "\n".join(map(with_visible_control, comment.body.split("\n"))) or "…"
        said = f"{with_visible_control(comment.author) or 'Somebody'} in Word: {body}"
        if comment.answers in notes:
            notes[comment.id] = notes[comment.answers]
            reply(desk, notes[comment.id], by, said[:MAX_TEXT_LENGTH])
            continue
        target = NoteTarget(exact=comment.exact, prefix=comment.prefix, suffix=comment.suffix, whole=not comment.exact)
        if comment.exact and missing_words(target, shown):
            said, target = f"On “{comment.exact[:200]}”. {said}", NoteTarget(whole=True)
        elif not comment.exact and (before := comment.prefix.strip()):
            said = f"Behind “…{before}”. {said}"
        notes[comment.id] = write_note(desk, by, target, said[:MAX_TEXT_LENGTH], shown=shown).id
    for comment in comments:
        if comment.settled and not comment.answers:
            resolve(desk, notes[comment.id], by)
    return len(notes)
