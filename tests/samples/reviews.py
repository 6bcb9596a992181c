"""What a review file holds."""

from __future__ import annotations

import datetime

from dashboard.review.review import Approval, Note

AT = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def note(id: str, body: str = "How much?", **more: object) -> Note:
    """A note on the word "surged".

    Args:
        id: of the note.
        body: its text.
        more: further keys as they are written, or others in place of these.
    """
    return Note.model_validate({"id": id, "by": "osw", "target": {"exact": "surged"}, "body": body, "at": AT, **more})


def approval(by: str) -> Approval:
    """An approval of made-up digests."""
    return Approval(by=by, at=AT, text_digest="a" * 64, data_digest="b" * 64)


def published_review(at: str = "2025-05-09T10:00:00+02:00", text_digest: str = "a" * 64) -> str:
    """A review file with nothing but the record of a publication, by itself of made-up digests.

    Args:
        at: when it was recorded.
        text_digest: of the text that was published.
    """
    return f"published: {{at: '{at}', text_digest: {text_digest}, data_digest: {'b' * 64}}}\n"
