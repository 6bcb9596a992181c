"""The digests of files. A file that has not changed is not read again."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

TICK = 100_000_000
"""In nanoseconds: longer than one step of any file system's clock."""


class FileDigests:
    """What was read of files in this process, by their paths."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, ...], str]] = {}
        """The stamp and the digest of each file."""

    def of(self, path: str) -> str:
        """Return the SHA-256 of a file's bytes.

        Raises:
            OSError: there is no such file.
        """
        stat = os.stat(path)  # noqa: PTH116 (a thousand texts, and pathlib takes ten times as long)
        # A file that takes the place of another may have its time and its size: so its inode counts too.
        stamp = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino, stat.st_size)
        known = self._known.get(path)
        if known and known[0] == stamp:
            return known[1]
        digest = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        # Two saves within one tick of the file system's clock have the same time: such a file is read again.
        if time.time_ns() - stat.st_mtime_ns > TICK:
            self._known[path] = (stamp, digest)
        return digest
