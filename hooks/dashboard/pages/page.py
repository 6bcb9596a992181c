"""A page of the site: its template, and the data that the template is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property, partial
from typing import Any

from msgspec import field
from msgspec.structs import replace

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.frozen import PartlyCompared
from dashboard.core.paths import address_of


class Page(PartlyCompared):
    """One page. It shows its data and nothing else, so that its key is the hash of the data."""

    uncompared = ("make", "parts")

    path: str
    """A path as of a Markdown file under docs/, such as authors/index.md."""
    title: str
    description: str
    template: str
    make: Callable[[], dict[str, Any]]
    """Gives the data of the template: plain values, or objects that know their own digest."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """The front matter of a text; empty for other pages."""
    source: str = ""
    """The text that it is made of, by its path from the root of the repository; empty for other pages."""
    parts: Callable[[], object] | None = None
    """Gives all that decides the data; None where it is too much to be compared."""
    is_unlisted: bool = False
    """Whether search engines are asked not to name it, and the sitemap does not."""

    @property
    def url(self) -> str:
        """Its address from the root of the site."""
        return address_of(self.path)

    def made_by(self, make: Callable[[], dict[str, Any]]) -> Page:
        """The same page with other data.

        Args:
            make: gives the data.
        """
        return replace(self, make=make)

    @cached_property
    def context(self) -> dict[str, Any]:
        """The data of the template."""
        return self.make()

    def kept_context(self, cache: Cache) -> dict[str, Any]:
        """The data of the template: those of the last build, if all that decides them is known and equal.

        Args:
            cache: remembers them.
        """
        if self.parts is None:
            return self.context
        return cache.memoize_if_equal(("context", self.path), self.parts(), self.make)

    def key(self, site: str, cache: Cache) -> str:
        """The hash of all that the page shows.

        Args:
            site: the hash of all that every page shows.
            cache: remembers the last hash, which counts for as long as the data are equal.
        """
        shown = (site, self.title, self.description, self.template, self.is_unlisted, self.head, self.context)
        return cache.memoize_if_equal(("page", self.path), shown, partial(self._key, site))

    def _key(self, site: str) -> str:
        # The digest of a body is that of its whole file, front matter included.
        head = "" if "body" in self.context else digest(self.head)
        frame = (self.path, self.title, self.description, self.template, self.is_unlisted)
        return key_of("page", site, *frame, head, digest(self.context))
