"""What can be cited: a piece, a shared chart or a dataset, with all that is known of it."""

from __future__ import annotations

import datetime
from typing import Literal

from dashboard.core.frozen import Frozen
from dashboard.people.person_name import PersonName


class CitedSite(Frozen):
    """The site on which works stand."""

    name: str
    url: str = ""
    """Its address, with a slash at its end."""
    publishers: tuple[str, ...] = ()
    """The names of the institutes that publish it."""


class CitedAuthor(Frozen):
    """A person or a team who wrote a piece."""

    name: str
    """As in the byline."""
    parts: PersonName | None
    """The parts of a person's name; None for a team."""
    institutes: tuple[str, ...]
    """The names of the institutes to which the author belonged when the piece was published."""


class Work(Frozen):
    """A piece, a shared chart or a dataset. What is not known is empty, and left out of citations."""

    place: Literal["analyses", "charts", "data"]
    """The folder of its address, which tells what it is."""
    name: str
    """The last part of its address."""
    title: str
    site: CitedSite
    language: str
    published: datetime.date | None = None
    updated: datetime.date | None = None
    """The day of its last change; of a piece only if that is later than its publication."""
    authors: tuple[CitedAuthor, ...] = ()
    """Of charts and datasets nobody: they are the site's."""
    version: str = ""
    """The beginning of the digest of its data."""
    genre: str = ""
    """The English word for its kind, such as 'Comment'."""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    sources: str = ""
    """Who published its data, in words."""

    @property
    def address(self) -> str:
        """Its full address; empty if the site has none."""
        return f"{self.site.url}{self.place}/{self.name}/" if self.site.url else ""

    @property
    def publishers(self) -> tuple[str, ...]:
        """The institutes of its authors, each once; of a work of nobody those of the site."""
        own = dict.fromkeys(institute for author in self.authors for institute in author.institutes)
        return tuple(own) or self.site.publishers
