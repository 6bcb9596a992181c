"""Whether readers could see a piece before, whatever its status says today."""

from __future__ import annotations

from dashboard.pieces.analysis import Analysis
from dashboard.review.review import EMPTY, Review
from dashboard.site.content import SiteContent


def review_of(content: SiteContent, slug: str) -> Review:
    """What reviewers have said of a piece; nothing, if there is no such review."""
    folder = content.reviews.get(slug)
    return folder.review if folder else EMPTY


def was_withdrawn(content: SiteContent, analysis: Analysis) -> bool:
    """Whether a piece is withdrawn from readers who could see it.

    A piece that says so and that was not public by the day of its withdrawal is not among them: its title and the
    reason, which readers are told of a withdrawn piece, would be the first that they hear of it.
    """
    zone, withdrawal = content.settings.zone, analysis.front.withdrawn
    since = review_of(content, analysis.slug).public_since(zone)
    if withdrawal is None or since is None:
        return False
    return since.astimezone(zone).date() <= withdrawal.date <= content.today
