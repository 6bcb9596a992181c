"""Who has reviewed a piece, where the site says so. Otherwise no output knows it."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent


def shown_reviewers(content: SiteContent, pieces: Iterable[Analysis]) -> dict[str, tuple[str, ...]]:
    """The names of those whose approvals count, in order, by the slugs of their pieces.

    Args:
        content: all that is known.
        pieces: those that are shown.

    Returns:
        Nothing, unless `extra.editorial.show_reviewers` is true.
    """
    if not content.settings.editorial.show_reviewers:
        return {}
    names = {piece.slug: sorted(_names(content, piece)) for piece in pieces}
    return {slug: tuple(own) for slug, own in names.items() if own}


def _names(content: SiteContent, piece: Analysis) -> set[str]:
    given = (assessed.approval.by for assessed in content.approval_status(piece.path).counted)
    return {reviewer.name for slug in given if (reviewer := content.registry.authors.get(slug))}
