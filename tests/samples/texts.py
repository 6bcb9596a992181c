"""Texts as the engine reads them, without a site around them."""

from __future__ import annotations

from dashboard.pieces.source_text import SourceText, SourceTextReader

EXTENSIONS = ["attr_list", "toc", "tables", "pymdownx.superfences"]


def source_text(text: str) -> SourceText:
    """Read the Markdown of an analysis."""
    text_read, _ = SourceTextReader(EXTENSIONS, {}, "docs").read(text.encode(), "docs/analyses/a.md")
    assert text_read
    return text_read
