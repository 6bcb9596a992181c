"""The pages of tags, and the tags at the end of a piece."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.core.slug import slug_of
from dashboard.core.words import _
from dashboard.pages.listing import list_pieces
from dashboard.pages.page import Page
from dashboard.pieces.analysis import Analysis
from dashboard.view.view import View


def tag_pages(view: View) -> Iterator[Page]:
    """The page of each tag that has one, and the list of these tags. No tags, no list."""
    if view.tags:
        about = _("What the analyses are about, besides their themes.")
        yield Page("tags/index.md", _("Tags"), about, "tags.html", partial(_all_tags, view))
    for tag in view.tags.values():
        about = _("Analyses with the tag “%(name)s”, newest first.", name=tag.name)
        page = Page(f"{tag.url}index.md", tag.name, about, "tag.html", partial(_tag, view, tag.slug))
        yield from list_pieces(view, page, view.by_tag[tag.slug])


def tags_of(view: View, piece: Analysis) -> list[dict[str, str]]:
    """The tags of a piece, each once. One without a page has no address: too few pieces have it.

    Args:
        view: knows the tags that have a page.
        piece: the piece.
    """
    tags = {}
    for name in piece.front.tags:
        page = view.tags.get(slug_of(name))
        tags[slug_of(name) or name] = {"name": page.name if page else name, "url": page.url if page else ""}
    return list(tags.values())


def _tag(view: View, slug: str) -> dict[str, Any]:
    """How many pieces have a tag, from when, and which tags they have besides, those of most of them first."""
    pieces = view.by_tag[slug]
    counts = Counter(other for piece in pieces for other in {slug_of(name) for name in piece.front.tags})
    others = [other for other in view.tags.values() if counts[other.slug] and other.slug != slug]
    others.sort(key=lambda other: -counts[other.slug])
    return {
        "number": len(pieces),
        "days": {"first": pieces[-1].day, "last": pieces[0].day},
        "others": [{"name": other.name, "url": other.url, "number": counts[other.slug]} for other in others],
    }


def _all_tags(view: View) -> dict[str, Any]:
    tags = []
    for tag in view.tags.values():
        newest, *older = view.by_tag[tag.slug]
        title = {"title": newest.front.title, "url": newest.url, "lang": newest.front.lang}
        tags.append({"name": tag.name, "url": tag.url, "number": 1 + len(older), "newest": title})
    return {"tags": tags}
