"""The tags that have a page: those of enough pieces that are shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dashboard.core.slug import slug_of
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.tag import Tag

FEWEST_PIECES = 3
"""A list of one or two pieces tells readers less than the pieces themselves."""


def shown_tags(pieces: Iterable[Analysis]) -> dict[str, Tag]:
    """The tags of at least FEWEST_PIECES pieces by their slugs, in the order of their names.

    Args:
        pieces: those that are shown. Hidden ones count for nothing, or a page would tell of them.
    """
    spellings: dict[str, Counter[str]] = {}
    for piece in pieces:
        for slug, name in {slug_of(name): name for name in piece.front.tags}.items():
            spellings.setdefault(slug, Counter())[name] += 1
    tags = (
        Tag(slug, min(names, key=lambda name: (-names[name], name)))
        for slug, names in spellings.items()
        if slug and names.total() >= FEWEST_PIECES
    )
    return {tag.slug: tag for tag in sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug))}
