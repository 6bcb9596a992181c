"""A note on a piece, and what is said and done about it later.

A note is written once, as a file; each later step (a reply, a resolution, an edit) is a file of its own. So git merges
the notes of two branches without looking into any file, and what comes out does not depend on who merges.

The fields of a note's target are named as in the TextQuoteSelector of W3C's Web Annotation model.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, PlainSerializer, field_validator, model_validator

from dashboard.core.dates import Moment
from dashboard.core.lazy_re import lazy_re
from dashboard.core.name_of import NameOf
from dashboard.core.paths import is_device
from dashboard.core.yaml_record import StrictModel
from dashboard.data.slug import Slug

MAX_TEXT_LENGTH = 10_000
"""Highest number of characters of a note, a reply or a suggestion. What is longer belongs in a file of its own."""
CONTEXT_LENGTH = 32
"""How many characters before and after a quotation are kept with it, to find it again."""
_CONTROL = lazy_re("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

Person = Annotated[Slug, NameOf("author")]
"""Somebody of data/authors/."""
Timestamp = Annotated[Moment, PlainSerializer(lambda at: at.isoformat())]


def is_id(text: str) -> bool:
    """Whether a text can be the id of a note or a step: the name of its file, on any machine."""
    return bool(re.fullmatch("[a-z0-9-]{1,40}", text)) and not is_device(text)


def _require_readable(text: str) -> str:
    if found := _CONTROL.search(text):
        raise ValueError(f"text without control characters (U+{ord(found[0]):04X})")
    return text


Words = Annotated[str, Field(min_length=1, max_length=MAX_TEXT_LENGTH), AfterValidator(_require_readable)]
Suggestion = Annotated[str, Field(max_length=MAX_TEXT_LENGTH), AfterValidator(_require_readable)]


def _validate_id(text: str) -> str:
    if not is_id(text):
        raise ValueError("a name of small letters, digits and hyphens")
    return text


Id = Annotated[str, AfterValidator(_validate_id)]


class NoteTarget(StrictModel):
    """What a note is about: words of the text, a chart, a fact, or the whole piece."""

    model_config = ConfigDict(str_strip_whitespace=False)  # (the blank between prefix and words belongs to the prefix)

    exact: str = Field(default="", max_length=MAX_TEXT_LENGTH, description="The words, as readers see them.")
    prefix: str = Field(default="", max_length=4 * CONTEXT_LENGTH, description="What stands before them.")
    suffix: str = Field(default="", max_length=4 * CONTEXT_LENGTH, description="What stands behind them.")
    chart: Annotated[Slug, NameOf("chart")] | None = Field(default=None, description="The id of a chart.")
    fact: Annotated[str, Field(min_length=1, max_length=500)] | None = Field(
        default=None, description="What a fact's link names, without 'fact:'."
    )
    whole: bool = Field(default=False, description="Whether it is about the piece as a whole.")

    @field_validator("exact", "prefix", "suffix", "fact")
    @classmethod
    def _check_signs(cls, text: str | None) -> str | None:
        return text and _require_readable(text)

    @model_validator(mode="after")
    def _require_something(self) -> NoteTarget:
        if not (self.exact.strip() or self.chart or self.fact or self.whole):
            raise ValueError("'exact', 'chart', 'fact' or 'whole'")
        return self


class FirstNote(StrictModel):
    """The file of a note, as it was written first. Its name is its id."""

    by: Person
    at: Timestamp
    target: NoteTarget
    body: Words
    suggestion: Suggestion | None = Field(
        default=None, description="What should stand in place of the words quoted; empty to take them out."
    )


class NoteStep(StrictModel):
    """The file of what happened to a note later. Its name is its id."""

    kind: Literal["reply", "resolve", "reopen", "edit", "delete"]
    by: Person
    at: Timestamp
    body: Words | None = Field(default=None, description="The words of a reply, or the new words of an edit.")
    suggestion: Suggestion | None = None
    of: Id | None = Field(default=None, description="The reply that an edit or a deletion is of; without it, the note.")

    @model_validator(mode="after")
    def _require_words(self) -> NoteStep:
        if (self.kind in ("reply", "edit")) != (self.body is not None):
            raise ValueError(f"{'' if self.body is None else 'no '}'body' with the kind '{self.kind}'")
        return self


class Resolution(StrictModel):
    """Who closed a note, and when."""

    by: Person
    at: Timestamp


class Reply(StrictModel):
    """An answer to a note, as it is now."""

    id: Id
    at: Timestamp
    by: Person
    body: str
    """Empty if it was deleted."""
    edited: Timestamp | None = None
    deleted: bool = False


class Note(StrictModel):
    """A note as it is now. Its words are text, never HTML."""

    id: Id
    by: Person
    at: Timestamp
    target: NoteTarget
    body: str
    """Empty if it was deleted."""
    suggestion: str | None = None
    """What should stand in place of the words quoted; empty to take them out."""
    replies: tuple[Reply, ...] = ()
    resolved: Resolution | None = None
    edited: Timestamp | None = None
    """When its words were changed last."""
    deleted: bool = False
    """Whether who wrote it has taken it back. That it was there, and the replies, stay."""
    changed: Timestamp | None = None
    """When something happened to it last; None if nothing did."""

    @property
    def open(self) -> bool:
        """Whether it waits for an answer: nobody has resolved it, and it was not taken back."""
        return not (self.resolved or self.deleted)


def note_now(id: str, first: FirstNote, steps: Mapping[str, NoteStep]) -> Note:
    """A note as it is after all that happened to it.

    Only who wrote a note or a reply changes or deletes it; such steps of others count for nothing.

    Args:
        id: of the note.
        first: the note as it was written.
        steps: what happened to it later, by id, in any order.
    """
    note = Note(id=id, by=first.by, at=first.at, target=first.target, body=first.body, suggestion=first.suggestion)
    replies: dict[str, Reply] = {}
    changed = None
    for step_id, step in in_order(steps.items()):
        changed = step.at
        if step.kind == "reply":
            replies[step_id] = Reply(id=step_id, at=step.at, by=step.by, body=step.body or "")
        elif step.kind in ("resolve", "reopen"):
            closed = Resolution(by=step.by, at=step.at) if step.kind == "resolve" else None
            note = note.model_copy(update={"resolved": closed})
        elif step.of is None and step.by == note.by:
            note = note.model_copy(update={**_rewording(step), "suggestion": step.suggestion})
        elif step.of in replies and step.by == replies[step.of].by:
            replies[step.of] = replies[step.of].model_copy(update=_rewording(step))
    return note.model_copy(update={"replies": tuple(replies.values()), "changed": changed})


def _rewording(step: NoteStep) -> dict[str, object]:
    """What an edit or a deletion changes of a note or a reply. What was deleted can be written anew by an edit."""
    return {"body": step.body or "", "edited": step.at, "deleted": step.kind == "delete"}


def moment_after(now: datetime.datetime, *earlier: datetime.datetime | None) -> datetime.datetime:
    """The moment that a new file of a review records: now, but after all that its writer has seen.

    What happens last must also be read last. A colleague's clock that goes five minutes fast would otherwise keep
    a note closed that somebody has just opened again.

    Args:
        now: what the clock says.
        earlier: the moments of what it follows; None for what never was.
    """
    return max([now, *(moment + datetime.timedelta(microseconds=1) for moment in earlier if moment)])


def in_order(steps: Iterable[tuple[str, NoteStep]]) -> list[tuple[str, NoteStep]]:
    """Steps in the order in which they happened; of those at one moment, by id."""
    return sorted(steps, key=lambda named: (named[1].at, named[0]))
