"""The review bar above a text, and the notes on it, as data for the templates."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from functools import cached_property, partial

from msgspec.structs import replace

from dashboard.cache.keys import key_of
from dashboard.changes.published_versions import Versions
from dashboard.core.dates import age, day
from dashboard.core.finding import Finding, errors_in
from dashboard.core.frozen import Frozen
from dashboard.core.words import N_, _, ngettext
from dashboard.edition.edition import Edition
from dashboard.editorial.piece_state import State, find_state
from dashboard.editorial.shown_note import ShownNote, format_moment, show_note
from dashboard.editorial.shown_turn import ShownTurn, show_turn
from dashboard.editorial.turn import Turn
from dashboard.pieces.analysis import Analysis
from dashboard.view.shown_text import ShownText

STATES: dict[State, str] = {
    "draft": N_("Draft"),
    "review": N_("In review"),
    "approved": N_("Approved"),
    "held-back": N_("Held back"),
    "due-later": N_("Published, not yet due"),
    "public": N_("Published"),
    "withdrawn": N_("Withdrawn"),
}
"""The labels of the states."""


class ShownApproval(Frozen):
    """An approval."""

    name: str
    """The reviewer's name."""
    at: str
    why: str
    """Why it does not count, as the end of a sentence. Empty if it counts."""
    recorded: str
    """Who recorded it by git's history, in words."""


class ReviewBar(Frozen):
    """All that the bar of a text says. If the text is not a piece, only `findings` and `older` are set."""

    slug: str = ""
    """The slug of the piece; empty if the text is not a piece, or if its front matter has errors."""
    state: str = ""
    """The label of the piece's state."""
    meaning: str = ""
    """What the state means for readers."""
    approvals: tuple[ShownApproval, ...] = ()
    missing: str = ""
    """Which approvals that the site requires are missing, as a sentence. Empty if none is."""
    required: int = 0
    """How many approvals the site requires."""
    waiting_for: tuple[str, ...] = ()
    """The names of the reviewers in the front matter who have not approved."""
    findings: tuple[Finding, ...] = ()
    older: str = ""
    """How old a notebook's outputs are, if they are not those of its present code. Otherwise empty."""
    notes: tuple[ShownNote, ...] = ()
    turn: ShownTurn | None = None
    """Whose turn it is, and what comes next; None if the text is not a piece."""
    minutes: int = 0
    """How many minutes it takes to read the piece."""
    since: str = ""
    """The day of the last publication; empty if there was none."""
    nothing: str = ""
    """Why the changes since then are not shown; empty if they are."""

    @cached_property
    def digest(self) -> str:
        """Digest of all that it says. A preview needs a thousand of them after each save, so it has to be fast."""
        return key_of("bar", repr(self))

    @property
    def valid(self) -> int:
        """How many approvals count."""
        return sum(not approval.why for approval in self.approvals)

    @property
    def errors(self) -> int:
        """How many findings stop a publication."""
        return len(errors_in(self.findings))

    @property
    def findings_label(self) -> str:
        """How many findings there are: '1 error, 2 warnings'."""
        return count_findings(self.findings)

    @property
    def open(self) -> int:
        """How many notes are open."""
        return sum(note.open for note in self.notes)

    @property
    def notes_label(self) -> str:
        """How many notes are open: '3 notes open'."""
        return ngettext("%(num)s note open", "%(num)s notes open", self.open)


