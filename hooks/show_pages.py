"""Engine → MkDocs: what each page is given, and no work for a page whose data are the same as before.

MkDocs reads and converts nothing: texts and generated pages alike come from the engine.
"""

from __future__ import annotations

from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from dashboard.cache.keys import digest_of, engine_digest, key_of
from dashboard.cache.value_digest import digest
from dashboard.charts.render.table import dataset_table
from dashboard.core.dates import day
from dashboard.core.settings import HOME
from dashboard.core.templates import THEME
from dashboard.pages.authored_pages import all_pages
from dashboard.pages.generated_pages import frame
from dashboard.pages.page import Page
from dashboard.site.edition import Edition

KEPT = "kept.html"
"""The template of a page that is taken from the cache as it is."""


@event_priority(-50)  # After mkdocs-jupyter, which has its own way to render a notebook.
def on_pre_page(page: MkDocsPage, config: MkDocsConfig, files: Files) -> MkDocsPage:
    """Nothing is to be read, and nothing to be converted."""

    def read(config: MkDocsConfig) -> None:
        # Not in `on_page_read_source`, which mkdocs-jupyter has taken: MkDocs warns where two do.
        page.markdown, page.meta = "", {}

    def render(config: MkDocsConfig, files: Files) -> None:
        page.content, page.toc = "", get_toc([])

    page.read_source = read  # type: ignore[method-assign]
    page.render = render  # type: ignore[method-assign]
    return page


@event_priority(-70)  # After the charts are drawn.
def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Find out what each page is given, and which of them were made of the same before."""
    # Our templates escape what they are given, as the engine's own do; Material's do not.
    env.autoescape = lambda name: bool(name) and (THEME / str(name)).is_file()
    env.filters |= {"day": day, "table": dataset_table}
    edition: Edition = config.extra["dashboard"]
    pages = all_pages(edition)
    site = site_key(env, edition, config)
    keys = {path: page.key(site, edition.cache) for path, page in pages.items()}
    config.extra |= {
        "dashboard_pages": pages,
        "dashboard_frame": frame(edition),
        "dashboard_site_key": site,
        "dashboard_keys": keys,
        "dashboard_introduce": partial(introduce, config),
    }
    built = config.extra.get("dashboard_built", {})
    for file in files.documentation_pages():
        if file.page and file.src_uri in pages and built.get(file.src_uri) != keys[file.src_uri]:
            introduce(config, file.page)
    return env


def site_key(env: jinja2.Environment, edition: Edition, config: MkDocsConfig) -> str:
    """The hash of all that every page shows: settings, templates, the engine, the head and the foot."""
    return key_of(
        "site", config.site_url, edition.preview, _made_with(env, Path(config.config_file_path)), digest(frame(edition))
    )


@lru_cache(maxsize=1)
def _made_with(env: jinja2.Environment, settings: Path) -> str:
    """The hash of what cannot change in the life of an environment: where it does, a preview begins with a new one."""
    files = [*sorted(THEME.rglob("*.html")), *sorted((HOME / "hooks").glob("*.py")), settings]
    return key_of(digest_of(files), *map(version, ("mkdocs", "mkdocs-material", "jinja2")), engine_digest())


def introduce(config: MkDocsConfig, page: MkDocsPage) -> None:
    """Tell MkDocs' page what it would have read in the head of a file, and whether it is to be rendered at all."""
    ours: Page = config.extra["dashboard_pages"][page.file.src_uri]
    key, cache = config.extra["dashboard_keys"][ours.path], config.extra["dashboard"].cache
    kept = cache.has(key, "page")
    about = escape(ours.description)  # (Material writes it as it is)
    page.meta = {**ours.head, "title": ours.title, "description": about, "template": KEPT if kept else ours.template}
    if not ours.title:
        del page.meta["title"]
    body = ours.context.get("body")
    headings = body.source_text.headings if body else ()
    tokens = [{"level": one.level, "id": one.id, "name": one.words, "children": []} for one in headings]
    page.toc = get_toc(tokens)  # type: ignore[arg-type]


@event_priority(-100)  # Last, so that nobody works on a page that is taken as it is.
def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the template its data."""
    edition: Edition = config.extra["dashboard"]
    ours: Page = config.extra["dashboard_pages"][page.file.src_uri]
    if page.meta["template"] == KEPT:
        kept = edition.cache.path(config.extra["dashboard_keys"][ours.path], "page").read_text(encoding="utf-8")
        return context | {"kept": Markup(kept)}
    if body := ours.context.get("body"):
        page.content = body.html("../" * page.url.count("/"), page.canonical_url or page.url)
    context |= config.extra["dashboard_frame"] | ours.context
    return context


@event_priority(-100)  # Last: this is what readers get.
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Keep the page for the next build."""
    if page.meta["template"] != KEPT:
        edition: Edition = config.extra["dashboard"]
        edition.cache.write(config.extra["dashboard_keys"][page.file.src_uri], output.encode(), "page")
    return output


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The page for addresses that lead nowhere has the frame of all others."""
    context |= config.extra["dashboard_frame"]
    return context
