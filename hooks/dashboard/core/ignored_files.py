"""Files that nobody means to publish: hidden ones, and what editors, notebooks and systems leave beside others."""

from __future__ import annotations

from functools import lru_cache

from dashboard.core.lazy_re import lazy_re

WELL_KNOWN = ".well-known"
"""The one hidden folder that sites have (RFC 8615)."""
_NAMES = frozenset({"4913", "__pycache__", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
"""Vim tries with the first whether it may write."""
_ENDINGS = (
    "~",
    "___jb_tmp___",
    "___jb_old___",
    "___jb_bak___",
    ".bak",
    ".orig",
    ".rej",
    ".tmp",
    ".pyc",
    ".crswap",
    ".part",
    ".crdownload",
)
_NUMBERED = lazy_re(r"\.sw[a-z]\Z|.\.sb-[0-9a-z-]{6,}\Z|.\.tmp\.\d[\d.]*\Z")
"""Vim's copies of what is open, those of TextEdit, and what programs of Node are about to rename."""
_WITH_CAPITALS = lazy_re(
    r"(?=.*[A-Z])sed[A-Za-z0-9]{6}|(?=.*[A-F])[0-9A-F]{8}|.+_(BACKUP|BASE|LOCAL|REMOTE)_\d+(\.\w+)?"
)
"""The copies of `sed -i`, of Excel and of `git mergetool`. An author may have a folder `sediments`, or
one that is called like a day, but none with these capitals."""


@lru_cache(maxsize=100_000)
def is_ignored(path: str) -> bool:
    """Whether a file, or a folder above it, is hidden or was left behind by a program.

    Args:
        path: from docs/, data/ or another folder whose own name does not count; with forward slashes.
    """
    return any(
        _is_hidden(name) or _WITH_CAPITALS.fullmatch(name) or _is_left_behind(name.lower()) for name in path.split("/")
    )


def _is_hidden(name: str) -> bool:
    return name.startswith(".") and name not in (WELL_KNOWN, ".", "..")


def _is_left_behind(name: str) -> bool:
    # Emacs begins and ends a name with #, Word and Excel begin it with ~.
    is_marked = name.startswith("~") or (len(name) > 1 and name.startswith("#") and name.endswith("#"))
    return is_marked or name in _NAMES or name.endswith(_ENDINGS) or bool(_NUMBERED.search(name))
