"""Where each piece stands on its way to readers, as plain data: for `desk status` and the desk's pages."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from dashboard.edition.edition import Edition
from dashboard.pieces.analysis import Analysis, is_public

State = Literal["draft", "review", "approved", "held-back", "due-later", "public"]
"""`held-back`: says that it is published, and is kept out; `due-later`: before its date or its embargo."""


@dataclass(frozen=True)
class Given:
    """An approval, and why it does not count; empty where it does."""

    by: str
    at: str
    against: str


@dataclass(frozen=True)
class QueueEntry:
    """One piece."""

    slug: str
    path: str
    title: str
    url: str
    state: State
    status: str
    authors: tuple[str, ...]
    """By name."""
    reviewers: tuple[str, ...]
    approvals: tuple[Given, ...]
    missing: str
    """What is missing to the approvals that the site requires, as the end of a sentence."""
    open_notes: int
    errors: int
    warnings: int
    due: datetime.datetime
    """Readers do not see it before; in the site's time zone."""
    embargo: bool
    text_changed: bool
    """Since it was published."""
    rows_changed: bool


ORDER: tuple[State, ...] = ("held-back", "review", "approved", "draft", "due-later", "public")


def queue(edition: Edition) -> list[QueueEntry]:
    """All pieces whose front matter is whole: first what waits for somebody."""
    found = Counter[tuple[str, str]]((one.path, one.severity) for one in set(edition.findings))
    entries = [_entry(edition, path, one, found) for path, one in edition.content.analyses.items() if one]
    return sorted(entries, key=lambda one: (ORDER.index(one.state), one.due, one.slug))


def _entry(edition: Edition, path: str, analysis: Analysis, found: Counter[tuple[str, str]]) -> QueueEntry:
    status, front = edition.content.approval_status(path), analysis.front
    approvals = ((one.approval.by, one.approval.at.isoformat(), one.against) for one in status.approvals)
    people = edition.content.registry.authors
    return QueueEntry(
        analysis.slug,
        path,
        front.title,
        analysis.url,
        state(edition, analysis),
        front.status,
        tuple(one.name for one in analysis.authors),
        tuple(one.name if (one := people.get(slug)) else slug for slug in front.reviewers),
        tuple(Given(*one) for one in approvals),
        status.missing,
        len(status.review.open_notes),
        found[path, "error"],
        found[path, "warning"],
        analysis.due.astimezone(edition.content.settings.zone),
        front.embargo is not None,
        status.text_changed,
        status.rows_changed,
    )


def state(edition: Edition, analysis: Analysis) -> State:
    """How far a piece has come."""
    if is_public(analysis, edition.content.audience.at):
        return "public"
    if analysis.front.status != "published":
        return analysis.front.status
    return "due-later" if analysis.cleared else "held-back"
