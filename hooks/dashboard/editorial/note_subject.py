"""Whether a piece holds what a note is about."""

from __future__ import annotations

import re

from dashboard.core.finding import nearest
from dashboard.edition.edition import Edition
from dashboard.pieces.analysis import Analysis
from dashboard.review.blocks import words_of
from dashboard.review.note import NoteTarget

_SPELLING = re.compile(r"[\s'\"\u2018\u2019\u201a-\u201e\u00ab\u00bb-]")
"""Blanks, hyphens and quotation marks, which a page writes in another way than its file."""
MOST_QUOTED = 60
"""How many characters of the words a message quotes."""


def missing_subject(edition: Edition, analysis: Analysis, target: NoteTarget) -> str:
    """Say what a note is about that the piece does not hold.

    Args:
        edition: the site.
        analysis: the piece.
        target: what the note is about.

    Returns:
        A sentence; empty if all is there.
    """
    content, path = edition.content, analysis.path
    charts = [placement.id for placement in content.placements[path]]
    facts = [placed.target for placed in content.facts[path]]
    for noun, name, names in (("chart", target.chart, charts), ("fact", target.fact, facts)):
        if name and name not in names:
            return f"The piece has no {noun} '{name}'. {nearest(name, names)}"
    if target.exact and not _holds(edition, analysis, target):
        return f"The text does not hold the words '{target.exact[:MOST_QUOTED]}', as it is now."
    return ""


def _holds(edition: Edition, analysis: Analysis, target: NoteTarget) -> bool:
    """Whether the piece holds the words of a target, in its text or at its head."""
    source_text = edition.content.source_texts[analysis.path]
    # Words in a chart, and in what a notebook's code gives, are made later than this.
    if target.chart or source_text.notebook:
        return True
    texts = (words_of(source_text.html), analysis.front.title, analysis.front.standfirst)
    words = _SPELLING.sub("", target.exact)
    return any(words in _SPELLING.sub("", text) for text in texts)
