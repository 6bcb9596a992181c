"""The pages that stand at the addresses of withdrawn pieces."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dashboard.core.dates import day
from dashboard.core.words import _
from dashboard.pages.page import Page
from dashboard.view.view import View


def withdrawn_pages(view: View) -> Iterator[Page]:
    """A page for each withdrawn piece; in a preview, where reviewers see its text, that text has the address."""
    shown = {piece.slug for piece in view.analyses}
    for piece in view.withdrawn:
        if piece.slug not in shown:
            about = _("Withdrawn on %(day)s.", day=day(piece.date))
            make = partial(dict[str, Any], piece=piece)
            yield Page(f"analyses/{piece.slug}.md", piece.title, about, "withdrawn.html", make, is_unlisted=True)
