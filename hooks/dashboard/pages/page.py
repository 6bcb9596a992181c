"""A page of the site: the template it is made of, and the data that this is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import Any

from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.cache.value_digest import digest
from dashboard.core.paths import address_of


@dataclass(frozen=True)
class Page:
    """One page. It shows what it is given and nothing else, so that its key is the hash of that."""

    path: str
    """As if it were a Markdown file under docs/: authors/index.md."""
    title: str
    description: str
    template: str
    make: Callable[[], dict[str, Any]] = field(compare=False, repr=False)
    """What the template is given: plain data, or what knows its own digest."""
    head: Mapping[str, Any] = field(default_factory=dict)
    """The front matter of a text."""
    source: str = ""
    """The file that it is made of, from the root of the repository; empty where it follows from data alone."""

    @property
    def url(self) -> str:
        """Where it is, from the root of the site."""
        return address_of(self.path)

    @cached_property
    def context(self) -> dict[str, Any]:
        """What the template is given."""
        return self.make()

    def key(self, site: str, cache: Cache) -> str:
        """The name of the page as it is made of this. `site` stands for all that every page shows."""
        said = (site, self.title, self.description, self.template, self.head, self.context)
        return cache.memoize_if_equal(("page", self.path), said, partial(self._key, site))

    def _key(self, site: str) -> str:
        # The digest of a body is that of its whole file, head and all.
        head = "" if "body" in self.context else digest(self.head)
        said = (self.path, self.title, self.description, self.template, head, digest(self.context))
        return key_of("page", site, *said)
