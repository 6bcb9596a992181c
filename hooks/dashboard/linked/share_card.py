"""The picture that stands for a page where it is shared: what is on it, and where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.charts.render.artefacts import Artefacts
from dashboard.core.frozen import Frozen

WIDTH, HEIGHT = 1200, 630
"""In dots: what Facebook, LinkedIn, X and messengers show whole."""
PLAIN_CARD = "assets/card.png"
"""The address of the card of all pages that have none of their own."""


class ShareCard(Frozen):
    """What is on a card. It is drawn of this alone."""

    site_name: str
    headline: str
    """The title of the page; that of the front page on the card of all other pages."""
    institutes: str
    """Their short names."""
    chart: Artefacts | None = None


def card_of(url: str) -> str:
    """The address of the card of a piece, a shared chart or a dataset.

    Args:
        url: the address of its page. Both count from the root of the site.
    """
    return f"{url}card.png"


def has_card(shown: Mapping[str, Any]) -> bool:
    """Whether a page has a card of its own: that of a piece which is not withdrawn, of a shared chart or a dataset.

    Args:
        shown: what the page's template is given.
    """
    piece = shown.get("analysis")
    return bool(shown.get("dataset") or shown.get("chart") or (piece and not piece.is_withdrawn))
