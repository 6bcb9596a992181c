"""The page /desk/ of a preview: what waits and for whom, what has changed since publication, and which data are due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import asdict, replace

from dashboard.changes.published_versions import Versions
from dashboard.core.dates import day
from dashboard.core.finding import Finding, errors_in, in_order
from dashboard.core.frozen import Frozen
from dashboard.core.grouping import group_by
from dashboard.core.words import N_, _, ngettext
from dashboard.edition.edition import Edition
from dashboard.editorial.changed_piece import changed_piece
from dashboard.editorial.due_data import DueDataset, due_datasets
from dashboard.editorial.piece_state import ORDER
from dashboard.editorial.review_bar import STATES, count_findings, describe_state, format_due
from dashboard.editorial.review_queue import is_late
from dashboard.editorial.shown_turn import ShownTurn, show_turn
from dashboard.editorial.turn import Turn, institutes_of, members_of
from dashboard.pages.page import Page
from dashboard.pieces.analysis import Analysis, is_public
from dashboard.site.public_since import review_of


class DeskRow(Frozen):
    """A row of the queue: a piece on its way to readers, or a public one that needs a second look."""

    title: str
    url: str
    authors: str
    state: str
    """The label of the state."""
    turn: ShownTurn
    deadline: str
    """The day by which reviewers should have read it; empty if none was set or it is past that step."""
    is_late: bool
    """Whether that day has passed."""
    approvals: str
    """How many there are of how many: '1 of 2'. Empty if the site requires none and there are none."""
    approval_note: str
    """Who has approved it, whose approval is void and why, and who is asked."""
    errors: str
    """How many errors there are: '2 errors'. This and the next three are empty if there are none."""
    warnings: str
    """How many warnings there are: '1 warning'."""
    stale: str
    """How many facts no longer hold, as a sentence."""
    notes: str
    """How many notes are open: '3 open'."""
    due: str
    """From when readers see it; empty if they see it already."""
    embargo: bool
    """Whether an embargo is the reason for which it waits."""
    second_look: str
    """Why it needs a second look, as the end of a sentence; empty if it needs none."""


class MinorChange(Frozen):
    """A change after publication that was declared minor, and so has no correction for readers."""

    title: str
    url: str
    at: str
    words: str


class Choice(Frozen):
    """A person or an institute by which the queue can be narrowed."""

    slug: str
    name: str


class ShownDataset(DueDataset):
    """A dataset that is due, as the desk shows it."""

    keeper_name: str
    people: str
    """The slugs of its keeper and of the members of that team, with blanks between."""
    institutes: str
    """The slugs of the keeper's institutes."""


MAX_MINOR = 20
"""How many minor changes the desk lists."""
BROKEN = Turn("author", step=N_("Correct the front matter."))
"""The turn with a piece whose front matter cannot be read."""


def desk_page(edition: Edition, versions: Versions, turn_by_path: Mapping[str, Turn]) -> Page:
    """Make the page /desk/ of a preview.

    Args:
        edition: a preview.
        versions: the published versions of its pieces.
        turn_by_path: whose turn it is with each piece whose front matter has no errors.

    Returns:
        The page. Its data are put together when it is built.
    """
    about = _("What waits, and for whom. Readers never see this page.")
    make = partial(_page_data, edition, versions, turn_by_path)
    return Page("desk/index.md", _("Desk"), about, "desk.html", make)


def _page_data(edition: Edition, versions: Versions, turn_by_path: Mapping[str, Turn]) -> dict[str, Any]:
    findings = group_by(in_order(edition.findings), lambda finding: finding.path)
    registry = edition.content.registry
    rows = [
        row
        for path in edition.content.analyses
        if (row := _desk_row(edition, path, findings.get(path, []), turn_by_path.get(path, BROKEN)))
    ]
    order = [_("Broken"), *(_(STATES[state]) for state in ORDER)]
    rows.sort(key=lambda row: (not row.is_late, order.index(row.state), row.title))
    return {
        "queue": rows,
        "quiet": len(edition.content.analyses) - len(rows),
        "changed": [changed_piece(edition, versions, path) for path in versions.changed],
        "due": [_shown_dataset(edition, dataset) for dataset in due_datasets(edition)],
        "minor": _minor_changes(edition),
        "people": [Choice(slug, author.name) for slug, author in registry.authors.items() if author],
        "institutes": [Choice(slug, entry.name) for slug, entry in registry.institutes.items() if entry],
    }