def review_bar(
    edition: Edition, versions: Versions, text: ShownText, findings: Sequence[Finding], turn: Turn
) -> ReviewBar:
    """Make the bar of a text of a preview.

    Args:
        edition: a preview.
        versions: the published versions of its pieces.
        text: the text above which the bar stands.
        findings: the findings in it and in its review.
        turn: whose turn it is, if it is a piece.

    Returns:
        The bar.
    """
    source_text, analysis = text.source_text, text.analysis
    path = source_text.path
    older = _describe_older_outputs(edition, path)
    if analysis is None:
        broken = (_("Broken"), _("The front matter has errors.")) if path in edition.content.analyses else ("", "")
        return ReviewBar("", *broken, findings=tuple(findings), older=older)
    zone, registry, required = (
        edition.content.settings.zone,
        edition.content.registry,
        edition.content.settings.editorial.approvals.required,
    )
    bar = ReviewBar(
        analysis.slug,
        *describe_state(edition, analysis),
        required=required,
        waiting_for=tuple(registry.name_of(slug) for slug in analysis.front.reviewers),
        findings=tuple(findings),
        older=older,
        turn=show_turn(turn, edition, path),
        minutes=analysis.minutes,
    )
    if analysis.slug not in edition.content.reviews and not required:
        return bar
    status = edition.content.approval_status(path)
    recording = partial(edition.content.approvals.recording, analysis)
    approvals = tuple(
        ShownApproval(
            registry.name_of(approval.by), format_moment(approval.at, zone), assessed.against, str(recording(approval))
        )
        for assessed in status.approvals
        for approval in [assessed.approval]
    )
    approvers = {assessed.approval.by for assessed in status.approvals}
    published, version = status.review.last_published, versions.changed.get(path)
    return replace(
        bar,
        approvals=approvals,
        missing=_("For readers to see it, %(missing)s.", missing=status.missing) if status.missing else "",
        waiting_for=tuple(registry.name_of(slug) for slug in analysis.front.reviewers if slug not in approvers),
        notes=tuple(show_note(note, source_text, registry, zone) for note in status.review.notes),
        since=day(published.at.astimezone(zone)) if published else "",
        nothing=version.missing if version else "",
    )


def describe_state(edition: Edition, analysis: Analysis) -> tuple[str, str]:
    """Say in which state a piece is.

    Args:
        edition: the site.
        analysis: the piece.

    Returns:
        The label of the state, and what it means for readers as a sentence. The sentence is empty for a public piece.
    """
    piece_state = find_state(edition, analysis)
    label = _(STATES[piece_state])
    if piece_state == "due-later":
        return label, _("Readers see this page from %(day)s.", day=format_due(edition, analysis))
    if piece_state == "withdrawn":
        return label, _("Readers are told since when and why.")
    return label, "" if piece_state == "public" else _("Readers do not see this page.")


def format_due(edition: Edition, analysis: Analysis) -> str:
    """Say from when readers see a piece.

    Args:
        edition: the site.
        analysis: the piece.

    Returns:
        The day; with the time if that is not midnight, as under an embargo.
    """
    at = analysis.due.astimezone(edition.content.settings.zone)
    return f"{day(at)}, {at:%H:%M %Z}" if (at.hour, at.minute) != (0, 0) else day(at)


def count_findings(findings: Sequence[Finding]) -> str:
    """Count the findings of each severity, the worst first: '1 error, 2 warnings'."""
    if not findings:
        return ""
    counts = Counter[str](finding.severity for finding in findings)
    errors, warnings, remarks = counts["error"], counts["warning"], counts["info"]
    words = [
        ngettext("%(num)s error", "%(num)s errors", errors) if errors else "",
        ngettext("%(num)s warning", "%(num)s warnings", warnings) if warnings else "",
        ngettext("%(num)s remark", "%(num)s remarks", remarks) if remarks else "",
    ]
    return ", ".join(filter(None, words))


def _describe_older_outputs(edition: Edition, path: str) -> str:
    """Say how old the outputs of a notebook are, if its present code could not be executed. Otherwise empty."""
    notebook = edition.content.notebooks.get(path)
    if notebook is None or not notebook.older:
        return ""
    at = datetime.datetime.fromisoformat(notebook.older)
    ago = age(at, datetime.datetime.now(datetime.UTC))
    when = format_moment(at, edition.content.settings.zone)
    return _(
        "What the code gives here was computed %(ago)s, on %(time)s; the notebook has changed.", ago=ago, time=when
    )
