"""Pointers of Git LFS: what stands in place of a large file until it is fetched."""

from __future__ import annotations

from dashboard.core.finding import Finding

BEGIN = b"version https://git-lfs.github.com/spec/"
MISSING = "This is a pointer of Git LFS to a file that is not here."
CURE = "Run git lfs pull."


def pointer_finding(content: bytes, path: str) -> Finding | None:
    """The one finding about a file that is a pointer; None if it is none.

    Args:
        content: its bytes, or the first ones.
        path: the file, from the root.
    """
    if not content.startswith(BEGIN):
        return None
    return Finding(id="unreadable-file", path=path, message=MISSING, hint=CURE)
