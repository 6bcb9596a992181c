"""The digests of files. A file that has not changed is not read again.

That is seen from its times, its inode and its size. On Windows each file is read: there `st_ctime` is when it was made,
so a tool that writes as many bytes and sets the time back leaves no trace.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

from dashboard.cache.short_values import ShortValues

TICK = 2_000_000_000
"""In nanoseconds: the longest step of a file system's clock, that of FAT."""


def file_digest(path: str, known: ShortValues) -> str:
    """Return the SHA-256 of a file's bytes.

    Args:
        path: the file.
        known: the digests of files that were read before.

    Raises:
        OSError: there is no such file.
    """

    def read() -> str:
        with Path(path).open("rb") as file:  # (A part after the other: a file may be larger than the memory.)
            return hashlib.file_digest(file, "sha256").hexdigest()

    if sys.platform == "win32":
        return read()
    stat = os.stat(path)  # noqa: PTH116 (a thousand texts, and pathlib takes ten times as long)
    # Two saves within one tick of the file system's clock have the same time: such a file is read again.
    if time.time_ns() - stat.st_mtime_ns <= TICK:
        return read()
    # A file that takes the place of another may have its time and its size: so its inode counts too.
    name = f"{path}\0{stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino} {stat.st_size}"
    return known.get_or_make(name, read)
