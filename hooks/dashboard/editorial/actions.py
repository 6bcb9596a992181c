"""What people do to a piece on its way to readers. The `desk` command and the preview both call these.

Each either does all of it or raises a DeskError and does nothing; done a second time it changes nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.data.git_history import History
from dashboard.edition.edition import Edition
from dashboard.editorial.published_versions import Versions
from dashboard.editorial.text_edit import EditError, accept, set_status
from dashboard.pieces.analysis import Analysis, Status
from dashboard.review import review_store
from dashboard.review.approval_status import ineligible_reason
from dashboard.review.review import ENDING, Approval, Note, NoteTarget, Publication, Reply, Resolution, Review
from dashboard.review.review_store import ConflictError, ReviewError

_PASSED = frozenset(("not-approved", "barred-reviewer"))
"""Findings that an approval mends."""


class DeskError(Exception):
    """Something that is not to be done; the message says why, and what to do."""


class Desk:
    """Acts on one piece of an edition. Every moment is the present one; `seen` is what the actor decided on."""

    def __init__(self, edition: Edition, slug: str) -> None:
        known = {one.slug: path for path, one in edition.content.source_texts.items() if one.is_analysis}
        if slug not in known:
            raise DeskError(f"There is no piece '{slug}'. {nearest(slug, known)}")
        analysis = edition.content.analyses[known[slug]]
        if analysis is None:
            raise DeskError(f"The front matter of {known[slug]} has errors: see desk check {known[slug]}")
        self.edition = edition
        self.analysis: Analysis = analysis
        self.path = known[slug]
        self.source_text = edition.content.source_texts[self.path]
        self.now = datetime.datetime.now(edition.content.settings.zone).replace(microsecond=0)

    @property
    def file(self) -> Path:
        """The review file, which need not be there."""
        return self.edition.content.settings.docs / "analyses" / f"{self.analysis.slug}{ENDING}"

    def review(self) -> Review:
        """What stands in the review file at this moment.

        Raises:
            DeskError: it cannot be read.
        """
        try:
            return review_store.read(self.file)[0]
        except ReviewError as error:
            raise DeskError(str(error)) from None

    def errors(self) -> list[Finding]:
        """What is wrong with the piece, its approvals aside."""
        paths = (self.path, self.file.relative_to(self.edition.content.settings.root).as_posix())
        found = [one for one in self.edition.findings if one.path in paths and one.severity == "error"]
        return [one for one in found if one.id not in _PASSED]

    def submit(self) -> str:
        """Hand a draft to reviewers."""
        if self.analysis.front.status == "review":
            return "It is in review already."
        if self.analysis.front.status != "draft":
            raise DeskError(f"It is {self.analysis.front.status}; only a draft is submitted.")
        self._whole()
        self._set("review")
        return "It is in review now."

    def approve(self, by: str) -> str:
        """Record that somebody has approved the piece as it is now."""
        self._may_act(by)
        if against := ineligible_reason(by, self.analysis.front.authors, self.edition.content.registry):
            raise DeskError(f"This reviewer cannot approve it: {against}.")
        self._whole()
        status = self.edition.content.approval_status(self.path)
        digests = {"text_digest": status.text_digest, "data_digest": status.data_digest}
        before = self.review()

        def add(review: Review) -> Review:
            if open_notes := review.open_notes:
                listed = "".join(f"\n  {one.id} {one.by}: {one.body.splitlines()[0]}" for one in open_notes)
                raise DeskError(f"Open notes block approval; resolve them first (desk resolve).{listed}")
            if any(one.by == by and one.model_dump(include=set(digests)) == digests for one in review.approvals):
                return review
            kept = [one for one in review.approvals if one.by != by]
            return review.model_copy(update={"approvals": [*kept, Approval(by=by, at=self.now, **digests)]})

        review = self._change(add)
        missing = self.edition.content.approvals.status_with(self.analysis, review).missing
        if not missing and self.analysis.front.status in ("draft", "review"):
            self._set("approved")
        if missing:
            return f"Recorded, but {missing}."
        return "It was approved already." if review == before else "It is approved."

    def publish(self) -> str:
        """Record what goes out, and say in the front matter that it may."""
        self._whole()
        review = self.review()
        status = self.edition.content.approvals.status_with(self.analysis, review)
        if status.missing:
            raise DeskError(f"It cannot be published: {status.missing}.")
        if review.open_notes:
            raise DeskError(f"It cannot be published: {len(review.open_notes)} of its notes are open.")
        last, commit = review.last_published, self._commit()
        same = last and (last.text_digest, last.data_digest) == (
            status.text_digest,
            status.data_digest,
        )
        said = "It is published already."
        if not same or (last and commit and not last.commit):
            self._change(lambda old: self._published(old, status.text_digest, status.data_digest, commit))
            said = "It is published." if not last else "It is published again; the first day stays."
        if self.analysis.front.status != "published":
            self._set("published")
        if self.analysis.due > self.edition.content.audience.at:
            due = self.analysis.due.astimezone(self.edition.content.settings.zone)
            said += f" Readers see it from {due:%Y-%m-%d %H:%M %Z}."
        return (
            said
            if commit
            else f"{said} It is not in git as it is: commit it and run this again, so that desk diff works."
        )

    def note(self, by: str, target: NoteTarget, body: str, suggestion: str | None = None) -> Note:
        """Leave a note."""
        self._may_act(by)
        made: list[Note] = []

        def add(review: Review) -> Review:
            name = review_store.new_id(self.now, {one.id for one in review.notes})
            made.append(Note(id=name, by=by, target=target, body=body, suggestion=suggestion, at=self.now))
            return review.model_copy(update={"notes": [*review.notes, made[-1]]})

        self._change(add)
        return made[-1]

    def reply(self, note: str, by: str, body: str) -> Note:
        """Answer a note."""
        self._may_act(by)
        reply = Reply(at=self.now, by=by, body=body)
        return self._change_note(note, lambda old: old.model_copy(update={"replies": [*old.replies, reply]}))

    def resolve(self, note: str, by: str) -> Note:
        """Close a note; one that is closed stays as it is."""
        self._may_act(by)
        closed = Resolution(by=by, at=self.now)
        return self._change_note(note, lambda old: old if old.resolved else old.model_copy(update={"resolved": closed}))

    def reopen(self, note: str, by: str) -> Note:
        """Open a note again."""
        self._may_act(by)
        return self._change_note(note, lambda old: old.model_copy(update={"resolved": False}))

    def accept(self, note: str, by: str) -> str:
        """Put what a note suggests into the text, and close the note."""
        self._may_act(by)
        known = self._find(self.review(), note)
        if known.resolved:
            return "The note is closed already; nothing was changed."
        try:
            accept(self.edition.content.settings, self.source_text, known)
        except EditError as error:
            raise DeskError(str(error)) from None
        self.resolve(note, by)
        return f"{self.path} has the words suggested, and the note is closed."

    def _published(self, review: Review, text: str, data: str, commit: str) -> Review:
        made = Publication(at=self.now, text_digest=text, data_digest=data, commit=commit)
        last = review.last_published
        if last is None:
            return review.model_copy(update={"published": made})
        if (last.text_digest, last.data_digest) != (text, data):
            return review.model_copy(update={"republished": [*review.republished, made]})
        # Only the commit was missing.
        filled = last.model_copy(update={"commit": commit})
        again = [filled if one is last else one for one in review.republished]
        first = filled if review.published is last else review.published
        return review.model_copy(update={"published": first, "republished": again})

    def _commit(self) -> str:
        """The commit that holds the text as it is now; empty where none does."""
        settings = self.edition.content.settings
        try:
            head = History(settings.root, settings.zone).head
            known = Versions(self.edition.content, self.edition.view).text(self.path, head) if head else None
            return head if known and known.body == self.source_text.body else ""
        except LookupError:
            return ""

    def _set(self, status: Status) -> None:
        try:
            set_status(self.edition.content.settings, self.source_text, status)
        except EditError as error:
            raise DeskError(str(error)) from None

    def _may_act(self, by: str) -> None:
        if by not in self.edition.content.registry.authors:
            raise DeskError(
                f"There is no '{by}' in data/authors/. {nearest(by, self.edition.content.registry.authors)}"
            )

    def _whole(self) -> None:
        if errors := self.errors():
            raise DeskError(f"It has errors; mend them first.\n{format_findings(errors)}")

    def _find(self, review: Review, note: str) -> Note:
        try:
            return review.note(note)
        except LookupError:
            raise DeskError(f"There is no note '{note}'. {nearest(note, [one.id for one in review.notes])}") from None

    def _change_note(self, note: str, edit: Callable[[Note], Note]) -> Note:
        def change(review: Review) -> Review:
            known = self._find(review, note)
            return review.model_copy(update={"notes": [edit(one) if one is known else one for one in review.notes]})

        return self._find(self._change(change), note)

    def _change(self, edit: Callable[[Review], Review], seen: str | None = None) -> Review:
        try:
            return review_store.change(self.file, self.edition.content.settings.cache / "locks", edit, seen)
        except ConflictError as error:
            raise DeskError(f"{error} Look at it again.") from None
        except ReviewError as error:
            raise DeskError(f"The review file cannot be read, so nothing was written.\n{error}") from None
