"""What the head of a page tells programs: the things that the page is about, and how it looks when it is shared.

All of it follows from what the page's template is given: a page is made anew only where that differs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from dashboard.linked.describe_data import describe_chart, describe_dataset
from dashboard.linked.describe_piece import describe_piece
from dashboard.linked.json_ld import Node, data_block
from dashboard.linked.people import describe_author, describe_institute
from dashboard.linked.place import Place
from dashboard.linked.website import describe_trail, describe_website


def linked_data(place: Place, shown: Mapping[str, Any]) -> Markup:
    """The data block of a page; nothing for lists, texts about the site and what was withdrawn.

    Args:
        place: the page.
        shown: what its template is given.
    """
    if not place.url:
        return data_block([describe_website(place, shown["partners"])])
    thing = _thing(place, shown)
    return data_block([thing, describe_trail(place)] if thing else [])


def _thing(place: Place, shown: Mapping[str, Any]) -> Node | None:
    """What a page is about; None if it is no thing of its own."""
    theme, partners = shown.get("theme"), shown["partners"]
    if piece := shown.get("analysis"):
        return None if piece.is_withdrawn else describe_piece(place, piece, shown)
    if dataset := shown.get("dataset"):
        return describe_dataset(place, dataset, theme, partners)
    if chart := shown.get("chart"):
        return describe_chart(place, chart, theme, partners)
    if author := shown.get("author"):
        return describe_author(place, author, shown["posts"], shown["members"])
    if institute := shown.get("institute"):
        return describe_institute(place, institute, shown["logo"])
    return None
