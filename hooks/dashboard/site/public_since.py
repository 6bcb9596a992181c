"""Since when a piece has been public, whatever its status says today."""

from __future__ import annotations

import datetime

from dashboard.pieces.analysis import Analysis
from dashboard.review.review_loader import ReviewFile
from dashboard.site.content import SiteContent


def public_since(analysis: Analysis, file: ReviewFile | None) -> datetime.datetime | None:
    """The moment since which readers could see a piece: it was recorded as published, and it was due.

    Args:
        analysis: the piece.
        file: its review file; None if it has none.

    Returns:
        The moment, which may be still to come; None if no publication was recorded.
    """
    published = file.review.published if file and file.review else None
    return max(published.at, analysis.due) if published else None


def was_withdrawn(content: SiteContent, analysis: Analysis) -> bool:
    """Whether a piece is withdrawn from readers who could see it.

    A piece that says so and that was not public by the day of its withdrawal is not among them: its title and the
    reason, which readers are told of a withdrawn piece, would be the first that they hear of it.
    """
    since, withdrawal = public_since(analysis, content.reviews.get(analysis.slug)), analysis.front.withdrawn
    if withdrawal is None or since is None:
        return False
    zone = content.settings.zone
    return since.astimezone(zone).date() <= withdrawal.date <= content.audience.at.astimezone(zone).date()