def _minor_changes(edition: Edition) -> list[MinorChange]:
    """What was declared minor in all pieces, the latest first."""
    zone = edition.content.settings.zone
    changes = [
        (
            publication.at,
            MinorChange(piece.front.title, piece.url, day(publication.at.astimezone(zone)), publication.minor),
        )
        for piece in edition.content.analyses.values()
        if piece
        for publication in review_of(edition.content, piece.slug).publications
        if publication.minor
    ]
    changes.sort(key=lambda change: change[0], reverse=True)
    return [change for _, change in changes[:MAX_MINOR]]


def _shown_dataset(edition: Edition, dataset: DueDataset) -> ShownDataset:
    registry = edition.content.registry
    keepers = [dataset.keeper] if dataset.keeper in registry.authors else []
    return ShownDataset(
        **asdict(dataset),
        keeper_name=registry.name_of(dataset.keeper) if dataset.keeper else "",
        people=" ".join(keepers + members_of(keepers, registry)),
        institutes=" ".join(sorted(institutes_of(keepers, registry))),
    )


def _desk_row(edition: Edition, path: str, findings: Sequence[Finding], turn: Turn) -> DeskRow | None:
    """The row of a piece; None if it is public or withdrawn and needs nothing."""
    analysis, source_text = edition.content.analyses[path], edition.content.source_texts[path]
    url = f"analyses/{source_text.slug}/"
    errors = errors_in(findings)
    warnings = [finding for finding in findings if finding.severity == "warning"]
    counts = (count_findings(errors), count_findings(warnings))
    if analysis is None:
        shown = show_turn(replace(turn, blocks=(counts[0],)), edition, path)
        return DeskRow(source_text.slug, url, "", _("Broken"), shown, "", False, "", "", *counts, "", "", "", False, "")
    if analysis.front.withdrawn and not errors:
        return None
    stale = sum(finding.id.startswith("fact-") for finding in errors)
    public = is_public(analysis, edition.content.audience.at)
    if public and not errors and analysis.slug not in edition.content.reviews:
        return None
    status = edition.content.approval_status(path)
    second_look = _("its rows have changed since") if status.rows_changed else ""
    if status.surroundings_changed:
        second_look = second_look or _("labels, events or people have changed since")
    if status.text_changed:
        second_look = _("its text has changed since")
    if public and not (errors or second_look or status.review.open_notes):
        return None
    waiting = not public
    return DeskRow(
        analysis.front.title,
        analysis.url,
        ", ".join(author.name for author in analysis.authors),
        describe_state(edition, analysis)[0],
        show_turn(turn, edition, path),
        day(analysis.front.review_by) if waiting and turn.role in ("author", "reviewer") else "",
        is_late(edition, analysis),
        *_describe_approvals(edition, analysis),
        *counts,
        ngettext("%(num)s fact no longer holds", "%(num)s facts no longer hold", stale) if stale else "",
        _("%(number)s open", number=len(status.review.open_notes)) if status.review.open_notes else "",
        format_due(edition, analysis) if waiting else "",
        waiting and analysis.is_embargoed,
        second_look,
    )


def _describe_approvals(edition: Edition, analysis: Analysis) -> tuple[str, str]:
    """The approvals of a piece as `DeskRow.approvals` and `DeskRow.approval_note`."""
    status, rule = edition.content.approval_status(analysis.path), edition.content.settings.editorial.approvals
    registry = edition.content.registry
    recording = edition.content.approvals.recording
    counted = [
        f"{registry.name_of(assessed.approval.by)} ({recording(analysis, assessed.approval)})"
        for assessed in status.counted
    ]
    void = [
        f"{registry.name_of(assessed.approval.by)}: {assessed.against}"
        for assessed in status.approvals
        if assessed.against
    ]
    approvers = {assessed.approval.by for assessed in status.approvals}
    waiting = [
        _("%(name)s asked", name=registry.name_of(slug)) for slug in analysis.front.reviewers if slug not in approvers
    ]
    notes = [*counted, *void, *waiting]
    return (
        _("%(number)s of %(required)s", number=len(counted), required=rule.required) if rule.required or notes else ""
    ), "; ".join(notes)
