"""Reads and writes review files. Several processes may write at once, and nothing that somebody wrote is lost."""

from __future__ import annotations

import hashlib
import os
import secrets
import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from filelock import FileLock

from dashboard.core.finding import Finding, write
from dashboard.review.review import EMPTY, Review, read_review, write_review

LOCK_TIMEOUT = 10
"""Seconds to wait while another process writes. A write takes milliseconds."""


class ReviewError(Exception):
    """A review file cannot be read, so nothing is written into it. `findings` says what is wrong."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(write(findings))
        self.findings = findings


class ConflictError(Exception):
    """The file is no longer the one that the writer saw: somebody else wrote first."""


def read(path: Path) -> tuple[Review, str]:
    """Read a review file.

    Returns:
        The review and the digest of the file. Without a file the review is empty, and the digest is that of no bytes.

    Raises:
        ReviewError: the file cannot be read.
    """
    content = path.read_bytes() if path.is_file() else b""
    findings: list[Finding] = []
    review = read_review(content, path.name, findings) if content else EMPTY
    if review is None:
        raise ReviewError(findings)
    return review, digest(content)


def change(path: Path, locks: Path, edit: Callable[[Review], Review], seen: str | None = None) -> Review:
    """Read, change and write a review file. A lock keeps others out meanwhile.

    Args:
        path: the review file. It need not exist yet.
        locks: a folder for the lock, outside of docs/. It may be deleted at any time.
        edit: makes the new review from the present one. If it raises, nothing is written.
        seen: the digest of the file that the writer saw; None if that does not matter, as for one more note.

    Returns:
        The review that the file now holds.

    Raises:
        ReviewError: the file cannot be read.
        ConflictError: the file is not the one that the writer saw.
    """
    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    with FileLock(locks / f"{name}.lock", timeout=LOCK_TIMEOUT):
        review, present = read(path)
        if seen is not None and seen != present:
            raise ConflictError(f"{path.name} has changed since it was read.")
        changed = edit(review)
        if changed != review:
            replace(path, write_review(changed))
        return changed


def replace(path: Path, text: str) -> None:
    """Write a file completely or not at all.

    Args:
        path: the file, which is replaced.
        text: its new content.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp lets only the owner read the file.
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def digest(content: bytes) -> str:
    """SHA-256 of a review file, to detect conflicts. A missing file counts as empty."""
    return hashlib.sha256(content).hexdigest()


def new_id(at: datetime, taken: set[str]) -> str:
    """Make a short id for a note.

    It holds the time, and random digits so that two clones of the repository do not choose the same id.

    Args:
        at: when the note is written.
        taken: the ids that exist.
    """
    while (name := f"{at:%y%m%d-%H%M}-{secrets.token_hex(2)}") in taken:
        pass
    return name
