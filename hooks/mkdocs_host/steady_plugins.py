"""Compares what plugins make of the texts under MkDocs with what the engine has read, and fills their pages."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from dashboard.core.finding import Finding
from dashboard.pieces.head_and_body import read_head_and_body
from mkdocs_host.build_of import build_of
from mkdocs_host.foreign_plugins import TEXT_EVENTS
from mkdocs_host.introduce import base_of
from mkdocs_host.plugin_watch import PluginWatch, text_of


def fill_page(page: Page, config: MkDocsConfig) -> None:
    """Give a page its text with charts, facts and cells in their places.

    Args:
        page: MkDocs' page, which is changed.
        config: the settings of the build under way.
    """
    engine_page = build_of(config).pages.get(page.file.src_uri)
    body = engine_page.context.get("body") if engine_page else None
    if body:
        page.content = body.html(base_of(page), page.canonical_url or page.url)


def compare_pages(files: Files, config: MkDocsConfig, watch: PluginWatch) -> None:
    """Find the texts of which plugins make something else each time.

    Args:
        files: of the build under way, with their pages.
        config: its settings.
        watch: gets the findings.
    """
    if not watch.handles(*TEXT_EVENTS):
        return
    view, root = build_of(config).edition.view, build_of(config).edition.content.settings.root
    for file in files.documentation_pages():
        path = text_of(file.page, config) if file.page else ""
        if not path or not file.page:
            continue
        change = view.texts[path].source_text.plugins
        if change is None:
            continue
        _, body = read_head_and_body((root / path).read_bytes(), path)
        markdown = body if change.markdown is None else change.markdown
        html = change.given_html if change.html is None else change.html
        if markdown != file.page.markdown:
            handlers = watch.handled.get("page_markdown") or watch.handled["page_read_source"]
        elif html is not None and html != file.page.content:
            handlers = watch.handled["page_content"]
        else:
            continue
        watch.findings.add(_unsteady(path, change.names or " or ".join(handlers)))


def _unsteady(path: str, names: str) -> Finding:
    message = f"What the plugin {names} makes of this text differs between two runs over the same files."
    hint = "Write nothing into a text that depends on the time, on chance or on other pages."
    return Finding(id="unsteady-plugin", path=path, message=message, hint=hint)
