"""Who a site is made for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from dashboard.pieces.analysis import Analysis, is_public
from dashboard.pieces.source_text import SourceText


@dataclass(frozen=True)
class Audience:
    """Readers or reviewers, at one moment."""

    at: datetime.datetime
    """The moment that decides what is public. It has an offset from UTC."""
    preview: bool = False
    """Whether it also sees what is not public, as reviewers do."""
    expires: datetime.date | None = None
    """The last day of a preview that is built as a folder; None in every other case."""

    def sees(self, source_text: SourceText, analysis: Analysis | None) -> bool:
        """Whether a text is shown to this audience.

        Args:
            source_text: a text that can be read.
            analysis: its front matter; None where that is broken, and for a page that is no piece.
        """
        if self.preview:
            return True
        if source_text.is_analysis:
            return analysis is not None and is_public(analysis, self.at)
        return source_text.status in ("", "published")
