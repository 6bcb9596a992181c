"""Tells MkDocs' pages what MkDocs would have read in a file: the engine has read it already."""

from __future__ import annotations

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from mkdocs_host.build_of import build_of

KEPT = "kept.html"
"""The template of a page that is taken from the cache as it is."""


def introduce(config: MkDocsConfig, page: MkDocsPage) -> None:
    """Give a page its title, its description, its template and its table of contents."""
    build = build_of(config)
    ours = build.pages[page.file.src_uri]
    kept = build.edition.content.cache.has(build.page_keys[ours.path], "page")
    about = escape(ours.description)  # (Material writes it as it is)
    page.meta = {**ours.head, "title": ours.title, "description": about, "template": KEPT if kept else ours.template}
    if not ours.title:
        del page.meta["title"]
    body = ours.context.get("body")
    headings = body.source_text.headings if body else ()
    tokens = [{"level": heading.level, "id": heading.id, "name": heading.words, "children": []} for heading in headings]
    page.toc = get_toc(tokens)  # type: ignore[arg-type]


def read_nothing(page: MkDocsPage) -> MkDocsPage:
    """Let MkDocs neither read nor convert anything for a page."""

    def read_source(config: MkDocsConfig) -> None:
        # Not in `on_page_read_source`, which mkdocs-jupyter has taken: MkDocs warns where two do.
        page.markdown, page.meta = "", {}

    def render(config: MkDocsConfig, files: Files) -> None:
        page.content, page.toc = "", get_toc([])

    page.read_source = read_source  # type: ignore[method-assign]
    page.render = render  # type: ignore[method-assign]
    return page
