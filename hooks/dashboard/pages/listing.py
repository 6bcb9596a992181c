"""Lists, newest first, so many entries to a page: no page grows with the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.pages.page import Page

SIZE = 24
"""So many entries stand on a page."""
AROUND = 2
"""So many pages on both sides of its own a page leads to, beside the first and the last one."""


@dataclass(frozen=True)
class Listing:
    """What of a list stands on one of its pages."""

    entries: tuple[Any, ...]
    """Analyses, or what else a list holds."""
    url: str
    """The address of its first page."""
    number: int
    last: int

    @property
    def numbers(self) -> list[int]:
        """The pages that this one leads to, itself included."""
        near = range(max(1, self.number - AROUND), min(self.last, self.number + AROUND) + 1)
        return sorted({1, *near, self.last})

    def at(self, number: int) -> str:
        """The address of a page, from the root of the site."""
        # (Not analyses/2/, which a piece may have.)
        return self.url if number == 1 else f"{self.url}page/{number}/"


def list_pages(
    first: Page, entries: Sequence[Any], noun: str = "Analyses", template: str = "listing.html"
) -> Iterator[Page]:
    """A page with the beginning of a list, and the pages of its rest. Their templates are given a `listing`.

    Args:
        entries: what is listed, newest first.
        noun: what the entries are.
        template: of the pages of the rest.
    """
    parts = [tuple(entries[start : start + SIZE]) for start in range(0, len(entries), SIZE)] or [()]
    for number, part in enumerate(parts, 1):
        listing = Listing(part, first.url, number, len(parts))
        if number == 1:
            yield replace(first, make=_with(first.make, listing))
            continue
        begin = (number - 1) * SIZE
        about = f"{noun} {begin + 1} to {begin + len(part)} of {len(entries)}, newest first."
        path, title = f"{listing.at(number)}index.md", f"{first.title}, page {number}"
        yield Page(path, title, about, template, _with(dict, listing))


def _with(make: Callable[[], dict[str, Any]], listing: Listing) -> Callable[[], dict[str, Any]]:
    return lambda: {**make(), "listing": listing}
