"""The contents that stand beside a long piece, and beside a page of several headings."""

from __future__ import annotations

from markupsafe import Markup

from dashboard.core.frozen import Frozen
from dashboard.pieces.analysis import Analysis
from dashboard.pieces.source_text import SourceText

FEWEST_HEADINGS = 3
FEWEST_MINUTES = 3
"""Below these a piece is short enough to be looked through without contents."""


class ContentsEntry(Frozen):
    """A heading to which the contents lead."""

    id: str
    words: Markup


def contents_of(source_text: SourceText, analysis: Analysis | None = None) -> tuple[ContentsEntry, ...]:
    """The headings of the second level, in order; none of a short piece, and none if there are few.

    Args:
        source_text: its text.
        analysis: its front matter, if it is a piece.
    """
    headings = tuple(
        ContentsEntry(heading.id, Markup(heading.words)) for heading in source_text.headings if heading.level == 2
    )
    is_long = len(headings) >= FEWEST_HEADINGS and (analysis is None or analysis.minutes >= FEWEST_MINUTES)
    return headings if is_long else ()
