"""Whether readers could see a piece before, whatever its status says today."""

from __future__ import annotations

from dashboard.pieces.analysis import Analysis, due_of
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


def is_early(content: SiteContent, analysis: Analysis) -> bool:
    """Whether the day of a piece has come, but its record names a later day or embargo, and readers never could see it.

    Approvals cover neither: whoever takes an embargo out of a piece would publish it at once.
    """
    review, zone, at = review_of(content, analysis.slug), content.settings.zone, content.audience.at
    last = review.last_published
    if last is None or not content.settings.editorial.approvals.required or at < analysis.due:
        return False
    return due_of(last.date, last.embargo, zone) > at and review.last_seen(at, zone) is None
