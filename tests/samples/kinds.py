"""The kinds of page that readers get, each with one of the own site, for what has to hold on all of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A kind of page."""

    name: str
    address: str
    """Of one of this kind, from the root of the site."""
    found: bool = True
    """Whether search engines should find it, so that it has to be as fast and as well described as can be."""
    searched: str = ""
    """What is typed into the search before one looks at it."""


KINDS = (
    Kind("front", ""),
    Kind("list", "analyses/"),
    Kind("theme", "themes/economy/"),
    Kind("piece", "analyses/lifeline-and-convenience/"),
    Kind("notebook", "analyses/yuan-in-moscow/"),
    Kind("dataset", "data/china-russia-trade/"),
    Kind("datasets", "data/"),
    Kind("chart", "charts/china-russia-trade-by-direction/"),
    Kind("map", "charts/where-they-meet/"),
    Kind("charts", "charts/"),
    Kind("gallery", "about/charts/"),
    Kind("author", "authors/filip-rudnik/"),
    Kind("authors", "authors/"),
    Kind("institute", "institutes/ui/"),
    Kind("institutes", "institutes/"),
    Kind("calendar", "calendar/"),
    Kind("sources", "about/sources/"),
    Kind("data-page", "about/data/"),
    Kind("changes", "data/changes/"),
    Kind("corrections", "corrections/"),
    Kind("about", "about/"),
    Kind("text", "about/accessibility/"),
    Kind("search", "", found=False, searched="yuan"),
    Kind("404", "404.html", found=False),
    Kind("embed", "embed/china-russia-trade-by-direction/", found=False),
)
