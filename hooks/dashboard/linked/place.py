"""A page as its head names it: its address, its title and its site."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class Place(Frozen):
    """Where a page stands."""

    root: str
    """The full address of the site, with a slash at its end."""
    url: str
    """The address of the page from the root of the site; empty for the front page."""
    title: str
    description: str
    site_name: str

    @property
    def address(self) -> str:
        """The full address of the page."""
        return self.at(self.url)

    def at(self, url: str) -> str:
        """The full address of something on the site.

        Args:
            url: from the root of the site.
        """
        return f"{self.root}{url}"
