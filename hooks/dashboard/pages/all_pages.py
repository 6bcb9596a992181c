"""Every page that a view has."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.pages.authored_pages import authored_pages
from dashboard.pages.generated_pages import generated_pages
from dashboard.pages.page import Page
from dashboard.pages.withdrawn_pages import withdrawn_pages
from dashboard.view.view import View


def all_pages(view: View) -> dict[str, Page]:
    """The pages by their path, in the order in which they are built. Those of texts come first."""
    return {page.path: page for page in (*authored_pages(view), *made_pages(view))}


def made_pages(view: View) -> Iterator[Page]:
    """The pages that no author writes."""
    yield from withdrawn_pages(view)
    yield from generated_pages(view)
