"""Since when a piece has been public, whatever its status says today."""

from __future__ import annotations

import datetime

from dashboard.pieces.analysis import Analysis
from dashboard.review.review import EMPTY, Review
from dashboard.site.content import SiteContent


def review_of(content: SiteContent, slug: str) -> Review:
    """What the review file of a piece holds; nothing, if there is none or it cannot be read."""
    file = content.reviews.get(slug)
    return file.review if file and file.review else EMPTY


def public_since(analysis: Analysis, review: Review) -> datetime.datetime | None:
    """The moment since which readers could see a piece: it was recorded as published, and it was due.

    Args:
        analysis: the piece.
        review: what its review file holds.

    Returns:
        The moment, which may be still to come; None if no publication was recorded.
    """
    return max(review.published.at, analysis.due) if review.published else None


def was_withdrawn(content: SiteContent, analysis: Analysis) -> bool:
    """Whether a piece is withdrawn from readers who could see it.

    A piece that says so and that was not public by the day of its withdrawal is not among them: its title and the
    reason, which readers are told of a withdrawn piece, would be the first that they hear of it.
    """
    since, withdrawal = public_since(analysis, review_of(content, analysis.slug)), analysis.front.withdrawn
    if withdrawal is None or since is None:
        return False
    zone = content.settings.zone
    return since.astimezone(zone).date() <= withdrawal.date <= content.audience.at.astimezone(zone).date()
