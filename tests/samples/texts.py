"""Texts as the engine reads them, without a site around them."""

from __future__ import annotations

from functools import cache

from dashboard.core.settings import HOME, read_settings
from dashboard.pieces.source_text import SourceText
from dashboard.pieces.source_text_reader import SourceTextReader

EXTENSIONS = ["attr_list", "toc", "tables", "pymdownx.superfences"]


@cache
def own_reader() -> SourceTextReader:
    """A reader with the Markdown extensions of our own site."""
    settings = read_settings(HOME / "mkdocs.yml", [])
    return SourceTextReader(settings.markdown_names, settings.markdown_options, settings.docs_path)


def source_text(text: str) -> SourceText:
    """Read the Markdown of an analysis."""
    text_read, _ = SourceTextReader(EXTENSIONS, {}, "docs").read(text.encode(), "docs/analyses/a.md")
    assert text_read
    return text_read
