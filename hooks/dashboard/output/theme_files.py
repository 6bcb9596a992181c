"""Which files of the theme are part of a site."""

from __future__ import annotations

from dashboard.core.lazy_re import lazy_re
from dashboard.view.view import View

_UNUSED = lazy_re(r"\.map$|^assets/javascripts/(lunr|workers)/")
"""Files of Material that no page asks for: maps for its developers, and its own search."""
_REVIEW = "review/"
"""The folder of the theme that only previews have."""


def is_part_of_site(path: str, view: View) -> bool:
    """Whether a file of the theme is part of a site.

    Args:
        path: the file's path from the root of the theme.
        view: what the site shows. A preview has files of its own.
    """
    return not _UNUSED.search(path) and (view.is_preview or not path.startswith(_REVIEW))
