"""The system's lock on a file. It is freed when the file is closed, and so when a process ends, however it does."""

from __future__ import annotations

import errno
import sys

HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the system says where another process has the lock."""

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, *, wait: bool) -> None:
        while True:
            try:
                return msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError as error:
                if not wait or error.errno not in HELD:  # Windows waits for ten seconds at most.
                    raise
else:
    import fcntl

    def _lock(file: int, *, wait: bool) -> None:
        fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock(file: int, *, wait: bool) -> bool:
    """Lock an open file until it is closed.

    Args:
        file: its descriptor.
        wait: whether to wait for another process that has the lock.

    Returns:
        Whether work may begin: the lock was taken, or the file system has no locks.
    """
    try:
        _lock(file, wait=wait)
    except OSError as error:
        return error.errno not in HELD
    return True
