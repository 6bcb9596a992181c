"""What readers can follow: the pages with a feed beside them, and the page that says what a feed is and lists them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.core.frozen import Frozen
from dashboard.core.words import _
from dashboard.data.dataset import CHANGES
from dashboard.pages.page import Page
from dashboard.people.author import Author
from dashboard.people.institute import Institute
from dashboard.people.theme import Theme
from dashboard.view.view import View

FOLLOW = "about/follow/"
"""The address of the page that explains feeds."""


class Followed(Frozen):
    """A page that has a feed beside it."""

    url: str
    """Of the page, from the root of the site."""
    title: str
    """What the feed is called on its page and in the list of feeds."""
    news: str
    """What the feed brings, as a sentence."""
    formerly: tuple[str, ...] = ()
    """The addresses that the page had before, the first one first."""

    @property
    def feed(self) -> str:
        """The address of its feed, from the root of the site, without its ending."""
        return f"{self.url}feed"

    @property
    def first_feed(self) -> str:
        """The same address as it was at first: what names the feed, so that a renamed page is no new one to follow."""
        return f"{(*self.formerly, self.url)[0]}feed"


def has_feeds(view: View) -> bool:
    """Whether there are feeds: a site that knows no address can give no full one, and a folder is no publication."""
    return bool(view.site_url) and not view.is_unlisted


def follow_site(view: View) -> Followed:
    """All pieces."""
    return Followed("", view.site_name, _("All new pieces."))


def follow_theme(theme: Theme) -> Followed:
    """The pieces of a theme."""
    return Followed(theme.url, theme.name, _("New pieces on this theme."))


def follow_author(author: Author) -> Followed:
    """The pieces of an author."""
    formerly = tuple(f"authors/{slug}/" for slug in author.entry.formerly)
    return Followed(author.url, author.name, _("New pieces of this author."), formerly)


def follow_institute(institute: Institute) -> Followed:
    """The pieces of an institute and of its parts."""
    return Followed(institute.url, institute.name, _("New pieces by people of this institute."))


def follow_changes() -> Followed:
    """What changes in the data."""
    return Followed(f"data/{CHANGES}/", _("What changed in the data"), _("Figures that were added and revised."))


def follow_corrections() -> Followed:
    """What is put right in pieces."""
    return Followed("corrections/", _("Corrections"), _("What was put right or withdrawn after publication."))


def follow_page(view: View) -> Iterator[Page]:
    """The page about feeds. Texts may lead to it, so it is there without feeds, too, and says so."""
    description = _("Learn of new pieces, corrections and figures in a feed reader, without an account.")
    yield Page(f"{FOLLOW}index.md", _("Follow"), description, "follow.html", partial(_follow, view))


def _follow(view: View) -> dict[str, Any]:
    if not has_feeds(view):
        return {"groups": []}
    groups = {
        _("Everything"): [follow_site(view), follow_changes(), follow_corrections()],
        _("Themes"): [*map(follow_theme, view.themes)],
        _("Institutes"): [*map(follow_institute, view.institutes)],
        _("Authors"): [*map(follow_author, view.authors)],
    }
    return {"groups": [{"title": title, "feeds": feeds} for title, feeds in groups.items() if feeds]}
