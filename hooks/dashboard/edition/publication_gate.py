"""Decides which errors keep an edition from being published."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dashboard.core.finding import Finding
from dashboard.core.paths import is_text
from dashboard.edition.used_data import name_in_data, used_names
from dashboard.pieces.analysis import is_public
from dashboard.pieces.head_and_body import plain_status
from dashboard.review.review_folder import stem_of
from dashboard.site.content import SiteContent


@dataclass
class PublicationGate:
    """Holds back an edition in which an error concerns readers."""

    content: SiteContent
    """All that is known of the site."""

    def blocks(self, finding: Finding) -> bool:
        """Whether an error keeps an edition from being published.

        Args:
            finding: the error.

        Returns:
            False for an error in a piece that is not public yet, or in its review, for one in the text of a withdrawn
            piece, and for one in a chart or a dataset that nothing public uses; True for every other, and where
            readers would miss what they saw.
        """
        if finding.id in ("vanished-piece", "removed-record"):
            # (Where there is no record, no piece vanishes.)
            return True
        path = self._piece_of(finding.path)
        analysis = self.content.analyses.get(path)
        if analysis is not None and analysis.front.withdrawn:
            # Errors in its text concern nobody. Those that keep readers from being told of the withdrawal do.
            is_about_it = finding.id == "wrong-withdrawal" and analysis.front.status == "published"
            return is_about_it or finding.path != path
        if path in self.content.standing_pages or self._is_text_of_piece(path):
            return self._is_for_readers(path)
        name = name_in_data(path, self.content.settings.data_path)
        return not name or name in self._public_names

    def _is_for_readers(self, path: str) -> bool:
        """Whether readers get a text, or would get it but for errors."""
        content = self.content
        if path in content.standing_pages:
            page = content.standing_pages[path]
            return page is None or page.front.status == "published"
        analysis = content.analyses.get(path)
        if analysis is not None:
            # A piece with the status `published` that is withheld for any reason but its date is an error.
            return is_public(analysis, content.audience.at) or (
                analysis.front.status == "published" and not analysis.cleared and not analysis.is_withdrawn
            )
        # The front matter is broken, or the whole file. Only a status that is plainly not `published` is believed.
        text = content.source_texts.get(path)
        return ((text and text.status) or self._plain_status(path)) not in ("draft", "review", "approved")

    @cached_property
    def _public_names(self) -> set[str]:
        """The names of the charts and datasets that texts for readers use, and what these use in turn."""
        return used_names(self.content, filter(self._is_for_readers, self.content.source_texts))

    def _is_text_of_piece(self, path: str) -> bool:
        folder = f"{self.content.settings.docs_path}/analyses/"
        return path in self.content.analyses or (path.startswith(folder) and is_text(path))

    def _plain_status(self, path: str) -> str:
        try:
            return plain_status((self.content.settings.root / path).read_bytes(), path)
        except OSError:
            return ""

    def _piece_of(self, path: str) -> str:
        """The path of the piece that a file of a review belongs to; any other path as it is."""
        names = (f"{stem_of(path)}.md", f"{stem_of(path)}.ipynb")
        return next((name for name in names if name in self.content.source_texts), path)
