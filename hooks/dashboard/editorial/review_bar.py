"""What reviewers see above a piece, and its notes, as data for the templates."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from zoneinfo import ZoneInfo

from dashboard.cache.keys import key_of
from dashboard.core.dates import age, day
from dashboard.core.finding import Finding
from dashboard.core.phrases import plural
from dashboard.edition.edition import Edition
from dashboard.editorial.published_versions import Versions
from dashboard.editorial.review_queue import State, state
from dashboard.people.registry import Registry
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.source_text import SourceText
from dashboard.review.review import Note, NoteTarget
from dashboard.view.view import ShownText

STATES: dict[State, str] = {
    "draft": "Draft",
    "review": "In review",
    "approved": "Approved",
    "held-back": "Held back",
    "due-later": "Published, not yet due",
    "public": "Published",
}


@dataclass(frozen=True)
class ShownApproval:
    """One approval: whose, of when, and why it does not count."""

    name: str
    at: str
    why: str


@dataclass(frozen=True)
class Said:
    """Something that somebody wrote."""

    name: str
    at: datetime.datetime
    when: str
    body: str


@dataclass(frozen=True)
class ShownNote(Said):
    """A note with the words by which it finds its place."""

    id: str
    exact: str
    prefix: str
    suffix: str
    chart: str
    suggestion: str | None
    replies: tuple[Said, ...]
    resolved: str
    """By whom and when, as the end of a sentence; empty while it is open."""


@dataclass(frozen=True)
class ReviewBar:
    """All that the bar of a text says. Of a text that is no piece only findings are known."""

    slug: str = ""
    state: str = ""
    meaning: str = ""
    """What the state means for readers."""
    approvals: tuple[ShownApproval, ...] = ()
    missing: str = ""
    """What is missing to the approvals that the site requires, as a sentence."""
    required: int = 0
    asked: tuple[str, ...] = ()
    """Reviewers of the front matter who have not approved."""
    findings: tuple[Finding, ...] = ()
    older: str = ""
    """How old a notebook's outputs are, where they could not be computed anew."""
    notes: tuple[ShownNote, ...] = ()
    minutes: int = 0
    since: str = ""
    """The day of the last publication, where there was one."""
    nothing: str = ""
    """Why changes since then are not shown."""

    @cached_property
    def digest(self) -> str:
        """Of all that it says: texts and numbers. A preview asks for a thousand of them after each save."""
        return key_of("bar", repr(self))

    @property
    def valid(self) -> int:
        """How many approvals count."""
        return sum(not one.why for one in self.approvals)

    @property
    def errors(self) -> int:
        """How many findings stop a publication."""
        return sum(one.severity == "error" for one in self.findings)

    @property
    def findings_said(self) -> str:
        """How many findings there are: '1 error, 2 warnings'."""
        return count_findings(self.findings)

    @property
    def open(self) -> int:
        """How many notes wait."""
        return sum(not one.resolved for one in self.notes)

    @property
    def notes_said(self) -> str:
        """How many notes wait: '3 notes open'."""
        return f"{plural(self.open, 'note')} open"


