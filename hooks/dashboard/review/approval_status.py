"""Where a piece stands on its way to readers: which approvals count, which do not and why, and what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.people.registry import Author, Registry
from dashboard.review.review import Approval, Review

if TYPE_CHECKING:
    from dashboard.core.settings import ApprovalRule


@dataclass(frozen=True)
class Approved:
    """One approval; it counts where nothing speaks against it."""

    approval: Approval
    against: str = ""
    """Why it does not count, as the end of a sentence."""


@dataclass(frozen=True)
class ApprovalStatus:
    """What the desk knows of a piece."""

    review: Review
    text_digest: str
    data_digest: str
    approvals: tuple[Approved, ...]
    """The last one of each reviewer."""
    missing: str
    """What is missing to the approvals that the site requires; empty where nothing is."""
    text_changed: bool
    """Whether the text is another one than was published last."""
    rows_changed: bool
    """Whether the rows are others than were published last."""

    @property
    def counted(self) -> tuple[Approved, ...]:
        """The approvals that count."""
        return tuple(one for one in self.approvals if not one.against)


def assess_approvals(
    review: Review,
    text_digest: str,
    data_digest: str,
    authors: Sequence[str],
    registry: Registry,
    rule: ApprovalRule,
) -> ApprovalStatus:
    """The standing of a piece.

    Args:
        review: the file beside it.
        text_digest: of the text as it is now.
        data_digest: of the rows that it uses now.
        authors: whose piece it is, by slug.
        registry: who may approve.
        rule: how many must, and from where.
    """
    last = {one.by: one for one in sorted(review.approvals, key=lambda one: one.at)}
    approvals = []
    for one in last.values():
        against = ineligible_reason(one.by, authors, registry)
        if not against and one.text_digest != text_digest:
            against = "the text has changed since"
        elif not against and one.data_digest != data_digest and review.published is None:
            # What readers have seen stays when its rows change, which they do every month.
            against = "the rows have changed since"
        approvals.append(Approved(one, against))
    published = review.last_published
    return ApprovalStatus(
        review,
        text_digest,
        data_digest,
        tuple(approvals),
        _missing(approvals, authors, registry, rule),
        published is not None and published.text_digest != text_digest,
        published is not None and published.data_digest != data_digest,
    )


def ineligible_reason(reviewer: str, authors: Sequence[str], registry: Registry) -> str:
    """Why somebody may not approve a piece, as the end of a sentence; empty if nothing speaks against it."""
    if registry.authors.get(reviewer) is None:
        return f"there is no '{reviewer}' in data/authors/"
    return f"'{reviewer}' is among the authors" if reviewer in authors else ""


def _missing(approvals: Sequence[Approved], authors: Sequence[str], registry: Registry, rule: ApprovalRule) -> str:
    if not rule.required:
        return ""
    counted = [one.approval.by for one in approvals if not one.against]
    own = {institute for name in authors for institute in _institutes(registry.authors.get(name))}
    foreign = [name for name in counted if own.isdisjoint(_institutes(registry.authors.get(name)))]
    void = "".join(f"; that of {one.approval.by} does not count: {one.against}" for one in approvals if one.against)
    if len(counted) < rule.required:
        needed = f"{rule.required} approval{'s' * (rule.required != 1)}"
        return f"it needs {needed} and has {len(counted) or 'none'}{void}"
    if rule.other_institute and not foreign:
        return f"nobody of another institute has approved it{void}"
    return ""


def _institutes(author: Author | None) -> Iterator[str]:
    """Those to which somebody belongs now."""
    for institute, post in author.affiliations if author else ():
        if post.to is None:
            yield institute.slug
