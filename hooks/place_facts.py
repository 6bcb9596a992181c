"""Engine → MkDocs: put each fact into its slot."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dashboard.edition import Edition
from dashboard.fact_page import fill_facts


@event_priority(-90)  # Before the charts and the way to the root are put in.
def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Fill the slots of a page."""
    edition: Edition = config.extra["dashboard"]
    if page.content and (placed := edition.facts.get(edition.path_of(page.file.src_uri))):
        page.content = fill_facts(page.content, placed)
    return context
