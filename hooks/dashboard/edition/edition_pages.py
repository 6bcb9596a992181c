"""All pages of an edition: those of its view, and the guide to checks."""

from __future__ import annotations

from functools import partial
from typing import Any

from dashboard.cache.codec import Codec
from dashboard.cache.keys import engine_digest, key_of
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.paths import address_of, page_path
from dashboard.pages.all_pages import all_pages, made_pages
from dashboard.pages.page import Page
from dashboard.view.view import View


def _guide() -> dict[str, Any]:
    # Imported here, with every check: most runs find the guide in the cache.
    from dashboard.site.checks.guide import guide

    return guide()


_ABOUT = "What is looked at in every text, chart and dataset before it is published, why, and what to write instead."
GUIDE = Page("about/checks/index.md", "Checks", _ABOUT, "checks.html", _guide)
"""The authors' guide: every check that there is. It is the same on every site."""
_GUIDES = Codec[dict[str, Any]](dict[str, Any])


def edition_pages(view: View) -> dict[str, Page]:
    """The pages by their path, in the order in which they are built. No text has the address of a page that we make."""
    pages = {**all_pages(view), GUIDE.path: GUIDE}
    taken = {page.url for page in pages.values() if not page.source}
    return {path: page for path, page in pages.items() if not page.source or page.url not in taken}


def kept_guide(cache: Cache) -> Page:
    """The guide as an earlier build of the same engine made it: it takes a fifth of a small build to try all examples.

    Args:
        cache: keeps its data.
    """
    return GUIDE.made_by(partial(cache.get_or_compute, key_of("guide", engine_digest()), _GUIDES, _guide))


def taken_pages(view: View) -> list[Finding]:
    """An error for each text that has the address of a page that we make."""
    taken, findings = {page.url for page in (*made_pages(view), GUIDE)}, []
    for path in view.texts:
        if (address := address_of(page_path(path, view.docs_path))) in taken:
            message = f"The site makes a page of its own at {address}. Readers get that one."
            hint = "Give this file another name."
            findings.append(Finding(id="taken-address", path=path, message=message, hint=hint))
    return findings
