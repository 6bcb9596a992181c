"""What people do to a piece on its way to readers. The `desk` command and the preview both use it.

An action does all of its work, or raises a DeskError and changes nothing. Doing it a second time changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from dashboard.changes.published_versions import Versions
from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.data.git_history import History
from dashboard.edition.edition import Edition
from dashboard.editorial.text_edit import EditError, accept, set_status
from dashboard.pieces.analysis import Analysis, Status
from dashboard.review import review_store
from dashboard.review.approval_status import ineligible_reason
from dashboard.review.review import ENDING, Approval, Note, NoteTarget, Publication, Reply, Resolution, Review
from dashboard.review.review_store import ReviewError

_APPROVAL_FINDINGS = frozenset(("not-approved", "barred-reviewer"))
"""The ids of findings that an approval mends."""


class DeskError(Exception):
    """An action is refused. The message says why, and what to do."""


class Desk:
    """The actions on one piece of an edition. The time that they record is the time at which this was made."""

    def __init__(self, edition: Edition, slug: str) -> None:
        """Open the desk of a piece.

        Args:
            edition: the site, drafts included.
            slug: the slug of the piece.

        Raises:
            DeskError: there is no such piece, or its front matter has errors.
        """
        paths = {text.slug: path for path, text in edition.content.source_texts.items() if text.is_analysis}
        if slug not in paths:
            raise DeskError(f"There is no piece '{slug}'. {nearest(slug, paths)}")
        path = paths[slug]
        analysis = edition.content.analyses[path]
        if analysis is None:
            raise DeskError(f"The front matter of {path} has errors: see desk check {path}")
        self.edition = edition
        self.analysis: Analysis = analysis
        self.path = path
        self.source_text = edition.content.source_texts[path]
        self.now = datetime.datetime.now(edition.content.settings.zone).replace(microsecond=0)

    @property
    def file(self) -> Path:
        """The path of the review file. The file need not exist."""
        return self.edition.content.settings.docs / "analyses" / f"{self.analysis.slug}{ENDING}"

    def review(self) -> Review:
        """Read the review file as it is at this moment.

        Raises:
            DeskError: it cannot be read.
        """
        try:
            return review_store.read(self.file)[0]
        except ReviewError as error:
            raise DeskError(str(error)) from None

    def errors(self) -> list[Finding]:
        """The errors in the text and its review file, without those that an approval mends."""
        paths = (self.path, self.file.relative_to(self.edition.content.settings.root).as_posix())
        findings = (finding for finding in self.edition.findings if finding.path in paths)
        return [finding for finding in findings if finding.severity == "error" and finding.id not in _APPROVAL_FINDINGS]

    def submit(self) -> str:
        """Hand a draft to reviewers. Returns what was done, as a sentence.

        Raises:
            DeskError: it is neither a draft nor in review, or it has errors.
        """
        if self.analysis.front.status == "review":
            return "It is in review already."
        if self.analysis.front.status != "draft":
            raise DeskError(f"It is {self.analysis.front.status}; only a draft is submitted.")
        self._require_no_errors()
        self._set_status("review")
        return "It is in review now."

    def approve(self, by: str) -> str:
        """Record that somebody approves the piece as it is now. With all approvals it becomes 'approved'.

        Args:
            by: the slug of the reviewer.

        Returns:
            What was done, as one or two sentences; if approvals are missing, which.

        Raises:
            DeskError: the reviewer may not approve it, it has errors, or it has open notes.
        """
        self._require_author(by)
        if against := ineligible_reason(by, self.analysis.front.authors, self.edition.content.registry):
            raise DeskError(f"This reviewer cannot approve it: {against}.")
        self._require_no_errors()
        status = self.edition.content.approval_status(self.path)
        digests = {"text_digest": status.text_digest, "data_digest": status.data_digest}
        before = self.review()

        def add(review: Review) -> Review:
            if open_notes := review.open_notes:
                lines = "".join(f"\n  {note.id} {note.by}: {note.body.splitlines()[0]}" for note in open_notes)
                raise DeskError(f"Open notes block approval; resolve them first (desk resolve).{lines}")
            own_approvals = [approval for approval in review.approvals if approval.by == by]
            if any(approval.model_dump(include=set(digests)) == digests for approval in own_approvals):
                return review
            others = [approval for approval in review.approvals if approval.by != by]
            return review.model_copy(update={"approvals": [*others, Approval(by=by, at=self.now, **digests)]})

        review = self._change_review(add)
        missing = self.edition.content.approvals.status_with(self.analysis, review).missing
        if not missing and self.analysis.front.status in ("draft", "review"):
            self._set_status("approved")
        if missing:
            return f"Recorded, but {missing}."
        return "It was approved already." if review == before else "It is approved."

    def publish(self) -> str:
        """Record what is published, and set the status to 'published'. Returns what was done, as sentences.

        Raises:
            DeskError: it has errors, lacks an approval, or has open notes.
        """
        self._require_no_errors()
        if self.analysis.front.withdrawn:
            raise DeskError(f"It is withdrawn: delete the key 'withdrawn' from {self.path} first.")
        review = self.review()
        status = self.edition.content.approvals.status_with(self.analysis, review)
        if status.missing:
            raise DeskError(f"It cannot be published: {status.missing}.")
        if review.open_notes:
            raise DeskError(f"It cannot be published: {len(review.open_notes)} of its notes are open.")
        last, commit = review.last_published, self._commit()
        digests = (status.text_digest, status.data_digest)
        unchanged = last and (last.text_digest, last.data_digest) == digests
        report = "It is published already."
        if not unchanged or (last and commit and not last.commit):
            publication = Publication(at=self.now, text_digest=digests[0], data_digest=digests[1], commit=commit)
            self._change_review(lambda old: old.with_publication(publication))
            report = "It is published." if not last else "It is published again; the first day stays."
        if self.analysis.front.status != "published":
            self._set_status("published")
        if self.analysis.due > self.edition.content.audience.at:
            due = self.analysis.due.astimezone(self.edition.content.settings.zone)
            report += f" Readers see it from {due:%Y-%m-%d %H:%M %Z}."
        if not commit:
            report += " It is not in git as it is: commit it and run this again, so that desk diff works."
        return report

    def note(self, by: str, target: NoteTarget, body: str, suggestion: str | None = None) -> Note:
        """Leave a note.

        Args:
            by: the slug of who writes it.
            target: what it is about.
            body: its words.
            suggestion: words to put in place of those that the target quotes; '' deletes them, None suggests nothing.

        Returns:
            The note, with its new id.

        Raises:
            DeskError: there is no such person.
            ValidationError: the words are empty or too long (of pydantic).
        """
        self._require_author(by)
        notes: list[Note] = []

        def add(review: Review) -> Review:
            name = review_store.new_id(self.now, {note.id for note in review.notes})
            notes.append(Note(id=name, by=by, target=target, body=body, suggestion=suggestion, at=self.now))
            return review.model_copy(update={"notes": [*review.notes, notes[-1]]})

        self._change_review(add)
        return notes[-1]

    def reply(self, note: str, by: str, body: str) -> Note:
        """Answer a note.

        Args:
            note: the id of the note.
            by: the slug of who answers.
            body: the answer.

        Raises:
            DeskError: there is no such person or note.
            ValidationError: the words are empty or too long (of pydantic).
        """
        self._require_author(by)
        reply = Reply(at=self.now, by=by, body=body)
        return self._change_note(note, lambda old: old.model_copy(update={"replies": [*old.replies, reply]}))

    def resolve(self, note: str, by: str) -> Note:
        """Close a note. A closed note stays as it is.

        Args:
            note: the id of the note.
            by: the slug of who closes it.

        Raises:
            DeskError: there is no such person or note.
        """
        self._require_author(by)
        closed = Resolution(by=by, at=self.now)
        return self._change_note(note, lambda old: old if old.resolved else old.model_copy(update={"resolved": closed}))

    def reopen(self, note: str, by: str) -> Note:
        """Open a note again.

        Args:
            note: the id of the note.
            by: the slug of who opens it.

        Raises:
            DeskError: there is no such person or note.
        """
        self._require_author(by)
        return self._change_note(note, lambda old: old.model_copy(update={"resolved": False}))

    def accept(self, note: str, by: str) -> str:
        """Put the words that a note suggests into the text, and close the note.

        Args:
            note: the id of the note.
            by: the slug of who accepts it.

        Returns:
            What was done, as a sentence.

        Raises:
            DeskError: there is no such person or note, or the words cannot be replaced.
        """
        self._require_author(by)
        found_note = self._find_note(self.review(), note)
        if found_note.resolved:
            return "The note is closed already; nothing was changed."
        try:
            accept(self.edition.content.settings, self.source_text, found_note)
        except EditError as error:
            raise DeskError(str(error)) from None
        self.resolve(note, by)
        return f"{self.path} has the words suggested, and the note is closed."

    def _commit(self) -> str:
        """The commit that is checked out, if it holds the text as it is now; otherwise empty."""
        settings = self.edition.content.settings
        try:
            head = History(settings.root, settings.zone).head
            committed = Versions(self.edition.content, self.edition.view).text(self.path, head) if head else None
            return head if committed and committed.body == self.source_text.body else ""
        except LookupError:
            return ""

    def _set_status(self, status: Status) -> None:
        try:
            set_status(self.edition.content.settings, self.source_text, status)
        except EditError as error:
            raise DeskError(str(error)) from None

    def _require_author(self, by: str) -> None:
        authors = self.edition.content.registry.authors
        if by not in authors:
            raise DeskError(f"There is no '{by}' in data/authors/. {nearest(by, authors)}")

    def _require_no_errors(self) -> None:
        if errors := self.errors():
            raise DeskError(f"It has errors; mend them first.\n{format_findings(errors)}")

    def _find_note(self, review: Review, note: str) -> Note:
        try:
            return review.note(note)
        except LookupError:
            raise DeskError(
                f"There is no note '{note}'. {nearest(note, [other.id for other in review.notes])}"
            ) from None

    def _change_note(self, note: str, edit: Callable[[Note], Note]) -> Note:
        def change(review: Review) -> Review:
            return review.with_note(edit(self._find_note(review, note)))

        return self._find_note(self._change_review(change), note)

    def _change_review(self, edit: Callable[[Review], Review]) -> Review:
        try:
            return review_store.change(self.file, self.edition.content.settings.cache / "locks", edit)
        except ReviewError as error:
            raise DeskError(f"The review file cannot be read, so nothing was written.\n{error}") from None
