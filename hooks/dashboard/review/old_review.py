"""Reads a review in its form of before 27 November 2026, the file `<slug>.review.yaml`, and gives the new files.

The names of the new files follow from what stands in the old one. So two branches that both migrate it make the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import Literal

from pydantic import BaseModel, Field

from dashboard.core.finding import Finding
from dashboard.core.validation import validate
from dashboard.core.yaml_record import StrictModel, read_yaml_bytes
from dashboard.data.slug import Slug
from dashboard.pieces.digests import Digest, Digests
from dashboard.review.note import FirstNote, NoteStep, NoteTarget, Resolution, Timestamp, Words, is_id
from dashboard.review.publication import Publication
from dashboard.review.review import Approval

DigestsOf = Callable[[Digest, Digest], Digests]
"""Gives the digests of today for the old ones of a text and its rows."""


class OldApproval(StrictModel):
    """An approval, with the two digests of that time."""

    by: Slug
    text_digest: Digest
    data_digest: Digest
    at: Timestamp


class OldReply(StrictModel):
    """An answer to a note."""

    at: Timestamp
    by: Slug
    body: Words


class OldNote(StrictModel):
    """A note with all that happened to it."""

    id: str
    by: Slug
    target: NoteTarget
    body: Words
    suggestion: str | None = None
    replies: list[OldReply] = []
    resolved: Resolution | bool = False
    at: Timestamp


class OldPublication(StrictModel):
    """A publication, with the two digests of that time."""

    at: Timestamp
    text_digest: Digest
    data_digest: Digest
    commit: str = ""


class OldReview(StrictModel):
    """The whole file."""

    approvals: list[OldApproval] = []
    notes: list[OldNote] = []
    published: OldPublication | None = None
    republished: list[OldPublication] = Field(default_factory=list)


def read_old_review(content: bytes, path: str, findings: list[Finding]) -> OldReview | None:
    """Read an old review.

    Args:
        content: the bytes of the file.
        path: the file's path, for findings.
        findings: gets what is wrong.

    Returns:
        The review; None if something in it is wrong.
    """
    record = read_yaml_bytes(content, path, findings) if content.strip() else None
    return validate(OldReview, record, findings) if record else OldReview() if not content.strip() else None


def new_files(
    old: OldReview, digests_of: DigestsOf, publish: Callable[[OldPublication], Publication]
) -> dict[str, BaseModel]:
    """What the files of the folder hold, by their names.

    Args:
        old: the old review.
        digests_of: gives the digests of today.
        publish: gives the record of a publication of today's form.
    """
    files: dict[str, BaseModel] = {}
    for old_approval in old.approvals:
        digests = digests_of(old_approval.text_digest, old_approval.data_digest)
        approval = Approval(by=old_approval.by, at=old_approval.at, digests=digests)
        files[f"approvals/{approval.file_name}"] = approval
    for old_publication in [*([old.published] if old.published else []), *old.republished]:
        publication = publish(old_publication)
        files[publication.file_name] = publication
    for note in old.notes:
        first = FirstNote(by=note.by, at=note.at, target=note.target, body=note.body, suggestion=note.suggestion)
        id = note.id if is_id(note.id) else f"note-{_digest(note.id)}"
        if files.get(f"notes/{id}.yaml", first) != first:  # Another note has this id: git joined the lines of two.
            id = f"note-{_digest(note.id, first.model_dump_json())}"
        files[f"notes/{id}.yaml"] = first
        files |= {f"notes/{id}/{_step_id(step)}.yaml": step for step in _steps(note)}
    return files


def _steps(note: OldNote) -> Iterator[NoteStep]:
    for reply in note.replies:
        yield NoteStep(kind="reply", by=reply.by, at=reply.at, body=reply.body)
    if note.resolved:
        kind: Literal["resolve"] = "resolve"
        # Of some nobody wrote down who closed them, and when.
        last = max([note.at, *(reply.at for reply in note.replies)])
        by, at = (note.by, last) if note.resolved is True else (note.resolved.by, note.resolved.at)
        yield NoteStep(kind=kind, by=by, at=at)


def _step_id(step: NoteStep) -> str:
    return f"{step.at:%y%m%d-%H%M}-{_digest(step.model_dump_json())}"


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
