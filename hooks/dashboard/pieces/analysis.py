"""One piece under `docs/analyses/`: its front matter, and the rule that decides whether it is public."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Literal, Protocol
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationInfo, field_validator

from dashboard.core.dates import Day
from dashboard.core.finding import Finding, nearest
from dashboard.core.name_of import NameOf
from dashboard.core.validation import validate
from dashboard.core.words import N_, _
from dashboard.core.yaml_record import Record, StrictModel
from dashboard.data.descriptor import Embargo
from dashboard.data.slug import Slug
from dashboard.people.author import Author
from dashboard.people.registry import Registry
from dashboard.people.theme import Theme
from dashboard.pieces.tag import OneTag

Kind = Literal["comment", "analysis", "brief", "data-note"]
Status = Literal["draft", "review", "approved", "published"]
KIND_LABELS: dict[str, str] = {
    "comment": N_("Comment"),
    "analysis": N_("Analysis"),
    "brief": N_("Brief"),
    "data-note": N_("Data note"),
}
WORDS_A_MINUTE = 200
"""The speed of silent reading. Of English non-fiction it is about 238 words a minute; this leaves time for charts, and
for readers whose first language is another.

M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109 (2019).
"""


class Hero(StrictModel):
    """The picture at the top of a piece."""

    image: str = Field(description="A path from the file, such as ../images/trade-cover.svg.")
    alt: str = Field(min_length=1, description="What the picture shows, for readers who do not see it.")
    credit: str = Field(min_length=1, description="Who made it, or from which data.")


class Correction(StrictModel):
    """What was corrected after publication."""

    date: Day = Field(description="The day of the correction.")
    text: str = Field(min_length=1, description="What was wrong and what is right, in one sentence.")


class Withdrawal(StrictModel):
    """A piece that was public is public no longer. Readers are told this of it, and its title."""

    date: Day = Field(description="The day of the withdrawal.")
    reason: str = Field(min_length=1, max_length=500, description="Why, in one or two sentences for readers.")


class FrontMatter(StrictModel):
    """The front matter of an analysis."""

    title: str = Field(min_length=1, description="The title, in quotes if it holds a colon.")
    kind: Kind = Field(description="comment, analysis, brief or data-note.")
    standfirst: str = Field(min_length=1, description="One or two sentences below the title.")
    authors: list[Annotated[str, NameOf("author")]] = Field(
        min_length=1, description="A list of authors' slugs, such as [filip-rudnik]."
    )
    theme: Annotated[str, NameOf("theme")] = Field(description="economy, energy, politics, security or society.")
    date: Day = Field(description="The day of publication, such as 2025-05-09.")
    status: Status = Field(description="draft, review, approved or published.")
    hero: Hero | None = Field(default=None, description="The picture above the text, in lists and on cards.")
    updated: Day | None = Field(
        default=None, description="The day of the last change that readers are told of, below the title."
    )
    embargo: Embargo | None = Field(default=None, description="A time with its zone, before which nobody gets it.")
    reviewers: list[Annotated[str, NameOf("author")]] = Field(
        default=[], description="Who shall read it; the desk says whose turn it is. Readers do not get it."
    )
    review_by: Day | None = Field(default=None, description="The day by which reviewers shall have read it.")
    corrections: list[Correction] = Field(
        default=[], description="What was wrong: at the end of the piece and on /corrections/."
    )
    withdrawn: Withdrawal | None = Field(
        default=None, description="As desk withdraw writes it: the address says since when and why."
    )
    key_points: list[str] = Field(default=[], description="What a reader takes away, in sentences above the text.")
    related: list[Annotated[str, NameOf("analysis")]] = Field(
        default=[], description="Slugs of pieces that stand first among the related ones."
    )
    lead: bool = Field(default=False, description="true: it leads the front page.")
    announce: bool = Field(
        default=False, description="true lets readers know title, theme and day of a piece that is approved."
    )
    formerly: list[Slug] = Field(
        default=[],
        description="Slugs that it had before, as desk rename writes them: their addresses lead to it.",
        examples=["[old-slug]"],
    )
    lang: Literal["en", "pl", "de", "sv"] = Field(
        default="en", description="Its language, for screen readers and programs, and for how numbers in it are read."
    )
    translation_of: Annotated[str, NameOf("analysis")] | None = Field(
        default=None, description="The slug of the piece that it translates; each leads to the other at its end."
    )
    tags: list[OneTag] = Field(
        default=[],
        description="What it is about, at its end; a tag of three public pieces has a page.",
        examples=["[yuan, gas pipeline]"],
    )

    @field_validator("updated")
    @classmethod
    def _check_updated(cls, updated: datetime.date | None, info: ValidationInfo) -> datetime.date | None:
        if updated and updated < info.data.get("date", updated):
            raise ValueError(f"a day that is not before 'date' ({info.data['date']})")
        return updated


@dataclass(frozen=True)
class Analysis:
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
    minutes = max(1, math.ceil(words / WORDS_A_MINUTE))
    return Analysis(
        slug,
        record.path,
        front,
        known_authors,
        registry.themes[front.theme],
        minutes,
        due_of(front.date, front.embargo, zone),
        zone.key,
    )


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
    theme = str(record.data.get("theme") or "").strip()
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
        """Whether readers could see it once and shall no more."""


def is_public(text: Publishable, at: datetime.datetime) -> bool:
    """Decide whether readers may see a piece or a standing page. No other place decides that.

    Args:
        text: the piece or the page.
        at: the moment, with its offset from UTC.
    """
    is_open = text.front.status == "published" and text.cleared and not text.is_withdrawn
    return is_open and at.astimezone(datetime.UTC) >= text.due
