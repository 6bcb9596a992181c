"""People: authors, the institutes they belong to, and the themes they write about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, field_validator, model_validator

from dashboard.core.finding import Finding, nearest
from dashboard.core.guard import guarding
from dashboard.core.paths import files_of, is_own_file
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Record, StrictModel, read_yaml_bytes
from dashboard.data.descriptor import PUBLIC, Address, Slug, wrong_name
from dashboard.people.checksums import parse_orcid, parse_ror

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class Theme(StrictModel):
    """One entry of `data/themes.yaml`. The site shows themes in the order of the file."""

    slug: Slug
    name: str
    description: str = ""

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"themes/{self.slug}/"


class ThemeList(StrictModel):
    """`data/themes.yaml`. The list stands under a key, so that the file is a mapping like all others."""

    themes: list[Theme]


class Affiliation(StrictModel):
    """A post at an institute, from one day or year to another."""

    institute: str
    role: str = ""
    from_: datetime.date | int | None = Field(default=None, alias="from")
    to: datetime.date | int | None = None

    @field_validator("to")
    @classmethod
    def _check_end(cls, to: datetime.date | int | None, info: ValidationInfo) -> datetime.date | int | None:
        begin = info.data.get("from_")
        # A day and a year are compared as years.
        length = 10 if isinstance(to, datetime.date) and isinstance(begin, datetime.date) else 4
        if to and begin and str(to)[:length] < str(begin)[:length]:
            raise ValueError(f"a time that is not before 'from' ({begin})")
        return to


class Work(StrictModel):
    """A text that an author published elsewhere."""

    title: str
    outlet: str = Field(alias="in", description="Where it appeared.")
    date: datetime.date | Annotated[int, Field(ge=1900, le=2999)] | None = None
    url: Address | None = None


class AuthorEntry(StrictModel):
    """`data/authors/<slug>.yaml`."""

    name: str = Field(description="As in a byline.")
    role: str = ""
    institute: str | None = None
    affiliations: list[Affiliation] = []
    collective: bool = False
    orcid: Annotated[str, AfterValidator(parse_orcid)] | None = None
    email: Email | None = None
    site: Address | None = None
    bio: str = ""
    works: list[Work] = []
    public: bool = PUBLIC

    @model_validator(mode="after")
    def _has_one_kind_of_post(self) -> AuthorEntry:
        if bool(self.institute) == bool(self.affiliations):
            raise ValueError("either 'institute' (with 'role') or 'affiliations'")
        return self


class InstituteEntry(StrictModel):
    """`data/institutes/<slug>.yaml`."""

    name: str = Field(description="The name in English.")
    short_name: str = Field(description="As in 'OSW'.")
    own_name: str = Field(description="The name in the institute's own language.")
    city: str = Field(description="Where it sits.")
    country: str = ""
    site: Address = Field(description="Its address on the web, with https://.")
    part_of: str | None = None
    since: int | datetime.date | None = None
    ror: Annotated[str, AfterValidator(parse_ror)] | None = None
    logo: str | None = None
    email: Email | None = None
    description: str = ""


@dataclass(frozen=True)
class Institute:
    """An organisation, which may be a part of another."""

    slug: str
    entry: InstituteEntry
    part_of: Institute | None = None
    """The organisation that it is a part of, here called its house."""
    parts: list[Institute] = field(default_factory=list, compare=False, hash=False)

    @property
    def name(self) -> str:
        """The name in English."""
        return self.entry.name

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"institutes/{self.slug}/"

    @property
    def partner(self) -> bool:
        """Whether it is a partner, which publishes the dashboard. A house whose parts are partners is none itself."""
        return not self.parts


@dataclass(frozen=True)
class Author:
    """A person or a team."""

    slug: str
    entry: AuthorEntry
    affiliations: tuple[tuple[Institute, Affiliation], ...]
    """All posts, in the order of the file."""

    @property
    def name(self) -> str:
        """As in a byline."""
        return self.entry.name

    @property
    def url(self) -> str:
        """The address of the author's page, from the root of the site."""
        return f"authors/{self.slug}/"

    @property
    def institute(self) -> Institute:
        """The present institute, or the last one."""
        return self._present[0]

    @property
    def role(self) -> str:
        """The present role, or the last one."""
        return self._present[1].role

    @property
    def houses(self) -> set[str]:
        """The slugs of all present and past institutes and of their houses."""
        institutes = [institute for institute, _ in self.affiliations]
        houses = [institute.part_of for institute in institutes if institute.part_of]
        return {institute.slug for institute in (*institutes, *houses)}

    @property
    def _present(self) -> tuple[Institute, Affiliation]:
        return next((post for post in self.affiliations if post[1].to is None), self.affiliations[-1])

    @property
    def initials(self) -> str:
        """Letters in place of a portrait: a person's initials, a team's institute."""
        if self.entry.collective:
            return str(self.institute.entry.short_name)
        words = self.name.split()
        return (words[0][0] + words[-1][0]).upper()


