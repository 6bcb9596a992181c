"""One piece under `docs/analyses/`: its front matter, and the question whether it is public."""

from __future__ import annotations

import datetime
import math
from dataclasses import dataclass
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AwareDatetime, Field, PlainSerializer, ValidationInfo, field_validator

from dashboard.core.finding import Finding, nearest
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Closed, Record
from dashboard.data.descriptor import Slug
from dashboard.people.registry import Author, Registry, Theme

Kind = Literal["comment", "analysis", "brief", "data-note"]
Status = Literal["draft", "review", "approved", "published"]
KIND_LABELS: dict[str, str] = {
    "comment": "Comment",
    "analysis": "Analysis",
    "brief": "Brief",
    "data-note": "Data note",
}
WORDS_A_MINUTE = 200
"""Silent reading of English non-fiction: about 238 words a minute, with slack for charts and for readers whose
first language it is not.

M. Brysbaert, How many words do we read per minute?, Journal of Memory and Language 109 (2019).
"""

Embargo = Annotated[AwareDatetime, PlainSerializer(str)]


class Hero(Closed):
    """The picture at the head of a piece."""

    image: str = Field(description="A path from the file, such as ../images/trade-cover.svg.")
    alt: str = Field(min_length=1, description="What the picture shows, for readers who do not see it.")
    credit: str = Field(min_length=1, description="Who made it, or from which data.")


class Correction(Closed):
    """What was put right after publication."""

    date: datetime.date
    text: str = Field(min_length=1)


class FrontMatter(Closed):
    """The head of an analysis."""

    title: str = Field(min_length=1, description="The title, in quotes if it holds a colon.")
    kind: Kind = Field(description="comment, analysis, brief or data-note.")
    standfirst: str = Field(min_length=1, description="One or two sentences below the title.")
    authors: list[str] = Field(min_length=1, description="A list of authors' slugs, such as [filip-rudnik].")
    theme: str = Field(description="economy, energy, politics, security or society.")
    date: datetime.date = Field(description="The day of publication, such as 2025-05-09.")
    status: Status = Field(description="draft, review, approved or published.")
    hero: Hero | None = None
    updated: datetime.date | None = None
    embargo: Embargo | None = None
    reviewers: list[str] = []
    corrections: list[Correction] = []
    key_points: list[str] = []
    related: list[str] = []
    lead: bool = False
    formerly: list[Slug] = []
    lang: Literal["en", "pl", "de", "sv"] = "en"
    translation_of: str | None = None
    tags: list[str] = []

    @field_validator("updated")
    @classmethod
    def _not_before(cls, updated: datetime.date | None, info: ValidationInfo) -> datetime.date | None:
        if updated and updated < info.data.get("date", updated):
            raise ValueError(f"a day that is not before 'date' ({info.data['date']})")
        return updated


@dataclass(frozen=True)
class Analysis:
    """A piece whose front matter is whole and whose authors and theme are known."""

    slug: str
    path: str
    """From the root of the repository."""
    front: FrontMatter
    authors: tuple[Author, ...]
    theme: Theme
    minutes: int
    """How long it takes to read."""
    due: datetime.datetime
    """Readers do not see it before: its day in the site's time zone, or its embargo if that ends later. In UTC."""
    cleared: bool = False
    """Whether the required approvals are valid, and no marks of editing are left in it."""

    @property
    def url(self) -> str:
        """Where its page is, from the root of the site."""
        return f"analyses/{self.slug}/"

    @property
    def kind_label(self) -> str:
        """The kicker's word."""
        return KIND_LABELS[self.front.kind]


def read_analysis(
    record: Record, slug: str, words: int, registry: Registry, zone: ZoneInfo, findings: list[Finding]
) -> Analysis | None:
    """The piece whose front matter this is, not cleared yet; None and findings where something in it is wrong.

    `zone` is the site's, in which a day begins at 00:00.
    """
    front = validate(FrontMatter, record, findings)
    if front is None:
        return None
    wrong: list[Finding] = []
    for key, names in (("authors", front.authors), ("reviewers", front.reviewers)):
        for index, name in enumerate(names):
            if name not in registry.authors:
                message = f"{key}: there is no author '{name}'."
                hint = nearest(name, registry.authors)
                wrong.append(record.finding("unknown-author", (key, index), message, hint))
            elif name in names[:index]:
                message = f"{key}: '{name}' is named twice."
                wrong.append(record.finding("duplicate-author", (key, index), message, "Name each once."))
    if front.theme not in registry.themes:
        message = f"theme: there is no theme '{front.theme}'."
        wrong.append(record.finding("unknown-theme", ("theme",), message, nearest(front.theme, registry.themes)))
    findings.extend(wrong)
    authors = [registry.authors.get(name) for name in front.authors]
    if wrong or None in authors:
        return None
    known = tuple(author for author in authors if author)
    minutes = max(1, math.ceil(words / WORDS_A_MINUTE))
    return Analysis(slug, record.path, front, known, registry.themes[front.theme], minutes, _due(front, zone))


def _due(front: FrontMatter, zone: ZoneInfo) -> datetime.datetime:
    # In UTC: where clocks change, times of one zone are compared by what their clocks show.
    begins = datetime.datetime.combine(front.date, datetime.time(), zone).astimezone(datetime.UTC)
    return max(begins, front.embargo.astimezone(datetime.UTC)) if front.embargo else begins


def is_public(analysis: Analysis, at: datetime.datetime) -> bool:
    """Whether readers may see a piece at a moment, which knows its offset: the one place where that is decided."""
    return analysis.front.status == "published" and analysis.cleared and at.astimezone(datetime.UTC) >= analysis.due
