"""The registry of people: authors, the institutes they belong to, and the themes they write about."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from msgspec import field
from pydantic import BaseModel

from dashboard.core.email import comparable
from dashboard.core.finding import Finding, nearest
from dashboard.core.frozen import Frozen
from dashboard.core.model_file import load_model
from dashboard.core.paths import files_of, from_root, is_own_file
from dashboard.core.yaml_record import Record
from dashboard.data.slug import renamed, wrong_name
from dashboard.people.author import AffiliationEntry, Author, AuthorEntry
from dashboard.people.institute import Institute, InstituteEntry
from dashboard.people.theme import FIVE_THEMES, Theme, ThemeList


class Registry(Frozen):
    """All themes, institutes and authors by slug. None stands for an entry with errors, which has findings."""

    themes: dict[str, Theme]
    institutes: dict[str, Institute | None]
    authors: dict[str, Author | None]
    members: Mapping[str, tuple[Author, ...]] = field(default_factory=dict)
    """The people of each team."""
    emails: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The addresses of each author, in the form in which they are compared. A team has those of its members, too."""

    def name_of(self, slug: str) -> str:
        """Somebody's name; the slug if there is no such author, or if the entry has errors."""
        author = self.authors.get(slug)
        return author.name if author else slug


def load_registry(data: Path, root: Path, day: datetime.date, findings: list[Finding]) -> Registry:
    """Read themes, institutes and authors.

    Args:
        data: the folder `data/`.
        root: the root of the repository.
        day: today. Where somebody is to go after it, and what is to appear, nobody knows yet.
        findings: gets what is wrong.
    """
    institutes = _read_institutes(data / "institutes", root, findings)
    files = _read_entries(data / "authors", root, AuthorEntry, findings)
    authors = {
        slug: _read_author(slug, *file, institutes, day, findings) if file else None for slug, file in files.items()
    }
    members, emails = _read_members(files, authors, findings)
    return Registry(_read_themes(data / "themes.yaml", root, findings), institutes, authors, members, emails)


def _read_themes(path: Path, root: Path, findings: list[Finding]) -> dict[str, Theme]:
    if not path.exists(follow_symlinks=False):
        return {theme.slug: theme for theme in FIVE_THEMES.themes}
    if not is_own_file(path, root):
        message = "The list of themes is missing."
        hint = "Write 'themes:' and a list of slug and name."
        findings.append(Finding(id="missing-file", path=from_root(path, root), message=message, hint=hint))
    theme_list, _ = load_model(ThemeList, path, root, findings)
    return {theme.slug: theme for theme in theme_list.themes} if theme_list else {}


def _read_entries[M: BaseModel](
    folder: Path, root: Path, model: type[M], findings: list[Finding]
) -> dict[str, tuple[M, Record] | None]:
    """Read each file of a folder as a model, by its name without the ending; None stands for one with errors."""
    entries: dict[str, tuple[M, Record] | None] = {}
    for path in files_of(folder, "*.yaml", root):
        entry, record = load_model(model, path, root, findings)
        message = wrong_name(path.stem)
        if message:
            shown_path = from_root(path, root)
            findings.append(Finding(id="wrong-name", path=shown_path, message=message, hint=renamed(path)))
        entries[path.stem] = (entry, record) if entry and record and not message else None
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
            message = "part_of leads back to the institute itself."
            hint = "Name the organisation that it is a part of, or delete the key."
            findings.append(record.finding("wrong-value", ("part_of",), message, hint))
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


def _read_author(
    slug: str,
    entry: AuthorEntry,
    record: Record,
    institutes: dict[str, Institute | None],
    day: datetime.date,
    findings: list[Finding],
) -> Author | None:
    posts = entry.affiliations or [AffiliationEntry(institute=entry.institute or "", role=entry.role)]
    affiliations: list[tuple[Institute, AffiliationEntry]] = []
    for index, post in enumerate(posts):
        place = ("affiliations", index, "institute") if entry.affiliations else ("institute",)
        if post.institute not in institutes:
            message = f"There is no institute '{post.institute}'."
            hint = nearest(post.institute, institutes)
            findings.append(record.finding("unknown-institute", place, message, hint))
        elif institute := institutes[post.institute]:
            affiliations.append((institute, post))
    if len(affiliations) < len(posts):
        return None
    begun = [(place, post.known_on(day)) for place, post in affiliations if post.begin <= day] or affiliations
    return Author(slug, shown_entry(entry, day), tuple(begun))


def shown_entry(entry: AuthorEntry, day: datetime.date) -> AuthorEntry:
    """An entry without what only the Registry knows: emails are for nobody, members may be hidden, posts to come.

    Args:
        entry: what the file says.
        day: today. Works that are to appear after it are left out, too.
    """
    works = [work for work in entry.works if work.begin <= day]
    return entry.model_copy(update={"members": [], "emails": [], "affiliations": [], "works": works})


def _read_members(
    files: Mapping[str, tuple[AuthorEntry, Record] | None], authors: dict[str, Author | None], findings: list[Finding]
) -> tuple[dict[str, tuple[Author, ...]], dict[str, frozenset[str]]]:
    """The members and the addresses of each author. A team with a member who has errors becomes None in `authors`."""
    entries = {slug: file[0] for slug, file in files.items() if file}
    own_emails = {slug: {comparable(address) for address in entry.emails} for slug, entry in entries.items()}
    people = {slug: author for slug, author in authors.items() if slug not in entries or not entries[slug].collective}
    members: dict[str, tuple[Author, ...]] = {}
    for slug, file in files.items():
        entry, record = file or (None, None)
        if not (entry and record and entry.members):
            continue
        for index, member in enumerate(entry.members):
            if member not in people:
                message = f"members: '{member}' is no person in data/authors/."
                hint = nearest(member, people)
                findings.append(record.finding("unknown-author", ("members", index), message, hint))
        known = tuple(author for member in entry.members if (author := people.get(member)))
        if len(known) == len(entry.members):
            members[slug] = known
        else:
            authors[slug] = None
    emails = {
        slug: frozenset(own.union(*(own_emails[member.slug] for member in members.get(slug, ()))))
        for slug, own in own_emails.items()
        if authors[slug]
    }
    return members, emails
