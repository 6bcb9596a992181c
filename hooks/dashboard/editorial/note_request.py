"""What a reviewer wants done from the browser: one more note, a reply, a note closed, opened again or accepted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from dashboard.core.yaml_record import Closed
from dashboard.data.descriptor import Slug
from dashboard.editorial.actions import Desk
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import LONGEST, NoteTarget


class NoteRequest(Closed):
    """What a page sends."""

    action: Literal["note", "reply", "resolve", "reopen", "accept"]
    by: Slug
    seen: str = Field(default="", max_length=64, description="The digest of the review file that the page shows.")
    note: str = Field(default="", max_length=40, description="The id of the note that is meant.")
    target: NoteTarget | None = None
    body: str = Field(default="", max_length=LONGEST)
    suggestion: str | None = Field(default=None, max_length=LONGEST)

    @model_validator(mode="after")
    def _whole(self) -> NoteRequest:
        if self.action == "note" and self.target is None:
            raise ValueError("a note needs a target")
        if self.action != "note" and not self.note:
            raise ValueError(f"'{self.action}' needs the id of a note")
        if self.action in ("note", "reply") and not self.body.strip():
            raise ValueError(f"a {self.action} needs words")
        return self


def apply_request(desk: Desk, wish: NoteRequest) -> str:
    """Do it. The id of the note comes back.

    Raises:
        DeskError: it cannot be done, and nothing was.
    """
    if wish.action == "note":
        assert wish.target
        return desk.note(wish.by, _with_fact(wish.target, desk.source_text), wish.body, wish.suggestion).id
    if wish.action == "reply":
        desk.reply(wish.note, wish.by, wish.body)
    elif wish.action == "resolve":
        desk.resolve(wish.note, wish.by)
    elif wish.action == "reopen":
        desk.reopen(wish.note, wish.by)
    else:
        desk.accept(wish.note, wish.by)
    return wish.note


def _with_fact(target: NoteTarget, source_text: SourceText) -> NoteTarget:
    """A note on the words of a fact is one on the fact: it stays with it when its number is written anew."""
    named = {one.text for one in source_text.references if one.kind == "fact" and one.alt == target.exact}
    return target.model_copy(update={"fact": named.pop()}) if len(named) == 1 and not target.fact else target
