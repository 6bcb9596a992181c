"""Finds reviews that a rename of their piece left behind."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pieces.analysis import Analysis
from dashboard.review.review_loader import ReviewFolder
from dashboard.site.content import SiteContent


def left_reviews(content: SiteContent) -> Iterator[tuple[ReviewFolder, Analysis | None]]:
    """Find the reviews that stand beside no piece of their name.

    Git moves what one branch adds to a folder that another has renamed, but not always: an approval stays behind if the
    folder had none before.

    Yields:
        Each with the piece that it belongs to, if that is known.
    """
    for slug, folder in content.reviews.items():
        if slug not in content.pieces_by_slug:
            yield folder, owner_of(content, slug)


def owner_of(content: SiteContent, slug: str) -> Analysis | None:
    """The one piece that names a slug in `formerly`; None if no piece does, or two do."""
    owners = [analysis for analysis in content.analyses.values() if analysis and slug in analysis.front.formerly]
    return owners[0] if len(owners) == 1 else None
