"""The approval status of a piece: which approvals count, which do not and why, and what has changed since."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from dashboard.core.frozen import Frozen
from dashboard.core.phrases import plural
from dashboard.people.registry import Registry
from dashboard.pieces.digests import Digests
from dashboard.review.eligibility import count_people, ineligible_reason, is_of_other_institute
from dashboard.review.publication import differs
from dashboard.review.review import Approval, Review, is_of_future

if TYPE_CHECKING:
    from dashboard.core.settings import ApprovalRule


class AssessedApproval(Frozen):
    """An approval, and whether it counts."""

    approval: Approval
    against: str = ""
    """Why it does not count, as the end of a sentence. Empty if it counts."""


class ApprovalStatus(Frozen):
    """The approvals of a piece as it is now, and its changes since it was last published."""

    review: Review
    digests: Digests
    """Of the piece as it is now."""
    approvals: tuple[AssessedApproval, ...]
    """The last approval of each reviewer."""
    missing: str
    """Which approvals that the site requires are missing, as the end of a sentence. Empty if none is."""

    @property
    def counted(self) -> tuple[AssessedApproval, ...]:
        """The approvals that count."""
        return tuple(approval for approval in self.approvals if not approval.against)

    @property
    def text_changed(self) -> bool:
        """Whether the text, or a unit of its numbers, differs from what was published last."""
        last = self.review.last_published
        return last is not None and differs(last.digests, self.digests)

    @property
    def rows_changed(self) -> bool:
        """Whether the rows differ from those that were published last."""
        last = self.review.last_published
        return last is not None and last.digests.rows != self.digests.rows

    @property
    def surroundings_changed(self) -> bool:
        """Whether labels, events, people or the like differ from those that were published last."""
        last = self.review.last_published
        return last is not None and last.digests.surroundings != self.digests.surroundings


def assess_approvals(
    review: Review,
    digests: Digests,
    authors: Sequence[str],
    registry: Registry,
    rule: ApprovalRule,
    zone: ZoneInfo,
    why_not_recorded: Callable[[Approval], str],
    *,
    has_been_public: bool,
    now: datetime.datetime,
) -> ApprovalStatus:
    """Say which approvals of a piece count, and which are missing.

    Args:
        review: what reviewers have said of the piece.
        digests: of the piece as it is now.
        authors: the slugs of the piece's authors.
        registry: everybody who may approve.
        rule: how many approvals the site requires, and from which institutes.
        zone: the site's time zone, in which an approval has its day.
        why_not_recorded: says of an approval why it does not count by whose commit holds it; empty if it counts.
        has_been_public: whether readers could see it before. Rows change every month; such a piece stays when they do.
        now: the present moment. No approval is from a day to come.

    Returns:
        The approval status.
    """
    last_approvals = {approval.by: approval for approval in sorted(review.approvals, key=lambda approval: approval.at)}
    approvals = []
    for approval in last_approvals.values():
        against = ineligible_reason(approval.by, authors, registry)
        against = against or ("its day is still to come" if is_of_future(approval.at, now) else "")
        against = against or _change_since(approval.digests, digests, has_been_public) or why_not_recorded(approval)
        approvals.append(AssessedApproval(approval, against))
    missing = _missing_approvals(approvals, authors, registry, rule, zone)
    return ApprovalStatus(review, digests, tuple(approvals), missing)


def _change_since(approved: Digests, now: Digests, has_been_public: bool) -> str:
    """What has changed since an approval so that it no longer counts, as the end of a sentence; empty if it counts."""
    if approved.text != now.text:
        return "the text has changed since"
    if approved.units != now.units:
        return "a unit has changed since"
    if has_been_public:
        return ""
    if approved.rows != now.rows:
        return "the rows have changed since"
    if approved.surroundings != now.surroundings:
        return "labels, events or people have changed since"
    return ""


def _missing_approvals(
    approvals: Sequence[AssessedApproval],
    authors: Sequence[str],
    registry: Registry,
    rule: ApprovalRule,
    zone: ZoneInfo,
) -> str:
    """Say which approvals are missing, as the end of a sentence; empty if none is."""
    if not rule.required:
        return ""
    counted = [assessed.approval for assessed in approvals if not assessed.against]
    people = count_people((approval.by for approval in counted), registry)
    void = "".join(
        f"; that of {assessed.approval.by} does not count: {assessed.against}"
        for assessed in approvals
        if assessed.against
    )
    if people < rule.required:
        return f"it needs {plural(rule.required, 'approval')} and has {people or 'none'}{void}"
    if rule.other_institute and not any(
        is_of_other_institute(approval.by, authors, registry, rule, approval.at.astimezone(zone).date())
        for approval in counted
    ):
        return f"nobody of another institute has approved it{void}"
    return ""
