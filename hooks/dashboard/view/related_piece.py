"""Another piece to which a piece leads at its end."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.core.frozen import Frozen


class RelatedPiece(Frozen):
    """Another piece, and what it has in common with the one that shows it."""

    slug: str
    datasets: tuple[str, ...]
    """The names of the datasets that both use, sorted."""
    same_theme: bool
    authors: tuple[str, ...]
    """The slugs of those who wrote both, in the order of the other piece."""


Related = Mapping[str, tuple[RelatedPiece, ...]]
"""By the slug of the piece that shows them, the first ones first."""
