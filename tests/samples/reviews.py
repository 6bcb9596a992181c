"""What the folder of a review holds."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from dashboard.pieces.digests import Digests
from dashboard.review.note import FirstNote, NoteTarget
from dashboard.review.publication import Publication
from dashboard.review.review import Approval
from dashboard.review.review_store import write_file

AT = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))
DIGESTS = Digests(text="a" * 64, rows="b" * 64, surroundings="c" * 64, units="d" * 64)
"""Of no piece."""


def note(body: str = "How much?", **more: object) -> FirstNote:
    """A note on the word "surged".

    Args:
        body: its text.
        more: further keys, or others in place of these.
    """
    return FirstNote.model_validate({"by": "osw", "target": NoteTarget(exact="surged"), "body": body, "at": AT, **more})


def approval(by: str, digests: Digests = DIGESTS, at: datetime.datetime = AT) -> Approval:
    """An approval, by itself of made-up digests."""
    return Approval(by=by, at=at, digests=digests)


def publication(digests: Digests = DIGESTS, at: datetime.datetime = AT, **more: object) -> Publication:
    """The record of a publication, by itself of made-up digests and of the day on which it was made.

    Args:
        digests: what was published.
        at: when it was recorded.
        more: further keys, or others in place of these.
    """
    return Publication.model_validate({"at": at, "date": at.date(), "digests": digests, **more})


def review_files(
    slug: str = "lifeline",
    approvals: Iterable[Approval] = (),
    notes: Mapping[str, FirstNote] | None = None,
    publications: Iterable[Publication] = (),
) -> dict[str, str | None]:
    """The files of a review by their paths.

    Args:
        slug: of its piece.
        approvals: who has approved it.
        notes: the notes on it, by id.
        publications: when it was published.
    """
    files = {f"approvals/{entry.file_name}": write_file(entry) for entry in approvals}
    files |= {f"notes/{id}.yaml": write_file(first) for id, first in (notes or {}).items()}
    files |= {entry.file_name: write_file(entry) for entry in publications}
    return {f"docs/analyses/{slug}.review/{name}": text for name, text in files.items()}


def published_file(at: str = "2025-05-09T10:00:00+02:00", text_digest: str = "a" * 64, **more: object) -> str:
    """The text of the record of a publication.

    Args:
        at: when it was recorded, and its day.
        text_digest: of the text that was published.
        more: further keys, or others in place of these.
    """
    digests = DIGESTS.model_copy(update={"text": text_digest})
    return write_file(publication(digests, datetime.datetime.fromisoformat(at), **more))
