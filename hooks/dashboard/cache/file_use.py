"""When a file of the cache was last used: its access time says it.

Its time of change stays that of its content. By that, the copy in a published site is known to be the same next week.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

RENEWED = 3600
"""In seconds. A file in use gets a new time when its own is older than this, and is then not looked for this long."""


def note_use(path: str | Path, now: float, stat: os.stat_result) -> None:
    """Note on disk that a file is used.

    Args:
        path: the file.
        now: the time, in seconds.
        stat: what the system says of the file.
    """
    if now - last_use(stat) > RENEWED:
        # If the folder belongs to another user, that user prunes it.
        with contextlib.suppress(OSError):
            os.utime(path, ns=(int(now * 1e9), stat.st_mtime_ns))


def last_use(stat: os.stat_result) -> float:
    """When a file was last used, in seconds. (A program that reads it may renew this, too: then it stays longer.)"""
    return max(stat.st_atime, stat.st_mtime)
