"""Makes an Entry of an entry as it is written, or says what is missing in it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from urllib.parse import quote

from pybtex.bibtex.utils import split_name_list
from pybtex.database import InvalidNameString, Person

from dashboard.core.dates import MONTHS
from dashboard.core.lazy_re import lazy_re
from dashboard.data.address import is_address
from dashboard.references.bib_parts import WrittenEntry
from dashboard.references.entry import Entry
from dashboard.references.latex_text import plain_text
from dashboard.references.problem import Problem

PEOPLE = ("author", "editor", "institution", "organization", "school")
"""The fields that say whose a work is; the first that stands there counts."""
_JOURNALS = ("journal", "journaltitle")
_BOOKS = ("booktitle", "maintitle")
_PUBLISHERS = ("publisher", "institution", "organization", "school")
_OTHERS = "others"
_DATE = lazy_re(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_DOI = lazy_re(r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
_EAST_ASIAN = lazy_re(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U000323af]+")
"""A name in Chinese, Japanese or Korean letters: there the family comes first, and nothing stands between."""
_URL_COMMAND = lazy_re(r"\\url\s*\{([^{}]*)\}")
_ESCAPED_IN_URL = lazy_re(r"\\([_%&#~$])")


class EntryReader:
    """Reads one entry after the other; what is wrong with them is collected."""

    def __init__(self, parents: Mapping[str, WrittenEntry]) -> None:
        """Begin a file. `parents` are its entries by key, of which a `crossref` names one."""
        self._parents = parents
        self.problems: list[Problem] = []

    def read(self, written: WrittenEntry) -> Entry | None:
        """The entry; None if it cannot be shown, since it is no BibTeX or has no title."""
        self._written = written
        if written.problem:
            self._note(
                written.line, written.problem, "Correct the entry. The others of the file are read all the same."
            )
            return None
        fields = self._fields(written)
        title, (year, month, day) = plain_text(fields.get("title", "")), self._date(fields)
        source = next((name for name in PEOPLE if fields.get(name)), "")
        names = self._names(fields[source], is_list=source in ("author", "editor")) if source else ()
        if missing := self._missing(title, names, year):
            hint = f"Add it, such as {missing[0][1]}."
            names_of_missing = " and no ".join(name for name, _ in missing)
            self._note(written.line, f"The entry '{written.key}' has no {names_of_missing}.", hint)
        if not title:
            return None
        people = tuple(name for name in names if name != _OTHERS)
        return Entry(
            key=written.key,
            line=written.line,
            title=title,
            people=people,
            are_editors=source == "editor",
            has_more=len(people) < len(names),
            within=self._within(fields, people),
            year=year,
            month=month,
            day=day,
            address=self._address(fields),
        )

    def _note(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self._written.key, line, message, hint))

    def _line_of(self, name: str) -> int:
        return next((line for field, _, line in self._written.fields if field == name), self._written.line)

    def _fields(self, written: WrittenEntry) -> dict[str, str]:
        """The fields of an entry, and those that it inherits."""
        fields: dict[str, str] = {}
        for name, value, line in written.fields:
            if name in fields:
                self._note(line, f"The entry '{written.key}' has the field '{name}' twice.", "Leave one of them out.")
            fields.setdefault(name, value)
        parent = self._parents.get(fields.get("crossref", ""))
        inherited = {name: value for name, value, _ in parent.fields} if parent and parent is not written else {}
        inherited |= {"booktitle": inherited.pop("title")} if "title" in inherited else {}
        return {name: value for name, value in {**inherited, **fields}.items() if value.strip("{} ")}

    def _missing(self, title: str, names: tuple[str, ...], year: str) -> list[tuple[str, str]]:
        """What each entry needs and this one has not, each with an example."""
        needed = (
            (title, "title", "title = {The yuan in Moscow}"),
            (names, "author, editor or institution", "author = {Kowalska, Anna and {World Bank}}"),
            (year, "year or date", "year = 2024 or date = {2024-05-09}"),
        )
        return [(name, example) for value, name, example in needed if not value]

    def _names(self, value: str, *, is_list: bool) -> tuple[str, ...]:
        if not is_list:
            return (plain_text(value),)
        names = []
        for written in split_name_list(value):
            try:
                person = Person(written)
            except InvalidNameString:
                message = f"Read the name '{plain_text(written)}' with too many commas, expected 'Surname, First name'."
                hint = "Write 'and' between people: Kowalska, Anna and Novak, Jan."
                self._note(self._line_of("author"), message, hint)
                names.append(plain_text(written))
                continue
            if name := _name(person):
                names.append(name)
        return tuple(names)

    def _within(self, fields: Mapping[str, str], people: tuple[str, ...]) -> tuple[str, ...]:
        """The journal with its volume and number or the book, and the publisher, unless it is named as the author."""

        def first(names: tuple[str, ...]) -> str:
            return next((plain_text(fields[name]) for name in names if name in fields), "")

        journal, publisher = first(_JOURNALS), first(_PUBLISHERS)
        volume, number = plain_text(fields.get("volume", "")), plain_text(fields.get("number", fields.get("issue", "")))
        if journal and volume:
            journal += f" {volume}({number})" if number else f" {volume}"
        parts = (journal or first(_BOOKS), publisher if publisher not in people else "")
        return tuple(part for part in dict.fromkeys(parts) if part)

    def _date(self, fields: Mapping[str, str]) -> tuple[str, int, int]:
        """Year, month and day; what is not known is empty or 0. A `date` wins, as with biblatex."""
        if (written := fields.get("date")) and (found := _DATE.match(written)):
            year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
            # (A range, or a date that is not sure: the year of its beginning and what stands behind it are as written.)
            if rest := written[found.end() :]:
                return (plain_text(written).replace("/", "–"), 0, 0) if rest.startswith("/") else (year, 0, 0)
        else:
            if written:
                message = f"Read '{written}' as a date, expected a day, a month or a year such as 2024-05-09."
                self._note(self._line_of("date"), message, "Write date = {2024-05-09}, or year = 2024.")
            year, month = plain_text(fields.get("year", "")), _month(fields.get("month", ""))
            days = re.fullmatch(r"\d{1,2}", fields.get("day", ""))
            day = int(days[0]) if days else 0
        if not _is_day(year, month, day):
            self._note(
                self._line_of("date" if written else "day"),
                f"There is no day {day} in month {month} of {year}.",
                "Write the day as the source has it.",
            )
            return year, 0, 0
        return year, month, day if month else 0

    def _address(self, fields: Mapping[str, str]) -> str:
        """The address at which the work can be read; empty if there is none, or none that is sound."""
        url = _ESCAPED_IN_URL.sub(r"\1", _URL_COMMAND.sub(r"\1", fields.get("url", ""))).strip("{} ")
        if not url and (found := _URL_COMMAND.search(fields.get("howpublished", ""))):
            url = _ESCAPED_IN_URL.sub(r"\1", found[1])
        if url and not is_address(url):
            hint = "Write the whole address: url = {https://example.org/report}."
            message = f"Read the url '{url}', expected an address that begins with https://."
            self._note(self._line_of("url"), message, hint)
            url = ""
        written = _ESCAPED_IN_URL.sub(r"\1", fields.get("doi", "")).strip("{} ")
        if not written:
            return url
        doi = _DOI.fullmatch(written)
        if not doi:
            hint = "Write it as the publisher gives it, doi = {10.1080/…}, or leave the field out."
            message = f"Read the DOI '{written}', expected one such as 10.1080/09668136.2024.1."
            self._note(self._line_of("doi"), message, hint)
            return url
        return f"https://doi.org/{quote(doi[1], safe='/:;().,-_~')}"


def _name(person: Person) -> str:
    """A name as a byline has it."""
    given, family = (*person.first_names, *person.middle_names), (*person.prelast_names, *person.last_names)
    eastern = plain_text("".join((*family, *given)))
    if _EAST_ASIAN.fullmatch(eastern):
        return eastern
    return plain_text(" ".join((*given, *family, *person.lineage_names)))


def _month(written: str) -> int:
    """The number of a month; 0 if it is none that is known."""
    text = plain_text(written).lower()
    if re.fullmatch(r"0?[1-9]|1[0-2]", text):
        return int(text)
    beginning = text.strip(".") if len(text) >= 3 else "-"
    return next((number for number, name in enumerate(MONTHS, 1) if name.lower().startswith(beginning)), 0)


def _is_day(year: str, month: int, day: int) -> bool:
    """Whether there is such a day; one that is not known may be any."""
    try:
        datetime.date(int(year) if year.isdigit() else 2000, month or 1, day or 1)
    except ValueError:
        return False
    return True
