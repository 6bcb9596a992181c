"""Authors: people and teams, and the posts that they have or had."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from dashboard.core.email import Email
from dashboard.core.frozen import Frozen
from dashboard.core.name_of import NameOf
from dashboard.core.yaml_record import StrictModel, Words, called_elsewhere
from dashboard.data.address import Address, host_of
from dashboard.data.common_keys import FORMERLY, PUBLIC
from dashboard.data.slug import Slug
from dashboard.people.checksums import parse_orcid
from dashboard.people.institute import Institute
from dashboard.people.language_tag import LanguageTag
from dashboard.people.person_name import PersonName, part_name

Year = Annotated[int, Field(ge=1900, le=2999)]


class AffiliationEntry(StrictModel):
    """A post at an institute, from one day or year to another."""

    institute: Annotated[str, NameOf("institute")] = Field(description="A file of data/institutes/.")
    role: str = Field(default="", description="As in a byline, such as 'Senior Fellow'.")
    from_: datetime.date | Year | None = Field(
        default=None, alias="from", description="The first day or year.", examples=[2024]
    )
    to: datetime.date | Year | None = Field(
        default=None, description="The last day or year; left out while it goes on.", examples=["2025-06-30"]
    )

    @field_validator("to")
    @classmethod
    def _check_end(cls, to: datetime.date | int | None, info: ValidationInfo) -> datetime.date | int | None:
        begin = info.data.get("from_")
        # A day and a year are compared as years.
        length = 10 if isinstance(to, datetime.date) and isinstance(begin, datetime.date) else 4
        if to and begin and str(to)[:length] < str(begin)[:length]:
            raise ValueError(f"a time that is not before 'from' ({begin})")
        return to

    @property
    def begin(self) -> datetime.date:
        """Its first day. A year begins with its first day; without a beginning it always was."""
        if isinstance(self.from_, int):
            return datetime.date(self.from_, 1, 1)
        return self.from_ or datetime.date.min

    @property
    def end(self) -> datetime.date:
        """Its last day. A year ends with its last day; without an end it goes on."""
        if isinstance(self.to, int):
            return datetime.date(self.to, 12, 31)
        return self.to or datetime.date.max

    def known_on(self, day: datetime.date) -> AffiliationEntry:
        """The post without an end that is to come after a day."""
        return self.model_copy(update={"to": None}) if self.end > day else self


class WorkEntry(StrictModel):
    """A text that an author published elsewhere."""

    title: str = Field(description="Of the text, such as 'Asymmetrical, yet indispensable'.")
    outlet: str = Field(alias="in", description="Where it appeared, such as 'OSW Commentary'.")
    date: datetime.date | Year | None = Field(default=None, description="A day or a year.")
    url: Address | None = Field(default=None, description="Its address.")
    lang: LanguageTag | None = Field(
        default=None, description="The language of title, such as pl: a screen reader speaks it so."
    )

    @property
    def begin(self) -> datetime.date:
        """The first day on which it may have appeared; one without a date appeared at any time."""
        return datetime.date(self.date, 1, 1) if isinstance(self.date, int) else self.date or datetime.date.min

    @property
    def host(self) -> str:
        """The site that has it, such as 'merics.org': an outlet may be called like this one."""
        return host_of(self.url or "")


_ELSEWHERE = {
    "institute": "organisation organization affiliation employer",
    "role": "title position job",
    "site": "url website homepage web",
    "bio": "about biography description",
    "email": "email_address mail",
    "": "photo picture avatar image twitter x linkedin bluesky mastodon github phone",
}
"""What other programs call the keys; behind '' what no page shows."""


class AuthorEntry(StrictModel):
    """`data/authors/<slug>.yaml`."""

    elsewhere = called_elsewhere(_ELSEWHERE)

    name: str = Field(description="As in a byline, such as 'Filip Rudnik'. → bylines, lists, citations, search")
    family_name: str = Field(
        default="",
        description=(
            "The part of 'name' that lists sort by, where it is not the last word, such as Wang in Wang Yi. "
            "→ the order of lists, citations"
        ),
    )
    role: str = Field(default="", description="What one does, such as 'Senior Fellow'. → their page, below pieces")
    institute: Annotated[str, NameOf("institute")] | None = Field(
        default=None,
        description=(
            "A file of data/institutes/: where somebody is; or affiliations in its place. → their page, "
            "below pieces, the institute's page"
        ),
    )
    affiliations: list[AffiliationEntry] = Field(
        default_factory=list,
        description="Posts with their times, in place of institute. → their page, below pieces of that time",
    )
    collective: bool = Field(default=False, description="Whether it is a team. → their page, citations")
    members: list[Annotated[Slug, NameOf("author")]] = Field(
        default_factory=list,
        description="The people of a team, as data/authors/ names them. → the team's page; who may approve",
    )
    orcid: Annotated[str, AfterValidator(parse_orcid)] | None = Field(
        default=None, description="The iD of ORCID. → their page, citations", examples=["0000-0002-1825-0097"]
    )
    email: Email | None = Field(default=None, description="For readers: it is published. → their page")
    emails: list[Email] = Field(
        default_factory=list, description="As in commits of git. → which approvals count; never to readers"
    )
    site: Address | None = Field(default=None, description="An address of their own. → their page")
    bio: str = Field(default="", description="Some sentences, such as 'She follows gas and payments.' → their page")
    works: list[WorkEntry] = Field(
        default_factory=list, description="Texts that appeared elsewhere, each from its day on. → their page"
    )
    other_names: list[Words] = Field(
        default_factory=list, description="Other spellings and former names. → the search", examples=["[Former name]"]
    )
    public: bool = PUBLIC
    formerly: list[Slug] = FORMERLY

    @property
    def host(self) -> str:
        """Of their own site; empty if they have none."""
        return host_of(self.site or "")

    @field_validator("family_name")
    @classmethod
    def _check_family_name(cls, family_name: str, info: ValidationInfo) -> str:
        if " ".join(family_name.split()) not in " ".join(info.data.get("name", family_name).split()):
            raise ValueError(f"a part of the name ({info.data['name']})")
        return family_name

    @field_validator("members")
    @classmethod
    def _check_team(cls, members: list[str], info: ValidationInfo) -> list[str]:
        if members and not info.data.get("collective"):
            raise ValueError("members only of a team, which says collective: true")
        return members

    @model_validator(mode="after")
    def _has_one_kind_of_post(self) -> AuthorEntry:
        if bool(self.institute) == bool(self.affiliations):
            raise ValueError("either 'institute' (with 'role') or 'affiliations'")
        return self


Post = tuple[Institute, AffiliationEntry]
"""A post, and the institute that its file names."""


class Author(Frozen):
    """A person or a team."""

    slug: str
    entry: AuthorEntry
    """What the file says, without members and emails: an Author may be shown. The Registry has them."""
    affiliations: tuple[Post, ...]
    """All posts that have begun, in the order of the file; where there is none, those to come."""

    @property
    def name(self) -> str:
        """As in a byline."""
        return self.entry.name

    @property
    def parts(self) -> PersonName | None:
        """The parts of a person's name; None of a team, and of a name of one word."""
        return None if self.entry.collective else part_name(self.name, self.entry.family_name)

    @property
    def url(self) -> str:
        """The address of the author's page, from the root of the site."""
        return f"authors/{self.slug}/"

    @cached_property
    def institute(self) -> Institute:
        """The present institute, or the last one."""
        return self._present[0]

    @cached_property
    def role(self) -> str:
        """The present role, or the last one."""
        return self._present[1].role

    def posts_on(self, day: datetime.date) -> tuple[Post, ...]:
        """The posts that the author has on a day."""
        return tuple((institute, post) for institute, post in self.affiliations if post.begin <= day <= post.end)

    def named_institutes(self, day: datetime.date) -> tuple[Institute, ...]:
        """The institutes that a piece of a day names: those of the day, or the present one if all posts begin later."""
        return self.institutes_on(day) or (self.institute,)

    def institutes_on(self, day: datetime.date) -> tuple[Institute, ...]:
        """The institutes where the author has a post on a day, or else those of the last posts that ended before."""
        present = [institute for institute, _ in self.posts_on(day)]
        last_end = max((post.end for _, post in self.affiliations if post.end < day), default=None)
        return tuple(present or [institute for institute, post in self.affiliations if post.end == last_end])

    @cached_property
    def houses(self) -> frozenset[str]:
        """The slugs of all present and past institutes and of their houses."""
        institutes = [institute for institute, _ in self.affiliations]
        houses = [institute.part_of for institute in institutes if institute.part_of]
        return frozenset(institute.slug for institute in (*institutes, *houses))

    @cached_property
    def _present(self) -> Post:
        return next((post for post in self.affiliations if post[1].to is None), self.affiliations[-1])

    @cached_property
    def printed(self) -> tuple[str, ...]:
        """The name, the role and the institute, as bylines and boxes print them."""
        institute = self.institute
        # In place of a team's portrait stands the short name of its institute.
        place = institute.entry.short_name if self.entry.collective else ""
        return self.name, self.role, institute.slug, institute.name, institute.entry.city, place

    @property
    def initials(self) -> str:
        """Letters in place of a portrait: a person's initials, a team's institute."""
        if self.entry.collective:
            return str(self.institute.entry.short_name)
        words = self.name.split()
        return (words[0][0] + words[-1][0]).upper()
