"""Gives MkDocs' pages what MkDocs would have read in a file: the engine has read it already."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import meta

from dashboard.core.paths import BASE
from dashboard.pieces.head_and_body import read_head_and_body
from dashboard.pieces.heading import Heading
from mkdocs_host.build_of import build_of
from mkdocs_host.foreign_plugins import handlers
from mkdocs_host.internals import get_toc
from mkdocs_host.plugin_watch import PluginWatch, text_of
from mkdocs_host.process import PROCESS
from mkdocs_host.text_file import front_matter

KEPT = "kept.html"
"""The template of a page that is taken from the cache as it is, where MkDocs has to write it: in previews, and where
plugins see pages."""


def introduce_all(config: MkDocsConfig, files: Files) -> None:
    """Introduce all pages of a whole build, also those that are kept: templates may list them.

    Args:
        config: the settings of the build under way.
        files: MkDocs' files with their pages.
    """
    pages = build_of(config).pages
    for file in files.documentation_pages():
        if file.page and file.src_uri in pages:
            introduce(config, file.page)


def introduce(config: MkDocsConfig, page: MkDocsPage) -> None:
    """Give a page its title, its description, its template and its table of contents.

    Args:
        config: the settings of the build under way.
        page: MkDocs' page, which is changed.
    """
    build = build_of(config)
    engine_page = build.pages[page.file.src_uri]
    # A plugin that changes templates, or what they are given, would find a finished page.
    may_keep = not PROCESS.watch.handles("page_context", "env")
    is_kept = may_keep and build.kept_page(engine_page.path) is not None
    page.meta = {
        **page.meta,
        **engine_page.head,
        "title": engine_page.title,
        # Material writes these two into the page as they are.
        "author": escape(engine_page.head.get("author") or ""),
        "description": escape(engine_page.description),
        "template": KEPT if is_kept else engine_page.template,
        "unlisted": engine_page.is_unlisted,
    }
    if not engine_page.title:
        del page.meta["title"]
    body = engine_page.context.get("body")
    page.toc = _contents(body.source_text.headings if body else ())


def _contents(headings: Iterable[Heading]) -> TableOfContents:
    """The table of contents of a text, as MkDocs has it."""
    tokens = [{"level": heading.level, "id": heading.id, "name": heading.words, "children": []} for heading in headings]
    return get_toc(tokens)  # type: ignore[arg-type]


def read_nothing(page: MkDocsPage) -> MkDocsPage:
    """Let MkDocs neither read nor convert anything for a page."""

    def read_source(config: MkDocsConfig) -> None:
        # Not in `on_page_read_source`, which mkdocs-jupyter has taken: MkDocs warns where two plugins do.
        page.markdown, page.meta = "", {}

    def render(config: MkDocsConfig, files: Files) -> None:
        page.content, page.toc = "", get_toc([])

    page.read_source = read_source  # type: ignore[method-assign]
    page.render = render  # type: ignore[method-assign]
    return page


def tell_the_truth(page: MkDocsPage, config: MkDocsConfig, watch: PluginWatch) -> MkDocsPage:
    """Let a page read and convert its text as MkDocs would; the engine has done it.

    Args:
        page: MkDocs' page, which is changed.
        config: the settings of the build under way.
        watch: knows which plugins are not ours.

    Returns:
        the page.
    """
    path = text_of(page, config)

    def read_source(config: MkDocsConfig) -> None:
        settings = build_of(config).edition.content.settings
        head, page.markdown = read_head_and_body((settings.root / path).read_bytes(), path) if path else ("", "")
        page.meta = front_matter(head)
        for _, name, method in list(handlers(config, "page_read_source")):
            if name in watch.names and (whole := method(page=page, config=config)) is not None:
                page.markdown, _ = meta.get_data(whole)

    def render(config: MkDocsConfig, files: Files) -> None:
        page.content, page.toc = "", get_toc([])
        if path:
            text = build_of(config).edition.view.texts[path].source_text
            given = text.plugins.given_html if text.plugins else None
            page.content = text.html.replace(BASE, base_of(page)) if given is None else given
            page.toc = _contents(text.headings)

    page.read_source = read_source  # type: ignore[method-assign]
    page.render = render  # type: ignore[method-assign]
    return page


def base_of(page: MkDocsPage) -> str:
    """The way from a page to the root of the site."""
    return "../" * page.url.count("/")
