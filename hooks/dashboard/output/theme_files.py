"""Which files of the theme a site has."""

from __future__ import annotations

import re

from dashboard.view.view import View

_UNUSED = re.compile(r"\.map$|^assets/javascripts/(lunr|workers)/")
"""Files of Material's: maps for its developers, and its own search."""
_REVIEW = "review/"
"""The folder of the theme that only previews have."""


def is_wanted(path: str, view: View) -> bool:
    """Whether a browser asks for a file of the theme.

    Args:
        path: from the root of the theme.
        view: what reviewers see has files of its own.
    """
    return not _UNUSED.search(path) and (view.is_preview or not path.startswith(_REVIEW))