@dataclass(frozen=True)
class Registry:
    """All themes, institutes and authors by slug. None stands for an entry with errors, which has findings."""

    themes: dict[str, Theme]
    institutes: dict[str, Institute | None]
    authors: dict[str, Author | None]

    def name_of(self, slug: str) -> str:
        """Somebody's name; the slug if there is no such author, or if the entry has errors."""
        author = self.authors.get(slug)
        return author.name if author else slug


def load_registry(data: Path, root: Path, findings: list[Finding]) -> Registry:
    """Read themes, institutes and authors.

    Args:
        data: the folder `data/`.
        root: the root of the repository.
        findings: gets what is wrong.
    """
    institutes = _read_institutes(data / "institutes", root, findings)
    return Registry(
        _read_themes(data / "themes.yaml", root, findings),
        institutes,
        _read_authors(data / "authors", root, institutes, findings),
    )


def _read_themes(path: Path, root: Path, findings: list[Finding]) -> dict[str, Theme]:
    shown_path = path.relative_to(root).as_posix()
    if not is_own_file(path, root):
        message = "The list of themes is missing."
        hint = "Write 'themes:' and a list of slug and name."
        findings.append(Finding(id="missing-file", path=shown_path, message=message, hint=hint))
        return {}
    with guarding(shown_path, findings):
        record = read_yaml_bytes(path.read_bytes(), shown_path, findings)
        theme_list = validate(ThemeList, record, findings) if record else None
        return {theme.slug: theme for theme in theme_list.themes} if theme_list else {}
    return {}


def _read_entries[M: BaseModel](
    folder: Path, root: Path, model: type[M], findings: list[Finding]
) -> dict[str, tuple[M, Record] | None]:
    """Read each file of a folder as a model, by its name without the ending; None stands for one with errors."""
    entries: dict[str, tuple[M, Record] | None] = {}
    for path in sorted(files_of(folder, "*.yaml", root)):
        shown_path = path.relative_to(root).as_posix()
        entries[path.stem] = None
        with guarding(shown_path, findings):
            record = read_yaml_bytes(path.read_bytes(), shown_path, findings)
            entry = validate(model, record, findings) if record else None
            if message := wrong_name(path.stem):
                findings.append(Finding(id="wrong-name", path=shown_path, message=message))
                entry = None
            entries[path.stem] = (entry, record) if entry and record else None
    return entries


def _read_institutes(folder: Path, root: Path, findings: list[Finding]) -> dict[str, Institute | None]:
    entries = _read_entries(folder, root, InstituteEntry, findings)
    institutes: dict[str, Institute | None] = {}

    def make(slug: str, below: tuple[str, ...]) -> Institute | None:
        file = entries[slug]
        if slug in institutes or file is None:
            return institutes.setdefault(slug, None)
        entry, record = file
        house = None
        if entry.part_of in below or entry.part_of == slug:
            findings.append(record.finding("wrong-value", ("part_of",), "part_of leads back to the institute itself."))
        elif entry.part_of and entry.part_of not in entries:
            message = f"part_of: there is no institute '{entry.part_of}'."
            hint = nearest(entry.part_of, entries)
            findings.append(record.finding("unknown-institute", ("part_of",), message, hint))
        elif entry.part_of:
            house = make(entry.part_of, (*below, slug))
        institute = Institute(slug, entry, house)
        if house:
            house.parts.append(institute)
        institutes[slug] = institute
        return institute

    for slug in entries:
        make(slug, ())
    return {slug: institutes[slug] for slug in entries}


def _read_authors(
    folder: Path, root: Path, institutes: dict[str, Institute | None], findings: list[Finding]
) -> dict[str, Author | None]:
    authors: dict[str, Author | None] = {}
    for slug, file in _read_entries(folder, root, AuthorEntry, findings).items():
        authors[slug] = None
        if file is None:
            continue
        entry, record = file
        posts = entry.affiliations or [Affiliation(institute=entry.institute or "", role=entry.role)]
        affiliations: list[tuple[Institute, Affiliation]] = []
        for index, post in enumerate(posts):
            place = ("affiliations", index, "institute") if entry.affiliations else ("institute",)
            if post.institute not in institutes:
                message = f"There is no institute '{post.institute}'."
                hint = nearest(post.institute, institutes)
                findings.append(record.finding("unknown-institute", place, message, hint))
            elif institute := institutes[post.institute]:
                affiliations.append((institute, post))
        if len(affiliations) == len(posts):
            authors[slug] = Author(slug, entry, tuple(affiliations))
    return authors
