"""The state of each piece on its way to readers, as plain data: for `desk status` and the pages of the desk."""

from __future__ import annotations

import datetime
from collections import Counter

from dashboard.core.frozen import Frozen
from dashboard.edition.edition import Edition
from dashboard.editorial.piece_state import ORDER, State, find_state
from dashboard.editorial.turn import Turn
from dashboard.editorial.turns import turns
from dashboard.pieces.analysis import Analysis


class QueuedApproval(Frozen):
    """An approval of a piece in the queue. Its fields are those of `desk status --format json`."""

    by: str
    """The slug of the reviewer."""
    at: str
    """When, in ISO 8601."""
    against: str
    """Why it does not count, as the end of a sentence. Empty if it counts."""
    recorded: str
    """Who recorded it by git's history, in words: 'verified', 'recorded by Ann <ann@example.org>'."""


class QueueEntry(Frozen):
    """A piece in the queue. Its fields are those of `desk status --format json`."""

    slug: str
    path: str
    title: str
    url: str
    state: State
    status: str
    """The status in the front matter."""
    authors: tuple[str, ...]
    """The names of the authors."""
    reviewers: tuple[str, ...]
    """The names of the reviewers in the front matter; the slug of one who is not in the registry."""
    approvals: tuple[QueuedApproval, ...]
    missing: str
    """Which approvals that the site requires are missing, as the end of a sentence. Empty if none is."""
    open_notes: int
    errors: int
    warnings: int
    due: datetime.datetime
    """When readers see it at the earliest, in the site's time zone."""
    embargo: bool
    """Whether it waits for an embargo, its own or of its data."""
    text_changed: bool
    """Whether the text has changed since it was published."""
    rows_changed: bool
    """Whether the rows that it uses have changed since it was published."""
    surroundings_changed: bool
    """Whether labels, events or people on its page have changed since it was published."""
    minor: tuple[str, ...]
    """What was declared a minor change, in the order of publication."""
    turn: Turn
    """Whose turn it is, and what comes next."""
    review_by: datetime.date | None
    """The day by which reviewers should have read it."""
    is_late: bool
    """Whether that day has passed and it is not published."""


def queue_entries(edition: Edition) -> list[QueueEntry]:
    """List all pieces whose front matter has no errors, in the order of `ORDER`, then by date and slug."""
    counts = Counter[tuple[str, str]]((finding.path, finding.severity) for finding in set(edition.findings))
    analyses = edition.content.analyses
    turn_by_path = turns(edition)
    entries = [
        _queue_entry(edition, path, analysis, counts, turn_by_path[path])
        for path, analysis in analyses.items()
        if analysis
    ]
    return sorted(entries, key=lambda entry: (ORDER.index(entry.state), entry.due, entry.slug))


def _queue_entry(
    edition: Edition, path: str, analysis: Analysis, counts: Counter[tuple[str, str]], turn: Turn
) -> QueueEntry:
    """The entry of a piece. `counts` holds the numbers of findings by path and severity."""
    status, front = edition.content.approval_status(path), analysis.front
    registry = edition.content.registry
    return QueueEntry(
        analysis.slug,
        path,
        front.title,
        analysis.url,
        find_state(edition, analysis),
        front.status,
        tuple(author.name for author in analysis.authors),
        tuple(registry.name_of(slug) for slug in front.reviewers),
        tuple(
            QueuedApproval(
                assessed.approval.by,
                assessed.approval.at.isoformat(),
                assessed.against,
                str(edition.content.approvals.recording(analysis, assessed.approval)),
            )
            for assessed in status.approvals
        ),
        status.missing,
        len(status.review.open_notes),
        counts[path, "error"],
        counts[path, "warning"],
        analysis.due.astimezone(edition.content.settings.zone),
        analysis.is_embargoed and analysis.due > edition.content.audience.at,
        status.text_changed,
        status.rows_changed,
        status.surroundings_changed,
        tuple(publication.minor for publication in status.review.publications if publication.minor),
        turn,
        front.review_by,
        is_late(edition, analysis),
    )


def is_late(edition: Edition, analysis: Analysis) -> bool:
    """Whether the day by which a piece should be reviewed has passed, and it is not approved."""
    day, is_open = analysis.front.review_by, find_state(edition, analysis) in ("draft", "review", "held-back")
    return day is not None and day < edition.content.today and is_open