def review_bar(edition: Edition, versions: Versions, text: ShownText, findings: Sequence[Finding]) -> ReviewBar:
    """The bar of a text of a preview.

    Args:
        edition: a preview.
        versions: what its pieces were when they were published last.
        text: the text above which the bar stands.
        findings: what is wrong with it and with its review file.
    """
    source_text, analysis = text.source_text, text.analysis
    path = source_text.path
    older = _older(edition, path)
    if analysis is None:
        broken = ("Broken", "The front matter has errors.") if path in edition.content.analyses else ("", "")
        return ReviewBar("", *broken, findings=tuple(findings), older=older)
    zone, registry, required = (
        edition.content.settings.zone,
        edition.content.registry,
        edition.content.settings.editorial.approvals.required,
    )
    bar = ReviewBar(
        analysis.slug,
        *state_of(edition, analysis),
        required=required,
        asked=tuple(name_of(registry, name) for name in analysis.front.reviewers),
        findings=tuple(findings),
        older=older,
        minutes=analysis.minutes,
    )
    if analysis.slug not in edition.content.reviews and not required:
        return bar
    status = edition.content.approval_status(path)
    approvals = tuple(
        ShownApproval(name_of(registry, one.approval.by), moment(one.approval.at, zone), one.against)
        for one in status.approvals
    )
    approved = {one.approval.by for one in status.approvals}
    published, version = status.review.last_published, versions.changed.get(path)
    return replace(
        bar,
        approvals=approvals,
        missing=f"For readers to see it, {status.missing}." if status.missing else "",
        asked=tuple(name_of(registry, name) for name in analysis.front.reviewers if name not in approved),
        notes=tuple(_note(one, source_text, registry, zone) for one in status.review.notes),
        since=day(published.at.astimezone(zone)) if published else "",
        nothing=version.missing if version else "",
    )


def state_of(edition: Edition, analysis: Analysis) -> tuple[str, str]:
    """A piece's state, and what it means for readers."""
    known = state(edition, analysis)
    if known == "due-later":
        return STATES[known], f"Readers see this page from {due(edition, analysis)}."
    return STATES[known], "" if known == "public" else "Readers do not see this page."


def due(edition: Edition, analysis: Analysis) -> str:
    """The day from which readers see a piece; with the time where it is under an embargo."""
    at = analysis.due.astimezone(edition.content.settings.zone)
    return f"{day(at)}, {at:%H:%M %Z}" if (at.hour, at.minute) != (0, 0) else day(at)


def count_findings(findings: Sequence[Finding]) -> str:
    """How many there are of each severity, the worst first."""
    counts = [(sum(one.severity == kind for one in findings), kind) for kind in ("error", "warning", "info")]
    words = {"info": ("remark", "remarks")}
    return ", ".join(plural(number, *words.get(kind, (kind,))) for number, kind in counts if number)


def moment(at: datetime.datetime, zone: ZoneInfo) -> str:
    """A time as the desk shows it: 9 May 2025, 10:42."""
    there = at.astimezone(zone)
    return f"{day(there)}, {there:%H:%M}"


def name_of(registry: Registry, slug: str) -> str:
    """Somebody's name; the slug of who is no longer in the registry."""
    author = registry.authors.get(slug)
    return author.name if author else slug


def _note(note: Note, source_text: SourceText, registry: Registry, zone: ZoneInfo) -> ShownNote:
    target, closed = note.target, note.resolved
    if closed is True:
        resolved = " "
    else:
        resolved = f" by {name_of(registry, closed.by)}, {moment(closed.at, zone)}" if closed else ""
    return ShownNote(
        name_of(registry, note.by),
        note.at,
        moment(note.at, zone),
        note.body,
        note.id,
        _words(target, source_text),
        target.prefix,
        target.suffix,
        target.chart or "",
        note.suggestion,
        tuple(Said(name_of(registry, one.by), one.at, moment(one.at, zone), one.body) for one in note.replies),
        resolved,
    )


def _words(target: NoteTarget, source_text: SourceText) -> str:
    """The words quoted; of a fact, whose number may have been written anew, the words of today."""
    if target.fact:
        words = [one.alt for one in source_text.references if one.kind == "fact" and one.text == target.fact]
        if words and not any(one in target.exact for one in words):
            return words[0]
    return target.exact


def _older(edition: Edition, path: str) -> str:
    """How old the outputs of a notebook are that could not be executed as it is now."""
    notebook = edition.content.notebooks.get(path)
    if notebook is None or not notebook.older:
        return ""
    at = datetime.datetime.fromisoformat(notebook.older)
    ago = age(at, datetime.datetime.now(datetime.UTC))
    when = moment(at, edition.content.settings.zone)
    return f"What the code gives here was computed {ago}, on {when}; the notebook has changed."
