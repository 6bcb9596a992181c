"""One piece under `docs/analyses/`: its front matter, and the rule that decides whether it is public."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol
from zoneinfo import ZoneInfo

from dashboard.core.finding import Finding, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.validation import validate
from dashboard.core.words import _
from dashboard.core.yaml_record import Record
from dashboard.people.author import Author
from dashboard.people.registry import Registry
from dashboard.people.theme import Theme
from dashboard.pieces.front_matter import KIND_LABELS, FrontMatter, Status

WORDS_A_MINUTE = 200
"""The speed of silent reading. Of English non-fiction it is about 238 words a minute; this leaves time for charts, and
for readers whose first language is another.

M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109 (2019).
"""


class Analysis(Frozen):
    """A piece whose front matter is valid and whose authors and theme exist."""

    slug: str
    path: str
    """The path of its file, from the root of the repository."""
    front: FrontMatter
    authors: tuple[Author, ...]
    theme: Theme
    minutes: int
    """How long it takes to read, at least 1."""
    due: datetime.datetime
    """The moment, in UTC, from which readers may see it: its day in the site's time zone, or a later embargo."""
    zone: str
    """The name of the site's time zone."""
    cleared: bool = False
    """Whether it has the required approvals and they are valid, and no marks of editing are left in it."""
    recorded: datetime.date | None = None
    """The day of its first publication by the records of `desk publish`; None if there is none."""

    @cached_property
    def first_seen(self) -> datetime.date:
        """The day from which readers see it: later than the printed one if it was published later."""
        return max(self.day, self.recorded or self.day)

    @cached_property
    def day(self) -> datetime.date:
        """The day that is printed: its date, or that of a later embargo, also of its data."""
        return self.due.astimezone(ZoneInfo(self.zone)).date()

    @property
    def is_embargoed(self) -> bool:
        """Whether an embargo, its own or of its data, keeps it back beyond its date."""
        return self.due > due_of(self.front.date, None, ZoneInfo(self.zone))

    @cached_property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"analyses/{self.slug}/"

    @cached_property
    def is_withdrawn(self) -> bool:
        """Whether its front matter says that it is withdrawn."""
        return self.front.withdrawn is not None

    @property
    def printed_people(self) -> tuple[str, ...]:
        """The names, roles and institutes of its authors, as its byline and its boxes print them."""
        return tuple([part for author in self.authors for part in author.printed])

    @property
    def kind_label(self) -> str:
        """The word for its kind that stands above the title."""
        return _(KIND_LABELS[self.front.kind])


def read_analysis(
    record: Record, slug: str, words: int, registry: Registry, zone: ZoneInfo, findings: list[Finding]
) -> Analysis | None:
    """Read the front matter of a piece. The piece is not cleared yet.

    Args:
        record: the front matter.
        slug: the name of the file without its ending.
        words: how many words its text has.
        registry: the authors and themes of the site.
        zone: the site's time zone, in which a day begins at 00:00.
        findings: takes what is wrong.

    Returns:
        None if something is wrong.
    """
    front = validate(FrontMatter, record, findings)
    name_findings = list(_check_registered(record, registry))
    findings.extend(name_findings)
    if front is None or name_findings:
        return None
    authors = [registry.authors.get(name) for name in front.authors]
    if None in authors:
        return None
    known_authors = tuple(author for author in authors if author)
    return Analysis(
        slug,
        record.path,
        front,
        known_authors,
        registry.themes[front.theme],
        minutes_to_read(words),
        due_of(front.date, front.embargo, zone),
        zone.key,
    )


def minutes_to_read(words: int) -> int:
    """How long it takes to read a number of words, at least 1 minute."""
    return max(1, math.ceil(words / WORDS_A_MINUTE))


def _check_registered(record: Record, registry: Registry) -> Iterator[Finding]:
    """Compare the people and the theme that a front matter names with the registry, valid or not as it may be."""
    for key in ("authors", "reviewers"):
        names = record.data.get(key)
        names = [str(name).strip() for name in names] if isinstance(names, list) else []
        for index, name in enumerate(names):
            if name not in registry.authors:
                message, hint = f"{key}: there is no author '{name}'.", nearest(name, registry.authors)
                yield record.finding("unknown-author", (key, index), message, hint)
            elif name in names[:index]:
                message, hint = f"{key}: '{name}' is named twice.", "Name each once."
                yield record.finding("duplicate-author", (key, index), message, hint)
    theme = record.data.get("theme")
    theme = theme.strip() if isinstance(theme, str) else ""  # (Of anything else the model says that it is no text.)
    if theme and theme not in registry.themes:
        message, hint = f"theme: there is no theme '{theme}'.", nearest(theme, registry.themes)
        yield record.finding("unknown-theme", ("theme",), message, hint)


def due_of(date: datetime.date, embargo: datetime.datetime | None, zone: ZoneInfo) -> datetime.datetime:
    """The moment, in UTC, from which readers may see a text.

    Args:
        date: its day, which begins at 00:00 in the site's time zone.
        embargo: a moment that may be later.
        zone: the site's time zone.
    """
    # In UTC, since Python compares two times of one zone by what the clock shows, wrongly when clocks change.
    start = datetime.datetime.combine(date, datetime.time(), zone).astimezone(datetime.UTC)
    return max(start, embargo.astimezone(datetime.UTC)) if embargo else start


def is_announced(piece: Analysis, at: datetime.datetime) -> bool:
    """Decide whether readers may know title, theme and day of a piece that they may not see yet.

    Its author must have said so, it must be approved, and its day must be to come. An embargo lets nothing out before
    its time, the title neither. No other place decides that.

    Args:
        piece: the piece.
        at: the moment, with its offset from UTC.
    """
    is_ready = piece.front.status in ("approved", "published") and piece.cleared and not piece.is_withdrawn
    is_open = piece.front.announce and is_ready and piece.front.embargo is None and not piece.is_embargoed
    return is_open and at.astimezone(datetime.UTC) < piece.due


class HasStatus(Protocol):
    """Front matter with a status."""

    @property
    def status(self) -> Status:
        """How far the text is on its way to readers."""


class Publishable(Protocol):
    """What readers may get some day: a piece, or a page that is none."""

    @property
    def front(self) -> HasStatus:
        """Its front matter."""

    @property
    def cleared(self) -> bool:
        """Whether it has all approvals that it needs."""

    @property
    def due(self) -> datetime.datetime:
        """The moment, in UTC, from which readers may see it."""

    @cached_property
    def is_withdrawn(self) -> bool:
        """Whether readers could see it once and should no more."""


def is_public(text: Publishable, at: datetime.datetime) -> bool:
    """Decide whether readers may see a piece or a standing page. No other place decides that.

    Args:
        text: the piece or the page.
        at: the moment, with its offset from UTC.
    """
    is_open = text.front.status == "published" and text.cleared and not text.is_withdrawn
    return is_open and at.astimezone(datetime.UTC) >= text.due
