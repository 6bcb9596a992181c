"""Splits lists into pages, newest first, so that no page grows with the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import field
from msgspec.structs import replace

from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.pages.page import Page
from dashboard.pieces.analysis import Analysis
from dashboard.view.picture import Picture
from dashboard.view.view import View

PAGE_SIZE = 24
"""The number of entries on a page."""
NEAR_PAGES = 2
"""The number of page links on each side of the current page, beside the first and the last page."""


class Listing(Frozen):
    """The part of a list that stands on one page."""

    entries: tuple[Any, ...]
    """Analyses or, on the page of corrections, other entries."""
    url: str
    """The address of the first page of the list."""
    number: int
    """The number of this page, from 1."""
    last: int
    """The number of the last page."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """What stands for each analysis on this page, by its slug."""

    @property
    def numbers(self) -> list[int]:
        """The numbers of the pages that this one links to, its own among them."""
        near = range(max(1, self.number - NEAR_PAGES), min(self.last, self.number + NEAR_PAGES) + 1)
        return sorted({1, *near, self.last})

    def at(self, number: int) -> str:
        """The address of the page with a number, from the root of the site."""
        # Not analyses/2/, which could be the address of a piece.
        return self.url if number == 1 else f"{self.url}page/{number}/"


def list_pages(
    first: Page,
    entries: Sequence[Any],
    noun: str = "",
    template: str = "listing.html",
    pictures: Callable[[], Mapping[str, Picture]] = dict,
) -> Iterator[Page]:
    """Make the pages of a list. The data of each get a `listing`.

    Args:
        first: the first page, without the listing.
        entries: what is listed, newest first.
        noun: what the entries are, for the descriptions of further pages; analyses if it is empty.
        template: the template of further pages.
        pictures: gives what stands for the entries, by their slugs; nothing where they have none.
    """
    parts = [tuple(entries[start : start + PAGE_SIZE]) for start in range(0, len(entries), PAGE_SIZE)] or [()]
    for number, part in enumerate(parts, 1):
        listing = Listing(part, first.url, number, len(parts))
        if number == 1:
            yield first.made_by(_with(first.make, listing, pictures))
            continue
        begin = (number - 1) * PAGE_SIZE
        about = _(
            "%(things)s %(first)s to %(last)s of %(total)s, newest first.",
            things=noun or _("Analyses"),
            first=begin + 1,
            last=begin + len(part),
            total=len(entries),
        )
        path, title = f"{listing.at(number)}index.md", _("%(title)s, page %(number)s", title=first.title, number=number)
        yield Page(path, title, about, template, _with(dict, listing, pictures))


def list_pieces(view: View, first: Page, pieces: Sequence[Analysis]) -> Iterator[Page]:
    """Make the pages of a list of analyses, each with its picture.

    Args:
        view: has the pictures.
        first: the first page, without the listing.
        pieces: what is listed, newest first.
    """
    return list_pages(first, pieces, pictures=lambda: view.pictures)


def _with(
    make: Callable[[], dict[str, Any]], listing: Listing, pictures: Callable[[], Mapping[str, Picture]]
) -> Callable[[], dict[str, Any]]:
    def make_all() -> dict[str, Any]:
        shown = pictures()
        own = {entry.slug: shown[entry.slug] for entry in listing.entries} if shown else {}
        return {**make(), "listing": replace(listing, pictures=own)}

    return make_all
