"""Engine → MkDocs: each page gets the text that the engine made, so that MkDocs converts nothing again."""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from dashboard.edition import Edition
from dashboard.manuscript import Manuscript


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """Nothing is to be read."""
    return ""


@event_priority(-50)  # After mkdocs-jupyter, which has its own way to render a notebook.
def on_pre_page(page: Page, config: MkDocsConfig, files: Files) -> Page:
    """Put the engine's text where MkDocs would convert the file's Markdown."""
    edition: Edition = config.extra["dashboard"]
    manuscript = edition.manuscripts.get(edition.path_of(page.file.src_uri))

    def place(config: MkDocsConfig, files: Files) -> None:
        page.content = manuscript.html if manuscript else ""
        page.toc = get_toc(_tokens(manuscript) if manuscript else [])  # type: ignore[arg-type]
        page.present_anchor_ids = set(manuscript.anchors) if manuscript else set()

    page.render = place  # type: ignore[method-assign]
    return page


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What MkDocs would read from the head of the file."""
    edition: Edition = config.extra["dashboard"]
    path = edition.path_of(page.file.src_uri)
    manuscript = edition.manuscripts.get(path)
    if generated := config.extra["dashboard_pages"].get(page.file.src_uri):
        about = escape(generated.description)
        page.meta = {"title": generated.title, "description": about, "template": generated.template}
    elif manuscript:
        page.meta = dict(manuscript.head.data) if manuscript.head else {}
        page._title_from_render = next((one.words for one in manuscript.headings if one.level == 1), None)
        if manuscript.is_analysis:
            page.meta["template"] = "analysis.html"
            if analysis := edition.analyses[path]:
                page.meta["description"] = escape(analysis.front.standfirst)  # (Material writes it as it is)
    return markdown


def _tokens(manuscript: Manuscript) -> list[dict[str, Any]]:
    return [{"level": one.level, "id": one.id, "name": one.words, "children": []} for one in manuscript.headings]
