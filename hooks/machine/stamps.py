"""Stamps say that a step is done: the hash of all that decides it, written last and inside the folder that it made.

So a set-up that was killed goes on, and a deleted folder is made again.
"""

from __future__ import annotations

import hashlib
from pathlib import Path


def stamp_of(*files: Path, extra: str = "") -> str:
    """Return the hash of some files' bytes and of a text."""
    digest = hashlib.sha256(extra.encode("utf-8", "surrogateescape"))
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def is_done(folder: Path, stamp: str) -> bool:
    """Whether the step that made a folder ended, and nothing has changed that decides it."""
    file = folder / ".set-up"
    return file.is_file() and file.read_text(encoding="utf-8") == stamp


def mark_done(folder: Path, stamp: str) -> None:
    """Say that the step that made a folder ended."""
    (folder / ".set-up").write_text(stamp, encoding="utf-8")
