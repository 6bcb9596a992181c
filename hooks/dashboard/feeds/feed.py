"""A feed and its entries, before they are written in any format."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from dashboard.core.frozen import Frozen

NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
"""When a feed without entries has changed: formats want a moment, and no other one is known."""


class Person(Frozen):
    """Somebody who wrote an entry."""

    name: str
    url: str
    """In full."""


class FeedEntry(Frozen):
    """One entry. All addresses are full ones."""

    id: str
    """Never changes, whatever the entry is called."""
    title: str
    url: str
    published: datetime.datetime
    """In the site's time zone: a day begins there."""
    updated: datetime.datetime
    """When its content was changed last, in the same zone."""
    summary: str = ""
    """In plain words."""
    html: str = ""
    """The full text."""
    lang: str = ""
    """The code of its language, where that is not the feed's."""
    authors: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    picture: str = ""


class Feed(Frozen):
    """One document of a feed. All addresses are full ones."""

    id: str
    """Of the feed, in all its documents: it never changes."""
    title: str
    description: str
    site: Person
    """The site that speaks where an entry names no author."""
    page: str
    """The page for readers that tells the same."""
    address: str
    """Of the document, without its ending."""
    first: str
    """Of the document with the newest entries, without its ending."""
    next: str
    """Of the document with the entries before these, without its ending; empty if there are none."""
    help: str
    """The page that says what a feed is."""
    lang: str
    entries: tuple[FeedEntry, ...]
    """The newest first."""

    @property
    def updated(self) -> datetime.datetime:
        """When an entry changed last."""
        return max((entry.updated for entry in self.entries), default=NEVER)


def lasting_id(folder: str, name: str, formerly: Sequence[str]) -> str:
    """The first address that a thing had, which stays what names it when it is renamed.

    Args:
        folder: the address of the folder of such things, in full.
        name: that it has now.
        formerly: the names that it had, the first one first.
    """
    first, *_ = (*formerly, name)
    return f"{folder}{first}/"


def stamp(moment: datetime.datetime) -> str:
    """A moment as RFC 3339 has it."""
    return moment.isoformat(timespec="seconds")
