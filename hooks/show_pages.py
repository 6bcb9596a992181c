"""Engine → MkDocs: what each page is given, and no work for a page whose data are the same as before."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_host.build_of import build_of
from mkdocs_host.introduce import KEPT, introduce, read_nothing
from mkdocs_host.templates import prepare_templates, templates_digest


@event_priority(-50)  # After mkdocs-jupyter, which has its own way to render a notebook.
def on_pre_page(page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """MkDocs reads and converts nothing: the engine has done it."""
    return read_nothing(page)


@event_priority(-70)  # After the charts are drawn.
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Find out what each page is given, and which of them were made of the same before."""
    prepare_templates(env)
    build = build_of(config)
    build.key_pages(templates_digest(env, config))
    for file in files.documentation_pages():
        key = build.page_keys.get(file.src_uri)
        if file.page and key and not build.earlier.has(file.src_uri, key):
            introduce(config, file.page)
    return env


@event_priority(-100)  # Last, so that nobody works on a page that is taken as it is.
def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template its data."""
    build = build_of(config)
    ours = build.pages[page.file.src_uri]
    if page.meta["template"] == KEPT:
        return context | {"kept": Markup(build.kept_page(ours))}
    if body := ours.context.get("body"):
        page.content = body.html("../" * page.url.count("/"), page.canonical_url or page.url)
    return {**context, **build.frame, **ours.context}


@event_priority(-100)  # Last: this is what readers get.
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep the page for the next build."""
    if page.meta["template"] != KEPT:
        build_of(config).keep_page(page.file.src_uri, output)
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for addresses that lead nowhere has the frame of all others."""
    return {**context, **build_of(config).frame}
