"""A feed in documents, so that none grows with the site (RFC 5005, paged feeds).

The first document has the newest entries. Those behind it are counted from the oldest, so that a new entry changes the
first one alone; every tenth moves ten entries into a new document behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from dashboard.core.frozen import Frozen
from dashboard.core.words import language
from dashboard.feeds.atom import atom_xml
from dashboard.feeds.feed import Feed, FeedEntry, Person
from dashboard.feeds.json_feed import json_feed
from dashboard.pages.follow_page import FOLLOW, Followed
from dashboard.view.derived_file import DerivedFile, shared
from dashboard.view.view import View

PAGE_SIZE = 10
"""Entries of a document behind the first one, which has up to twice as many."""
WRITERS: dict[str, Callable[[Feed], str | bytes]] = {"xml": atom_xml, "json": json_feed}
"""What writes a feed, by the ending of its file."""


class PagedFeed[Thing](Frozen):
    """The feed of a page, and what it tells of. Entries are made when a document is written."""

    view: View
    followed: Followed
    things: Sequence[Thing]
    """The newest first."""
    entry: Callable[[Thing], FeedEntry]
    brief: Callable[[Thing], FeedEntry]
    """Makes the entries of the documents behind the first."""
    inputs: Callable[[Thing], object]
    """All that decides the entry of a thing."""

    def files(self) -> Iterator[DerivedFile]:
        """The files of all documents."""
        behind = max(0, (len(self.things) - 1) // PAGE_SIZE - 1)
        for number in range(behind + 1):
            oldest = len(self.things) - PAGE_SIZE * (behind if number == 0 else number - 1)
            newest = 0 if number == 0 else oldest - PAGE_SIZE
            document = partial(self._document, self.things[newest:oldest], number, (number or behind + 1) - 1)
            inputs = shared(partial(self._inputs, self.things[newest:oldest], number, behind))
            for ending, write in WRITERS.items():
                for name in (self._name(number), *(self._former_names() if number == 0 else ())):
                    yield DerivedFile(f"{name}.{ending}", inputs, partial(_written, write, document))

    def _name(self, number: int) -> str:
        """The address of a document from the root of the site, without its ending."""
        return f"{self.followed.feed}/{number}/feed" if number else self.followed.feed

    def _former_names(self) -> Iterator[str]:
        """Where the first document stands as well: not every host leads feed readers on."""
        for address in self.followed.formerly:
            if self.view.redirects.get(address) == self.followed.url:
                yield f"{address}feed"

    def _inputs(self, things: Sequence[Thing], number: int, behind: int) -> object:
        view = self.view
        head = (view.site_name, view.site_url, view.notice, view.zone.key, self.followed)
        return head, behind if number == 0 else number, [self.inputs(thing) for thing in things]

    def _document(self, things: Sequence[Thing], number: int, next: int) -> Feed:
        view, followed, site = self.view, self.followed, self.view.site_url
        return Feed(
            id=f"{site}{followed.first_feed}.xml",
            title=f"{followed.title} – {view.site_name}" if followed.url else view.site_name,
            description=view.notice or followed.news,
            site=Person(view.site_name, site),
            page=f"{site}{followed.url}",
            address=f"{site}{self._name(number)}",
            first=f"{site}{followed.feed}",
            next=f"{site}{self._name(next)}" if next else "",
            help=f"{site}{FOLLOW}",
            lang=language(),
            entries=tuple(map(self.brief if number else self.entry, things)),
        )


def _written(write: Callable[[Feed], str | bytes], document: Callable[[], Feed]) -> str | bytes:
    return write(document())
