"""The approval status of a piece: which approvals count, which do not and why, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.people.registry import Author, Registry
from dashboard.review.review import Approval, Review

if TYPE_CHECKING:
    from dashboard.core.settings import ApprovalRule


@dataclass(frozen=True)
class AssessedApproval:
    """An approval, and whether it counts."""

    approval: Approval
    against: str = ""
    """Why it does not count, as the end of a sentence. Empty if it counts."""


@dataclass(frozen=True)
class ApprovalStatus:
    """The approvals of a piece as it is now, and its changes since it was last published."""

    review: Review
    text_digest: str
    """Digest of the text as it is now."""
    data_digest: str
    """Digest of the rows that the piece uses now."""
    approvals: tuple[AssessedApproval, ...]
    """The last approval of each reviewer."""
    missing: str
    """Which approvals that the site requires are missing, as the end of a sentence. Empty if none is."""
    text_changed: bool
    """Whether the text differs from the one that was published last."""
    rows_changed: bool
    """Whether the rows differ from those that were published last."""

    @property
    def counted(self) -> tuple[AssessedApproval, ...]:
        """The approvals that count."""
        return tuple(approval for approval in self.approvals if not approval.against)


def assess_approvals(
    review: Review,
    text_digest: str,
    data_digest: str,
    authors: Sequence[str],
    registry: Registry,
    rule: ApprovalRule,
) -> ApprovalStatus:
    """Say which approvals of a piece count, and which are missing.

    Args:
        review: the review file of the piece.
        text_digest: digest of the text as it is now.
        data_digest: digest of the rows that the piece uses now.
        authors: the slugs of the piece's authors.
        registry: everybody who may approve.
        rule: how many approvals the site requires, and from which institutes.

    Returns:
        The approval status.
    """
    last_approvals = {approval.by: approval for approval in sorted(review.approvals, key=lambda approval: approval.at)}
    approvals = []
    for approval in last_approvals.values():
        against = ineligible_reason(approval.by, authors, registry)
        if not against and approval.text_digest != text_digest:
            against = "the text has changed since"
        elif not against and approval.data_digest != data_digest and review.published is None:
            # Rows change every month. A piece that readers have seen stays public when they do.
            against = "the rows have changed since"
        approvals.append(AssessedApproval(approval, against))
    published = review.last_published
    return ApprovalStatus(
        review,
        text_digest,
        data_digest,
        tuple(approvals),
        _missing_approvals(approvals, authors, registry, rule),
        published is not None and published.text_digest != text_digest,
        published is not None and published.data_digest != data_digest,
    )


def ineligible_reason(reviewer: str, authors: Sequence[str], registry: Registry) -> str:
    """Say why somebody may not approve a piece.

    Args:
        reviewer: the slug of who approves.
        authors: the slugs of the piece's authors.
        registry: everybody who may approve.

    Returns:
        The end of a sentence. Empty if the reviewer may approve the piece.
    """
    if registry.authors.get(reviewer) is None:
        return f"there is no '{reviewer}' in data/authors/"
    return f"'{reviewer}' is among the authors" if reviewer in authors else ""


def _missing_approvals(
    approvals: Sequence[AssessedApproval], authors: Sequence[str], registry: Registry, rule: ApprovalRule
) -> str:
    """Say which approvals are missing, as the end of a sentence; empty if none is."""
    if not rule.required:
        return ""
    counted = [assessed.approval.by for assessed in approvals if not assessed.against]
    own_institutes = {institute for slug in authors for institute in _institutes(registry.authors.get(slug))}
    foreign = [slug for slug in counted if own_institutes.isdisjoint(_institutes(registry.authors.get(slug)))]
    void = "".join(
        f"; that of {assessed.approval.by} does not count: {assessed.against}"
        for assessed in approvals
        if assessed.against
    )
    if len(counted) < rule.required:
        needed = f"{rule.required} approval{'s' * (rule.required != 1)}"
        return f"it needs {needed} and has {len(counted) or 'none'}{void}"
    if rule.other_institute and not foreign:
        return f"nobody of another institute has approved it{void}"
    return ""


def _institutes(author: Author | None) -> Iterator[str]:
    """The slugs of the institutes to which somebody belongs now."""
    for institute, post in author.affiliations if author else ():
        if post.to is None:
            yield institute.slug
