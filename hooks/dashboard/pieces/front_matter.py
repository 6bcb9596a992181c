"""The front matter of a piece."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator

from dashboard.core.dates import Day
from dashboard.core.name_of import NameOf
from dashboard.core.plain_text import require_written
from dashboard.core.words import N_
from dashboard.core.yaml_record import StrictModel, Words, called_elsewhere
from dashboard.data.descriptor import Embargo
from dashboard.data.slug import Slug
from dashboard.pieces.tag import OneTag

Kind = Literal["comment", "analysis", "brief", "data-note"]
Status = Literal["draft", "review", "approved", "published"]
KIND_LABELS: dict[str, str] = {
    "comment": N_("Comment"),
    "analysis": N_("Analysis"),
    "brief": N_("Brief"),
    "data-note": N_("Data note"),
}
LANGUAGE_NAMES: dict[str, str] = {"en": "English", "pl": "Polski", "de": "Deutsch", "sv": "Svenska"}
"""What the languages of pieces are called in themselves."""


class Hero(StrictModel):
    """The picture at the top of a piece."""

    image: str = Field(description="A path from the file, such as ../images/trade-cover.svg.")
    alt: str = Field(
        min_length=1,
        description=(
            "What the picture shows, such as 'Two bundles of lines cross and drift apart'. → for readers "
            "who do not see it"
        ),
    )
    credit: str = Field(
        min_length=1,
        description=(
            "Who made it, or from which data, such as 'Drawn from the trade of 2015 to 2025'. → below the picture"
        ),
    )


class Correction(StrictModel):
    """What was corrected after publication."""

    date: Day = Field(description="The day of the correction.")
    text: str = Field(
        min_length=1,
        description="What was wrong and what is right, such as 'Exports of 2023 were 111 billion dollars, not 101'.",
    )


class Withdrawal(StrictModel):
    """A piece that was public is public no longer. Readers are told this of it, and its title."""

    date: Day = Field(description="The day of the withdrawal.")
    reason: str = Field(
        min_length=1, max_length=500, description="Why, for readers, such as 'The figures were of another year'."
    )


_ELSEWHERE = {
    "standfirst": "description excerpt summary subtitle abstract deck dek lede teaser",
    "theme": "category categories section topic",
    "tags": "keywords subjects",
    "updated": "lastmod last_modified last_modified_at last_updated date_modified modified datemodified",
    "date": "pubdate publishdate publish_date date_published created",
    "hero": "image cover thumbnail banner feature featured_image cover_image og_image",
    "status": "draft published publish state",
    "lang": "language locale",
    "formerly": "aliases redirect_from",
    "": "layout permalink slug url id output format weight menu toc jupytext kernelspec engine execute freeze cssclass"
    " bibliography csl editor cssclasses sidebar_position sidebar_label hide_title comments math mathjax",
}
"""What Quarto, Jekyll, Hugo, Obsidian, Docusaurus and Jupyter call the keys; behind '' those that none needs."""


class FrontMatter(StrictModel):
    """The front matter of an analysis."""

    elsewhere = called_elsewhere(_ELSEWHERE)

    title: str = Field(
        min_length=1,
        description=(
            "In quotes if it holds a colon, such as 'More barrels, less money'. → piece, lists, search, "
            "feeds, citations"
        ),
    )
    kind: Kind = Field(description="comment, analysis, brief or data-note. → above the title, lists, feeds")
    standfirst: str = Field(
        min_length=1,
        description=(
            "One or two sentences, such as 'Trade has doubled since 2020. It weighs more for one of the "
            "two.' → below the title, lists, cards, feeds"
        ),
    )
    authors: list[Annotated[str, NameOf("author")]] = Field(
        min_length=1, description="A list of authors' slugs, such as [filip-rudnik]. → byline, their pages, citations"
    )
    theme: Annotated[str, NameOf("theme")] = Field(
        description="economy, energy, politics, security or society. → above the title, the theme's page"
    )
    date: Day = Field(description="The day of publication, such as 2025-05-09. → byline, lists, feeds, citations")
    status: Status = Field(description="draft, review, approved or published. → whether readers get it; the desk")
    hero: Hero | None = Field(default=None, description="The picture of the piece. → above the text, lists, cards")
    updated: Day | None = Field(
        default=None, description="The day of the last change that readers are told of. → byline, feeds, sitemap"
    )
    embargo: Embargo | None = Field(
        default=None,
        description="A time with its zone, before which nobody gets it. → whether readers get it; the desk",
    )
    reviewers: list[Annotated[str, NameOf("author")]] = Field(
        default_factory=list, description="Who should read it. → the desk, as those whose turn it is; never to readers"
    )
    review_by: Day | None = Field(
        default=None, description="The day by which reviewers should have read it. → the desk; never to readers"
    )
    corrections: list[Correction] = Field(
        default_factory=list, description="What was wrong. → end of the piece, /corrections/, feeds"
    )
    withdrawn: Withdrawal | None = Field(
        default=None, description="As desk withdraw writes it. → the piece's address, in place of the text"
    )
    key_points: list[Words] = Field(
        default_factory=list,
        description="What a reader takes away, such as [Trade has doubled since 2020]. → above the text",
    )
    related: list[Annotated[str, NameOf("analysis")]] = Field(
        default_factory=list, description="Slugs of pieces that stand first among the related ones. → end of the piece"
    )
    lead: bool = Field(default=False, description="true: it is the first of all. → the front page")
    announce: bool = Field(
        default=False,
        description="true lets readers know title, theme and day of a piece that is approved. → /calendar/",
    )
    formerly: list[Slug] = Field(
        default_factory=list,
        description="Slugs that it had before, as desk rename writes them. → their addresses, which lead to it",
        examples=["[old-slug]"],
    )
    lang: Literal["en", "pl", "de", "sv"] = Field(
        default="en", description="Its language. → for screen readers and programs, and how its numbers are read"
    )
    translation_of: Annotated[str, NameOf("analysis")] | None = Field(
        default=None, description="The slug of the piece that it translates. → end of both, which lead to one another"
    )
    tags: list[OneTag] = Field(
        default_factory=list,
        description="What it is about; a tag of three public pieces has a page. → end of the piece, /tags/",
        examples=["[yuan, gas pipeline]"],
    )

    _require_written = field_validator("embargo", "withdrawn", mode="before")(require_written)

    @field_validator("updated")
    @classmethod
    def _check_updated(cls, updated: datetime.date | None, info: ValidationInfo) -> datetime.date | None:
        if updated and updated < info.data.get("date", updated):
            raise ValueError(f"a day that is not before 'date' ({info.data['date']})")
        return updated
