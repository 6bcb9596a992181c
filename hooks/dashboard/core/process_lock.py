"""A lock that one process has at a time. The system frees it when that process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]


class ProcessLock:
    """A lock by the name of a file, which stays.

    `filelock` takes the same lock on such a file. It is not used where the system has one call for it: each build
    would wait for its import.
    """

    def __init__(self, path: Path) -> None:
        """Nothing is locked before `acquire` or `try_acquire`."""
        self._path = path
        self._held: Any = None
        """What is to be closed or released: the open file, or the lock of `filelock`."""

    def acquire(self, say: Callable[[], None]) -> None:
        """Wait for the lock.

        Args:
            say: is called once if another process has it.
        """
        if not self.try_acquire():
            say()
            self._take(wait=True)

    def try_acquire(self) -> bool:
        """Take the lock unless another process has it. Returns whether it was taken."""
        return self._take(wait=False)

    def release(self) -> None:
        """Give the lock back, if it is held."""
        held, self._held = self._held, None
        if held is not None and fcntl:
            os.close(held)
        elif held is not None:
            held.release()

    def _take(self, *, wait: bool) -> bool:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:  # Who can write nothing here harms nobody: what fails for that says so itself.
            return True
        if not fcntl:
            os.close(file)
            return self._take_by_filelock(wait=wait)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            os.close(file)
            return False
        except OSError:  # A file system without locks: work goes on as without one.
            pass
        self._held = file
        return True

    def _take_by_filelock(self, *, wait: bool) -> bool:
        from filelock import FileLock, Timeout

        lock = FileLock(self._path)
        try:
            lock.acquire(timeout=-1 if wait else 0)
        except Timeout:
            return False
        self._held = lock
        return True
