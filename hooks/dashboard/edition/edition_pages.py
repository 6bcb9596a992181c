"""All pages of an edition: those of its view, and the guide to checks."""

from __future__ import annotations

from dashboard.pages.all_pages import all_pages
from dashboard.pages.page import Page
from dashboard.site.checks.guide import guide
from dashboard.view.view import View

_ABOUT = "What is looked at in every text, chart and dataset before it is published, why, and what to write instead."
GUIDE = Page("about/checks/index.md", "Checks", _ABOUT, "checks.html", guide)
"""The authors' guide: every check that there is. It is the same on every site."""


def edition_pages(view: View) -> dict[str, Page]:
    """The pages by their path, in the order in which they are built."""
    return {**all_pages(view), GUIDE.path: GUIDE}
