"""The tags by which other sites show a link: Open Graph, and what X adds to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from dashboard.linked.describe_piece import published_day
from dashboard.linked.place import Place
from dashboard.linked.share_card import HEIGHT, PLAIN_CARD, WIDTH, card_of, has_card
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.modified_day import modified_day


class ShareTag(NamedTuple):
    """One tag."""

    kind: str
    """The attribute that holds its name: Open Graph has `property`, X has `name`."""
    name: str
    content: str


def share_tags(place: Place, shown: Mapping[str, Any]) -> list[ShareTag]:
    """The tags of a page. Addresses are full ones.

    Args:
        place: the page.
        shown: what its template is given.
    """
    piece, own_card = shown.get("analysis"), has_card(shown)
    is_article = bool(piece) and own_card
    card = place.at(card_of(place.url) if own_card else PLAIN_CARD)
    words = place.title if own_card else _partners(place, shown)
    graph = {
        "og:type": "article" if is_article else "website",
        "og:site_name": place.site_name,
        "og:title": place.title or place.site_name,
        "og:description": place.description,
        "og:url": place.address,
        "og:image": card,
        "og:image:type": "image/png",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": words,
    }
    tags = [ShareTag("property", name, content) for name, content in graph.items() if content]
    if piece and is_article:
        tags += _article(place, piece)
    return [
        *tags,
        ShareTag("name", "twitter:card", "summary_large_image"),
        ShareTag("name", "twitter:image:alt", words),
    ]


def _article(place: Place, piece: Analysis) -> Iterator[ShareTag]:
    days = {"published_time": published_day(piece), "modified_time": modified_day(piece)}
    for name, day in days.items():
        if day:
            yield ShareTag("property", f"article:{name}", day.isoformat())
    yield ShareTag("property", "article:section", piece.theme.name)
    for author in piece.authors:
        yield ShareTag("property", "article:author", place.at(author.url))


def _partners(place: Place, shown: Mapping[str, Any]) -> str:
    """What stands on the card of all pages."""
    names = ", ".join(institute.entry.short_name for institute in shown["partners"])
    return f"{place.site_name}: {names}" if names else place.site_name
