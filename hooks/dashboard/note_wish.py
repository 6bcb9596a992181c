"""What a reviewer wants done from the browser, and its doing: one more note, a reply, a note closed or opened again."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from dashboard.descriptor import Slug
from dashboard.record import Closed
from dashboard.review import LONGEST, Note, Reply, Resolution, Review, Target
from dashboard.review_store import ConflictError, ReviewError, change, new_id, read


class DeskError(Exception):
    """What is wished cannot be done; nothing was written."""

    def __init__(self, status: HTTPStatus, id: str, message: str, hint: str = "", **more: Any) -> None:
        super().__init__(message)
        self.status, self.id, self.hint, self.more = status, id, hint, more


class Wish(Closed):
    """What a page sends."""

    action: Literal["note", "reply", "resolve", "reopen"]
    by: Slug
    seen: str = Field(default="", max_length=64, description="The digest of the review file that the page shows.")
    note: str = Field(default="", max_length=40, description="The id of the note that is meant.")
    target: Target | None = None
    body: str = Field(default="", max_length=LONGEST)
    suggestion: str | None = Field(default=None, max_length=LONGEST)

    @model_validator(mode="after")
    def _whole(self) -> Wish:
        if self.action == "note" and self.target is None:
            raise ValueError("a note needs a target")
        if self.action != "note" and not self.note:
            raise ValueError(f"'{self.action}' needs the id of a note")
        if self.action in ("note", "reply") and not self.body.strip():
            raise ValueError(f"a {self.action} needs words")
        return self


@dataclass(frozen=True)
class NoteDesk:
    """The notes of one piece, to be read and written."""

    path: Path
    """The review file."""
    locks: Path

    def state(self) -> dict[str, Any]:
        """The digest of the file and its notes, as JSON.

        Raises:
            DeskError: the file cannot be read.
        """
        try:
            review, seen = read(self.path)
        except ReviewError as error:
            raise _unreadable(error) from None
        return {"seen": seen, "notes": [note.model_dump(mode="json") for note in review.notes]}

    def fulfil(self, wish: Wish, at: datetime.datetime) -> dict[str, Any]:
        """Do it. The id of the note and the new state come back.

        Raises:
            DeskError: somebody else wrote since, the note is gone, or the file cannot be read.
        """
        name = wish.note

        def edit(review: Review) -> Review:
            nonlocal name
            name = wish.note or new_id(at, {one.id for one in review.notes})
            return _edited(review, wish, name, at)

        try:
            change(self.path, self.locks, edit, wish.seen or None)
        except ConflictError:
            message = "Somebody else wrote a note since this page was made."
            raise DeskError(HTTPStatus.CONFLICT, "conflict", message, "It is sent again.", **self.state()) from None
        except ReviewError as error:
            raise _unreadable(error) from None
        return {"note": name, **self.state()}


def _edited(review: Review, wish: Wish, name: str, at: datetime.datetime) -> Review:
    if wish.action == "note":
        assert wish.target
        told = {"id": name, "by": wish.by, "target": wish.target, "body": wish.body, "at": at}
        note = Note(**told, **({} if wish.suggestion is None else {"suggestion": wish.suggestion}))  # type: ignore[arg-type]
        return review.model_copy(update={"notes": [*review.notes, note]})
    try:
        known = review.note(name)
    except LookupError:
        raise _gone(name) from None
    update: dict[str, Any]
    if wish.action == "reply":
        update = {"replies": [*known.replies, Reply(at=at, by=wish.by, body=wish.body)]}
    else:
        update = {"resolved": Resolution(by=wish.by, at=at) if wish.action == "resolve" else False}
    notes = [one.model_copy(update=update) if one.id == name else one for one in review.notes]
    return review.model_copy(update={"notes": notes})


def _gone(name: str) -> DeskError:
    return DeskError(
        HTTPStatus.NOT_FOUND, "unknown-note", f"There is no note '{name}' any more.", "Load the page again."
    )


def _unreadable(error: ReviewError) -> DeskError:
    first = error.findings[0]
    message = f"The review file cannot be read: {first.path}:{first.line} {first.message}"
    return DeskError(HTTPStatus.INTERNAL_SERVER_ERROR, first.id, message, first.hint)
