"""A piece in the words of schema.org."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from dashboard.linked.json_ld import Node
from dashboard.linked.people import name_author, name_institutes
from dashboard.linked.place import Place
from dashboard.linked.share_card import card_of
from dashboard.linked.website import name_website
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.modified_day import modified_day


def describe_piece(place: Place, piece: Analysis, shown: Mapping[str, Any]) -> Node:
    """A piece, by whom and from when it is, what was corrected in it, and on which data it rests.

    Args:
        place: its page.
        piece: the piece.
        shown: what else its page shows: its end, its tags, the institutes that publish.
    """
    front = piece.front
    authors = [name_author(place, author, author.named_institutes(piece.day)) for author in piece.authors]
    published, modified = published_day(piece), modified_day(piece)
    return {
        "@type": "Article",
        "@id": place.address,
        "url": place.address,
        "headline": front.title,
        "description": front.standfirst,
        "genre": piece.kind_label,
        "articleSection": piece.theme.name,
        "keywords": [tag["name"] for tag in shown["tags"]],
        "inLanguage": front.lang,
        "datePublished": published.isoformat() if published else "",
        "dateModified": modified.isoformat() if modified else "",
        "author": authors,
        "publisher": name_institutes(place, shown["partners"]),
        "image": place.at(card_of(place.url)),
        "isPartOf": name_website(place),
        "isBasedOn": [
            {"@type": "Dataset", "@id": place.at(data.url), "name": data.title} for data in shown["end"].datasets
        ],
        "correction": [
            {"@type": "CorrectionComment", "datePublished": one.date.isoformat(), "text": one.text}
            for one in front.corrections
        ],
    }


def published_day(piece: Analysis) -> datetime.date | None:
    """The day from which readers had a piece; None for one that reviewers alone see."""
    return piece.day if piece.front.status == "published" else None
