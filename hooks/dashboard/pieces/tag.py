"""Tags: words by which pieces are found across themes."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.core.slug import slug_of


@dataclass(frozen=True)
class Tag:
    """A tag that has a page of its own."""

    slug: str
    name: str
    """As most pieces spell it."""

    @property
    def url(self) -> str:
        """The address of its page, from the root of the site."""
        return f"tags/{self.slug}/"


def spelling_key(name: str) -> str:
    """What two spellings of one tag have in common: letters and digits, without accents, hyphens and a plural's s.

    Args:
        name: a tag, as a piece writes it.
    """
    return slug_of(name).replace("-", "").removesuffix("s") or name.casefold()
