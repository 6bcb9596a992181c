"""The days for which a piece was announced before its present one, as git's main line has them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from pydantic import BaseModel, ValidationError

from dashboard.data.git_history import History
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.head_and_body import read_front_matter
from dashboard.site.content import SiteContent

MOST_VERSIONS = 25
"""The versions of a text that are looked at, the latest ones."""


class _OldHead(BaseModel):
    """What an old front matter says of its day. Its other keys may be of another time of the engine."""

    status: str
    date: datetime.date
    announce: bool = False
    embargo: Any = None

    @property
    def is_announced(self) -> bool:
        """Whether readers were told of this day; that it was approved is what a publication asks of such a status."""
        return self.announce and self.status in ("approved", "published") and self.embargo is None


def former_days(content: SiteContent, piece: Analysis) -> tuple[datetime.date, ...]:
    """The days for which readers were told to expect a piece before, the latest last.

    Args:
        content: all that is known.
        piece: one that is announced.

    Returns:
        The days without the present one, each once; none where git knows nothing.
    """
    history, at = content.history, content.audience.at
    if not history.head:
        return ()
    with suppress(LookupError):
        key = ("announced days", piece.path, *history.state)
        told = content.cache.memoize(key, partial(_told_days, history, piece.path))
        days = (day for since, day in told if since <= at and since.astimezone(history.zone).date() <= day)
        return tuple(day for day in dict.fromkeys(days) if day != piece.day)
    return ()


def _told_days(history: History, path: str) -> list[tuple[datetime.datetime, datetime.date]]:
    """The days of a text's versions that were announced, each with its moment, the oldest first."""
    return list(_days(history, path))[::-1]


def _days(history: History, path: str) -> Iterator[tuple[datetime.datetime, datetime.date]]:
    versions = [(commit, at) for commit, at, _ in history.file_versions_in(path)][:MOST_VERSIONS]
    contents = history.versions_of([(path, commit) for commit, _ in versions]) if versions else []
    for (_, at), content in zip(versions, contents, strict=True):
        record = read_front_matter(content, path) if content else None
        with suppress(ValidationError):
            head = _OldHead.model_validate(record.data if record else {})
            if head.is_announced:
                yield at, head.date
