"""The way into a review file: several may write at once, and nothing that somebody wrote is lost."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dashboard.core.finding import Finding, write
from dashboard.review.review import EMPTY, Review, read_review, write_review

PATIENCE = 10
"""Seconds to wait while another process writes; a write takes milliseconds."""


class ReviewError(Exception):
    """A review file that cannot be read, so that nothing is written into it; with the findings."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(write(findings))
        self.findings = findings


class ConflictError(Exception):
    """The file is no longer what the writer saw: somebody else was first."""


def read(path: Path) -> tuple[Review, str]:
    """A review and the digest of its file; empty where there is none.

    Raises:
        ReviewError: it cannot be read.
    """
    content = path.read_bytes() if path.is_file() else b""
    findings: list[Finding] = []
    review = read_review(content, path.name, findings) if content else EMPTY
    if review is None:
        raise ReviewError(findings)
    return review, digest(content)


def change(path: Path, locks: Path, edit: Callable[[Review], Review], seen: str | None = None) -> Review:
    """Read, change and write a review file, with nobody between; what stands there then comes back.

    Args:
        path: the review file, which need not be there yet.
        locks: a folder for the lock, outside of docs/; it may be deleted at any time.
        edit: gives the new review from the one that is there. What it raises is passed on, and nothing is written.
        seen: the digest of the file that the writer decided on; None where that does not matter, as for one more note.

    Raises:
        ReviewError: the file cannot be read.
        ConflictError: the file is not the one that was seen.
    """
    from filelock import FileLock  # A build does not need it.

    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    with FileLock(locks / f"{name}.lock", timeout=PATIENCE):
        review, known = read(path)
        if seen is not None and seen != known:
            raise ConflictError(f"{path.name} has changed since it was read.")
        changed = edit(review)
        if changed != review:
            replace(path, write_review(changed))
        return changed


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # A file made by mkstemp is its owner's alone.
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def digest(content: bytes) -> str:
    """By which a writer says what was seen; that of no file is that of no bytes."""
    return hashlib.sha256(content).hexdigest()


def new_id(at: datetime, taken: set[str]) -> str:
    """A short name for a note: its time, and enough beside it that two clones do not choose the same."""
    while (name := f"{at:%y%m%d-%H%M}-{secrets.token_hex(2)}") in taken:
        pass
    return name
