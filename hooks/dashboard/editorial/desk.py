"""The desk of one piece: what every action on it needs."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from dashboard.core.finding import Finding, format_findings, nearest
from dashboard.edition.edition import Edition
from dashboard.editorial.note_subject import missing_subject
from dashboard.editorial.piece_errors import errors_of_pieces
from dashboard.editorial.text_edit import EditError, set_status
from dashboard.editorial.unreadable_pieces import unreadable_pieces
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.front_matter import Status
from dashboard.review import review_store
from dashboard.review.note import NoteTarget
from dashboard.review.review import Review
from dashboard.review.review_folder import ENDING
from dashboard.review.review_store import ReviewError

MENDED_BY_APPROVAL = frozenset(("not-approved", "barred-reviewer", "vanished-piece", "unrecorded-publication"))
"""The ids of findings that an approval and the publication after it mend."""
MENDED_ON_THE_WAY = MENDED_BY_APPROVAL | {"missing-correction"}
"""The ids of findings that an approval, a correction or a publication mends."""


class DeskError(Exception):
    """An action is refused. The message says why, and what to do."""


class Desk:
    """The desk of one piece of an edition.

    An action does all of its work, or raises a DeskError and changes nothing. Doing it a second time changes nothing.
    """

    def __init__(self, edition: Edition, slug: str) -> None:
        """Open the desk of a piece. The time that actions record is the time of this.

        Args:
            edition: the site, drafts included.
            slug: the slug of the piece.

        Raises:
            DeskError: there is no such piece, or its front matter has errors.
        """
        if broken := next((path for path in unreadable_pieces(edition) if PurePosixPath(path).stem == slug), ""):
            raise DeskError(f"{broken}, or its front matter, cannot be read: see desk check {broken}")
        pieces = {piece.slug: piece for piece in edition.content.analyses.values() if piece}
        if slug not in pieces:
            raise DeskError(f"There is no piece '{slug}'. {nearest(slug, pieces)}")
        self.edition = edition
        self.analysis: Analysis = pieces[slug]
        self.path = self.analysis.path
        self.source_text = edition.content.source_texts[self.path]
        self.now = datetime.datetime.now(edition.content.settings.zone)

    @property
    def folder(self) -> Path:
        """The folder of the review. It need not exist."""
        return self.edition.content.settings.docs / "analyses" / f"{self.analysis.slug}{ENDING}"

    def review(self) -> Review:
        """Read the review as it is at this moment.

        Raises:
            DeskError: it cannot be read.
        """
        try:
            return review_store.read(self.folder)[0]
        except ReviewError as error:
            raise DeskError(str(error)) from None

    def add(self, choose: Callable[[Review], Mapping[str, BaseModel]]) -> Review:
        """Add files to the review.

        Args:
            choose: is given the present review and says what is added, by file name. If it raises, nothing is written.

        Returns:
            The review as it is now.

        Raises:
            DeskError: the review cannot be read.
        """
        try:
            return review_store.add(self.folder, self.edition.content.settings.cache / "locks", choose)
        except ReviewError as error:
            raise DeskError(f"The review cannot be read, so nothing was written.\n{error}") from None

    def errors(self) -> list[Finding]:
        """The errors in the text, its twin and its review."""
        return errors_of_pieces(self.edition).get(self.path.rpartition(".")[0], [])

    def require_no_errors(self, besides: frozenset[str] = MENDED_BY_APPROVAL) -> None:
        """Refuse an action on a piece with errors.

        Args:
            besides: the ids of errors that do not matter.

        Raises:
            DeskError: it has others.
        """
        if errors := [error for error in self.errors() if error.id not in besides]:
            raise DeskError(f"The piece has errors; correct them first.\n{format_findings(errors)}")

    def require_person(self, by: str) -> None:
        """Refuse an action of somebody unknown.

        Raises:
            DeskError: there is no such person.
        """
        authors = self.edition.content.registry.authors
        if by not in authors:
            raise DeskError(f"There is no '{by}' in data/authors/. {nearest(by, authors)}")

    def require_target(self, target: NoteTarget, shown: str) -> None:
        """Refuse a note about what is not in the piece.

        Args:
            target: what the note is about.
            shown: the words of the page.

        Raises:
            DeskError: the piece has no such words, chart or fact.
        """
        if missing := missing_subject(self.edition, self.analysis, target, shown):
            raise DeskError(missing)

    def set_status(self, status: Status) -> None:
        """Write a status into the front matter.

        Raises:
            DeskError: that cannot be done without a change of something else.
        """
        try:
            set_status(self.edition.content.settings, self.source_text, status)
        except EditError as error:
            raise DeskError(str(error)) from None
