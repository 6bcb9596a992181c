"""Who writes: authors, the institutes they belong to, and the themes they write about."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, Field, ValidationInfo, field_validator, model_validator

from dashboard.core.finding import Finding, nearest
from dashboard.core.paths import files_of
from dashboard.core.validation import validate
from dashboard.core.yaml_record import Closed, Record, read_yaml_bytes
from dashboard.data.descriptor import Address, Slug, wrong_name
from dashboard.people import checksums as identifier

Email = Annotated[str, Field(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]


class Theme(Closed):
    """One entry of `data/themes.yaml`; their order is the order on the site."""

    slug: Slug
    name: str
    description: str = ""

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"themes/{self.slug}/"


class ThemeList(Closed):
    """`data/themes.yaml`, under a key so that it is a mapping like all other files."""

    themes: list[Theme]


class Affiliation(Closed):
    """A post at an institute, from one day or year to another."""

    institute: str
    role: str = ""
    from_: datetime.date | int | None = Field(default=None, alias="from")
    to: datetime.date | int | None = None

    @field_validator("to")
    @classmethod
    def _not_before(cls, to: datetime.date | int | None, info: ValidationInfo) -> datetime.date | int | None:
        begin = info.data.get("from_")
        # A day and a year are compared as years.
        length = 10 if isinstance(to, datetime.date) and isinstance(begin, datetime.date) else 4
        if to and begin and str(to)[:length] < str(begin)[:length]:
            raise ValueError(f"a time that is not before 'from' ({begin})")
        return to


class Work(Closed):
    """Something published elsewhere."""

    title: str
    outlet: str = Field(alias="in", description="Where it appeared.")
    date: datetime.date | Annotated[int, Field(ge=1900, le=2999)] | None = None
    url: Address | None = None


class AuthorEntry(Closed):
    """`data/authors/<slug>.yaml`."""

    name: str = Field(description="As in a byline.")
    role: str = ""
    institute: str | None = None
    affiliations: list[Affiliation] = []
    collective: bool = False
    orcid: Annotated[str, AfterValidator(identifier.orcid)] | None = None
    email: Email | None = None
    site: Address | None = None
    bio: str = ""
    works: list[Work] = []

    @model_validator(mode="after")
    def _one_way(self) -> AuthorEntry:
        if bool(self.institute) == bool(self.affiliations):
            raise ValueError("either 'institute' (with 'role') or 'affiliations'")
        return self


class InstituteEntry(Closed):
    """`data/institutes/<slug>.yaml`."""

    name: str = Field(description="The name in English.")
    short_name: str = Field(description="As in 'OSW'.")
    own_name: str = Field(description="The name in the institute's own language.")
    city: str = Field(description="Where it sits.")
    country: str = ""
    site: Address = Field(description="Its address on the web, with https://.")
    part_of: str | None = None
    since: int | datetime.date | None = None
    ror: Annotated[str, AfterValidator(identifier.ror)] | None = None
    logo: str | None = None
    email: Email | None = None
    description: str = ""


@dataclass(frozen=True)
class Institute:
    """An organisation with its place in the house it belongs to."""

    slug: str
    entry: InstituteEntry
    part_of: Institute | None = None
    parts: list[Institute] = field(default_factory=list, compare=False, hash=False)

    @property
    def name(self) -> str:
        """The name in English."""
        return self.entry.name

    @property
    def url(self) -> str:
        """Where its page is."""
        return f"institutes/{self.slug}/"

    @property
    def partner(self) -> bool:
        """Publishes the dashboard. A house of partners is not a partner beside them."""
        return not self.parts


@dataclass(frozen=True)
class Author:
    """A person or a team, with the institute of today."""

    slug: str
    entry: AuthorEntry
    affiliations: tuple[tuple[Institute, Affiliation], ...]

    @property
    def name(self) -> str:
        """As in a byline."""
        return self.entry.name

    @property
    def url(self) -> str:
        """Where the page is, from the root of the site."""
        return f"authors/{self.slug}/"

    @property
    def institute(self) -> Institute:
        """The present one, or the last."""
        return self._present[0]

    @property
    def role(self) -> str:
        """The present one, or the last."""
        return self._present[1].role

    @property
    def houses(self) -> set[str]:
        """The slugs of the institutes, past ones too, and of those that these are parts of."""
        posts = [post for post, _ in self.affiliations]
        return {one.slug for post in posts for one in (post, post.part_of) if one}

    @property
    def _present(self) -> tuple[Institute, Affiliation]:
        return next((post for post in self.affiliations if post[1].to is None), self.affiliations[-1])

    @property
    def initials(self) -> str:
        """Two or three letters in place of a portrait: a team shows its institute."""
        if self.entry.collective:
            return str(self.institute.entry.short_name)
        words = self.name.split()
        return (words[0][0] + words[-1][0]).upper()


@dataclass(frozen=True)
class Registry:
    """All that is known, by slug. A broken entry stands as None: it is known, and has findings of its own."""

    themes: dict[str, Theme]
    institutes: dict[str, Institute | None]
    authors: dict[str, Author | None]


def load_registry(data: Path, root: Path, findings: list[Finding]) -> Registry:
    """Read themes, institutes and authors under `data`."""
    institutes = _institutes(data / "institutes", root, findings)
    return Registry(
        _themes(data / "themes.yaml", root, findings),
        institutes,
        _authors(data / "authors", root, institutes, findings),
    )


def _themes(path: Path, root: Path, findings: list[Finding]) -> dict[str, Theme]:
    shown = path.relative_to(root).as_posix()
    if not path.exists():
        message = "The list of themes is missing."
        hint = "Write 'themes:' and a list of slug and name."
        findings.append(Finding(id="missing-file", path=shown, message=message, hint=hint))
        return {}
    record = read_yaml_bytes(path.read_bytes(), shown, findings)
    listed = validate(ThemeList, record, findings) if record else None
    return {theme.slug: theme for theme in listed.themes} if listed else {}


def _entries[M: BaseModel](
    folder: Path, root: Path, model: type[M], findings: list[Finding]
) -> dict[str, tuple[M, Record] | None]:
    """Each file of a folder as a model, by its stem; None where it is broken."""
    found: dict[str, tuple[M, Record] | None] = {}
    for path in sorted(files_of(folder, "*.yaml")):
        shown = path.relative_to(root).as_posix()
        record = read_yaml_bytes(path.read_bytes(), shown, findings)
        entry = validate(model, record, findings) if record else None
        if wrong := wrong_name(path.stem):
            findings.append(Finding(id="wrong-name", path=shown, message=wrong))
            entry = None
        found[path.stem] = (entry, record) if entry and record else None
    return found


def _institutes(folder: Path, root: Path, findings: list[Finding]) -> dict[str, Institute | None]:
    entries = _entries(folder, root, InstituteEntry, findings)
    made: dict[str, Institute | None] = {}

    def make(slug: str, below: tuple[str, ...]) -> Institute | None:
        read = entries[slug]
        if slug in made or read is None:
            return made.setdefault(slug, None)
        entry, record = read
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
        made[slug] = institute
        return institute

    for slug in entries:
        make(slug, ())
    return {slug: made[slug] for slug in entries}


def _authors(
    folder: Path, root: Path, institutes: dict[str, Institute | None], findings: list[Finding]
) -> dict[str, Author | None]:
    authors: dict[str, Author | None] = {}
    for slug, read in _entries(folder, root, AuthorEntry, findings).items():
        authors[slug] = None
        if read is None:
            continue
        entry, record = read
        posts = entry.affiliations or [Affiliation(institute=entry.institute or "", role=entry.role)]
        known: list[tuple[Institute, Affiliation]] = []
        for index, post in enumerate(posts):
            place = ("affiliations", index, "institute") if entry.affiliations else ("institute",)
            if post.institute not in institutes:
                message = f"There is no institute '{post.institute}'."
                hint = nearest(post.institute, institutes)
                findings.append(record.finding("unknown-institute", place, message, hint))
            elif institute := institutes[post.institute]:
                known.append((institute, post))
        if len(known) == len(posts):
            authors[slug] = Author(slug, entry, tuple(known))
    return authors
