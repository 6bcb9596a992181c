"""What reviewers have said of a piece: approvals, notes, publications. Readers never see any of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import zip_longest
from zoneinfo import ZoneInfo

from pydantic import Field

from dashboard.core.yaml_record import StrictModel
from dashboard.pieces.digests import Digests
from dashboard.review.note import Note, Person, Reply, Timestamp
from dashboard.review.publication import Publication

AHEAD = datetime.timedelta(days=1)
"""How far the clock of who has made a record may be ahead."""


def is_of_future(at: datetime.datetime, now: datetime.datetime) -> bool:
    """Whether a record names a moment at which nobody can have made it, whatever their clock.

    Args:
        at: the moment that it names.
        now: the present moment.
    """
    return at > now + AHEAD


class Approval(StrictModel):
    """The file `approvals/<reviewer>-<time>.yaml`: a reviewer says that the piece may be published as it was then."""

    by: Person = Field(description="A reviewer of data/authors/.")
    at: Timestamp
    digests: Digests

    @property
    def file_name(self) -> str:
        """The name of its file, with the moment in UTC. No two branches choose the same."""
        return f"{self.by}-{self.at.astimezone(datetime.UTC):%Y%m%d-%H%M%S-%f}.yaml"


class Review(StrictModel):
    """All that the folder of a review holds, in the order in which it happened."""

    approvals: tuple[Approval, ...] = ()
    notes: tuple[Note, ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def open_notes(self) -> list[Note]:
        """The notes that wait for an answer."""
        return [note for note in self.notes if note.open]

    @property
    def last_published(self) -> Publication | None:
        """The last publication, with its commit if that was recorded later; None if the piece was never published."""
        last = self.publications[-1] if self.publications else None
        if last is None:
            return None
        known = (earlier for earlier in reversed(self.publications) if earlier.commit and earlier.says_the_same(last))
        return next(known, last)

    def public_since(self, zone: ZoneInfo) -> datetime.datetime | None:
        """The moment, in UTC, from which readers could see the piece first; None if no publication was recorded.

        The moment may be still to come. No other place says what "has been public" means.

        Args:
            zone: the site's time zone.
        """
        return min((since for since, _ in self._shown(zone)), default=None)

    def seen(self, at: datetime.datetime, zone: ZoneInfo) -> tuple[Publication, ...]:
        """The publications that readers could see until a moment, in order.

        Args:
            at: the moment.
            zone: the site's time zone.
        """
        return tuple(publication for since, publication in self._shown(zone) if since <= at)

    def last_seen(self, at: datetime.datetime, zone: ZoneInfo) -> Publication | None:
        """The last publication that readers could see at a moment; None if they could see none.

        Args:
            at: the moment.
            zone: the site's time zone.
        """
        seen = self.seen(at, zone)
        return seen[-1] if seen else None

    def _shown(self, zone: ZoneInfo) -> Iterator[tuple[datetime.datetime, Publication]]:
        """Each publication with the moment from which readers could see it.

        One that another replaced before its day had come is left out: a piece that was postponed was not seen.
        """
        for publication, following in zip_longest(self.publications, self.publications[1:]):
            since = publication.seen_from(zone)
            if following is None or since <= following.at:
                yield since, publication

    def note(self, id: str) -> Note:
        """The note with an id.

        Raises:
            LookupError: there is none.
        """
        for note in self.notes:
            if note.id == id:
                return note
        raise LookupError(id)

    def message(self, id: str) -> tuple[Note, Reply | None]:
        """The note with an id; or the note and its reply, if the id is that of a reply.

        Raises:
            LookupError: there is neither.
        """
        answers = [(note, reply) for note in self.notes for reply in note.replies if reply.id == id]
        return answers[0] if answers else (self.note(id), None)


EMPTY = Review()
"""The review of a piece that has none."""
