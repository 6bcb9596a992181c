"""Which approvals of a piece count at this moment."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from zoneinfo import ZoneInfo

from msgspec import field
from msgspec.structs import replace

from dashboard.core.frozen import PartlyCompared
from dashboard.core.settings import ApprovalRule
from dashboard.data.git_history import History
from dashboard.people.registry import Registry
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.approval_digests import PieceDigests
from dashboard.pieces.digests import Digests
from dashboard.pieces.earlier_digests import earlier_digests
from dashboard.pieces.placed_charts import Placement
from dashboard.pieces.placed_facts import PlacedFacts
from dashboard.pieces.source_text import SourceText
from dashboard.review.approval_status import ApprovalStatus, assess_approvals
from dashboard.review.recorded_by import Recording, recording_of, why_not_recorded
from dashboard.review.review import EMPTY, Approval, Review
from dashboard.review.review_folder import ENDING
from dashboard.review.review_loader import ReviewFolder


class Approvals(PartlyCompared):
    """The approvals of all pieces of a site, each compared with the present text and rows of its piece.

    Texts, placements and facts are keyed by the file's path from the root. They are those known before any notebook is
    executed, so that no approval depends on a run.
    """

    uncompared = ("_assessed",)

    source_texts: Mapping[str, SourceText]
    placements: Mapping[str, Sequence[Placement]]
    facts: Mapping[str, PlacedFacts]
    reviews: Mapping[str, ReviewFolder]
    """By the slugs of their pieces."""
    registry: Registry
    """Who may approve."""
    rule: ApprovalRule
    """How many approvals a piece needs, and of whom."""
    digests: PieceDigests
    """Computes the digests of texts and rows that an approval records."""
    at: datetime.datetime
    """The moment that the site is made for: whether a piece has been public before is asked of it."""
    zone: ZoneInfo
    """The site's time zone."""
    history: History
    """Tells whose commits hold the approvals; it is asked only if somebody wants to know, or the rule needs it."""
    _assessed: dict[str, ApprovalStatus] = field(default_factory=dict)
    """What `status` has computed, by path."""

    def status(self, analysis: Analysis) -> ApprovalStatus:
        """Whether a piece has the approvals that it needs, by what reviewers have said of it."""
        if analysis.path not in self._assessed:
            folder = self.reviews.get(analysis.slug)
            status = self.status_with(analysis, folder.review if folder else EMPTY)
            if folder and folder.has_broken_record and self.rule.required:
                # An approval that cannot be read may be the last of its reviewer, and an earlier one then counts.
                status = replace(status, missing=f"an approval or publication in {folder.path} cannot be read")
            self._assessed[analysis.path] = status
        return self._assessed[analysis.path]

    def with_texts(
        self,
        texts: Mapping[str, SourceText],
        placements: Mapping[str, Sequence[Placement]],
        facts: Mapping[str, PlacedFacts],
    ) -> Approvals:
        """The same approvals, compared with other versions of some texts.

        Args:
            texts: these, by path.
            placements: their charts.
            facts: their facts.
        """
        return replace(
            self,
            source_texts={**self.source_texts, **texts},
            placements={**self.placements, **placements},
            facts={**self.facts, **facts},
            _assessed={path: status for path, status in self._assessed.items() if path not in texts},
        )

    def earlier_digests(self, analysis: Analysis) -> tuple[str, str]:
        """The digests of text and rows as they were computed before 27 November 2026, for `desk migrate`."""
        return earlier_digests(self.digests, *self._parts_of(analysis))

    def digests_of(self, analysis: Analysis) -> Digests:
        """The present digests of a piece: what an approval that is given now covers."""
        return self.digests.of(analysis, *self._parts_of(analysis))

    def _parts_of(self, analysis: Analysis) -> tuple[SourceText, Sequence[Placement], PlacedFacts]:
        path = analysis.path
        return self.source_texts[path], self.placements.get(path, ()), self.facts[path]

    def status_with(self, analysis: Analysis, review: Review) -> ApprovalStatus:
        """Whether a piece would have the approvals that it needs.

        Args:
            analysis: the piece.
            review: what reviewers would have said of it.
        """
        return assess_approvals(
            review,
            self.digests_of(analysis),
            analysis.front.authors,
            self.registry,
            self.rule,
            self.zone,
            partial(self._why_not_recorded, analysis),
            has_been_public=review.last_seen(self.at, self.zone) is not None,
            now=self.now,
        )

    @property
    def now(self) -> datetime.datetime:
        """The latest moment at which an approval may have been given: a site may be made for one that has passed."""
        return max(self.at, datetime.datetime.now(datetime.UTC))

    def recorded_day(self, analysis: Analysis) -> datetime.date | None:
        """The day from which readers could see a piece first, by the records of publications; None without any.

        Args:
            analysis: the piece.
        """
        folder = self.reviews.get(analysis.slug)
        since = folder.review.public_since(self.zone) if folder else None
        return since.astimezone(self.zone).date() if since else None

    def recording(self, analysis: Analysis, approval: Approval) -> Recording:
        """Who recorded an approval by git's history. As a text it is said in words.

        Args:
            analysis: the piece.
            approval: one of its approvals.
        """
        emails = self.registry.emails.get(approval.by, frozenset())
        return recording_of(self.history, self._path_of(analysis, approval), emails)

    def _why_not_recorded(self, analysis: Analysis, approval: Approval) -> str:
        emails = self.registry.emails.get(approval.by, frozenset())
        return why_not_recorded(self.history, self._path_of(analysis, approval), approval.by, emails, self.rule)

    def _path_of(self, analysis: Analysis, approval: Approval) -> str:
        """The file of an approval, from the root; where it will be, if it is not written yet."""
        folder = self.reviews.get(analysis.slug)
        names = dict(zip(folder.review.approvals, folder.approvals, strict=True)) if folder else {}
        name = names.get(approval, f"approvals/{approval.file_name}")
        return f"{PurePosixPath(analysis.path).with_suffix(ENDING)}/{name}"
