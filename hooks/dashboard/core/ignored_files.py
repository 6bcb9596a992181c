"""Files that nobody means to publish: hidden ones, and what editors, notebooks and systems leave beside others."""

from __future__ import annotations

import re
from functools import lru_cache

WELL_KNOWN = ".well-known"
"""The one hidden folder that sites have (RFC 8615)."""
_LEFT_BEHIND = re.compile(
    r"4913|#.*#|~.*"  # Vim tries with the first whether it may write; Emacs; Word and Excel
    r"|.*(?:~|___jb_(?:tmp|old|bak)___|\.(?:bak|orig|sw[a-z]|tmp|pyc))"
    r"|__pycache__|thumbs\.db|desktop\.ini",
    re.I,
)


@lru_cache(maxsize=100_000)
def is_ignored(path: str) -> bool:
    """Whether a file, or a folder above it, is hidden or was left behind by a program.

    Args:
        path: from docs/, data/ or another folder whose own name does not count; with forward slashes.
    """
    return any(_is_hidden(name) or _LEFT_BEHIND.fullmatch(name) for name in path.split("/"))


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in (WELL_KNOWN, ".", "..")
