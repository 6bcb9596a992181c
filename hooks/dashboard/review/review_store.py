"""Reads and writes review files. Several processes may write at once, and nothing that somebody wrote is lost."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from dashboard.core.files import write_atomically
from dashboard.core.finding import Finding, format_findings
from dashboard.review.review import EMPTY, Review, read_review, write_review

LOCK_TIMEOUT = 10
"""Seconds to wait while another process writes. A write takes milliseconds."""


class ReviewError(Exception):
    """A review file cannot be read, so nothing is written into it. `findings` says what is wrong."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(format_findings(findings))
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
    return review, _digest(content)


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
    from filelock import FileLock  # A build does not need it.

    locks.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    with FileLock(locks / f"{name}.lock", timeout=LOCK_TIMEOUT):
        review, present = read(path)
        if seen is not None and seen != present:
            raise ConflictError(f"{path.name} has changed since it was read.")
        changed = edit(review)
        if changed != review:
            write_atomically(path, write_review(changed).encode(), durable=True)
        return changed


def _digest(content: bytes) -> str:
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
