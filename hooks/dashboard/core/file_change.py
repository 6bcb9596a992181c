"""What is done with one file of the site: it is written anew, renamed, or both."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class FileChange(Frozen):
    """One file."""

    path: str
    """From the root."""
    new_path: str
    before: bytes | None
    """None if it is not there yet."""
    after: bytes
