"""Which shown pieces are the same piece in another language, by `translation_of` in their front matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dashboard.core.grouping import group_by
from dashboard.pieces.analysis import Analysis
from dashboard.site.content import SiteContent


def shown_translations(content: SiteContent, pieces: Iterable[Analysis]) -> Mapping[str, tuple[str, ...]]:
    """The slugs of the other versions of each piece that has any. No piece is named that is not shown.

    Args:
        content: all that is known; it has the whole front matters.
        pieces: those that are shown.
    """
    known = {piece.slug: piece for piece in content.analyses.values() if piece}
    today = {old: piece.slug for piece in known.values() for old in piece.front.formerly}

    def original_of(slug: str) -> str:
        passed: list[str] = []
        while slug not in passed and slug in known and (named := known[slug].front.translation_of):
            passed.append(slug)
            slug = named if named in known else today.get(named, named)
        return min(passed) if slug in passed else slug  # (some name each other in a circle)

    versions = group_by((piece.slug for piece in pieces), original_of)
    return {
        slug: tuple(other for other in slugs if other != slug)
        for slugs in versions.values()
        for slug in slugs
        if len(slugs) > 1
    }
