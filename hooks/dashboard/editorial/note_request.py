"""What a reviewer asks for in the browser: a new note, a reply, or that something is done with one of these."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from dashboard.core.yaml_record import StrictModel
from dashboard.data.slug import Slug
from dashboard.editorial.desk import Desk
from dashboard.editorial.notes import accept, delete, edit, reopen, reply, resolve, write_note
from dashboard.pieces.source_text import SourceText
from dashboard.review.note import MAX_TEXT_LENGTH, NoteTarget


class NoteRequest(StrictModel):
    """One request of a page, as JSON."""

    action: Literal["note", "reply", "edit", "delete", "resolve", "reopen", "accept"]
    by: Slug
    seen: str = Field(default="", max_length=64, description="The digest of the review that the page shows.")
    note: str = Field(default="", max_length=40, description="The id of the note that is meant.")
    of: str | None = Field(default=None, max_length=40, description="The id of the reply that is meant.")
    target: NoteTarget | None = None
    body: str = Field(default="", max_length=MAX_TEXT_LENGTH)
    suggestion: str | None = Field(default=None, max_length=MAX_TEXT_LENGTH)

    @model_validator(mode="after")
    def _require_what_the_action_needs(self) -> NoteRequest:
        if self.action == "note" and self.target is None:
            raise ValueError("a note needs a target")
        if self.action != "note" and not self.note:
            raise ValueError(f"'{self.action}' needs the id of a note")
        if self.action in ("note", "reply", "edit") and not self.body.strip():
            raise ValueError("write some words first")
        return self


def apply_request(desk: Desk, request: NoteRequest, shown: str) -> str:
    """Do what a request asks for.

    Args:
        desk: the desk of the piece.
        request: what is asked for.
        shown: the words of the page.

    Returns:
        The id of the note that was written or changed.

    Raises:
        DeskError: it cannot be done. Nothing was changed.
    """
    if request.action == "note":
        assert request.target
        target = _with_fact(request.target, desk.source_text)
        return write_note(desk, request.by, target, request.body, request.suggestion, shown=shown).id
    if request.action == "reply":
        reply(desk, request.note, request.by, request.body)
    elif request.action == "edit":
        edit(desk, request.note, request.by, request.body, request.suggestion, request.of)
    elif request.action == "delete":
        delete(desk, request.note, request.by, request.of)
    elif request.action == "resolve":
        resolve(desk, request.note, request.by)
    elif request.action == "reopen":
        reopen(desk, request.note, request.by)
    else:
        accept(desk, request.note, request.by)
    return request.note


def _with_fact(target: NoteTarget, source_text: SourceText) -> NoteTarget:
    """Add the fact to a target that quotes the words of one. The note then stays with it if its number changes."""
    references = source_text.references
    facts = {reference.text for reference in references if reference.kind == "fact" and reference.alt == target.exact}
    return target.model_copy(update={"fact": facts.pop()}) if len(facts) == 1 and not target.fact else target
