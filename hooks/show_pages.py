"""Engine → MkDocs: what the template of each page is given. A page that an earlier build made of the same is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from dashboard.core.content_policy import with_policy
from dashboard.pages.newest_pieces import newest_pieces
from mkdocs_host.build_of import build_of
from mkdocs_host.introduce import KEPT, introduce_all, read_nothing, tell_the_truth
from mkdocs_host.kept_pages import take_kept_pages
from mkdocs_host.process import PROCESS
from mkdocs_host.templates import keep_compiled, prepare_templates, templates_digest

SITEMAP = "sitemap.xml"


@event_priority(-50)  # After the plugins.
def on_pre_page(page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Let MkDocs read and convert nothing: the engine has done it. A plugin that looks sees the page's text."""
    if page.file.src_uri not in build_of(config).pages:  # a plugin's own page
        return page
    return tell_the_truth(page, config, PROCESS.watch) if PROCESS.watch.names else read_nothing(page)


@event_priority(-70)  # After the charts are drawn.
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Compute what each page shows, and set up those that are not as in the last build of the same preview."""
    prepare_templates(env)
    if not PROCESS.watch.handles("env"):  # (What a plugin adds may decide what a template is compiled to.)
        keep_compiled(env, Path(config.config_file_path).parent / ".cache" / "templates")
    build = build_of(config)
    build.key_pages(templates_digest(env, config, build.edition.content.settings.hooks))
    if not build.earlier.page_keys:  # (A refresh of the preview introduces the pages that it makes.)
        introduce_all(config, files)
    take_kept_pages(config, files)
    return env


@event_priority(-100)  # Last, so that no other hook works on a page that is kept.
def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template its data."""
    build, path = build_of(config), page.file.src_uri
    context["pages"] = PROCESS.pages or context["pages"]
    if path not in build.pages:
        return {**context, **build.frame}
    if page.meta["template"] == KEPT:
        return context | {"kept": Markup(build.kept_html(path))}
    page_context = build.pages[path].context
    if body := page_context.get("body"):
        page.content = body.html("../" * page.url.count("/"), page.canonical_url or page.url)
    return {**context, **build.frame, **page_context}


@event_priority(1000)  # Before any plugin: it changes a page that is kept in the next build again.
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep the page for the next build, as readers get it."""
    if page.meta.get("template") != KEPT and page.file.src_uri in build_of(config).pages:
        html = with_policy(output.encode())
        build_of(config).keep_page(page.file.src_uri, html)
        return html.decode()
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Give the page for unknown addresses (404.html) the head and the foot of all others, and the sitemap its pages."""
    build, pages = build_of(config), PROCESS.pages or context["pages"]
    if template_name != SITEMAP:
        return {**context, **build.frame, **newest_pieces(build.edition.view), "pages": pages}
    listed = [file for file in pages if not (page := build.pages.get(file.src_uri)) or not page.is_unlisted]
    return {**context, "pages": listed, "last_days": build.last_days}
