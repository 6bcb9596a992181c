"""A lock that one process has at a time. The system frees it when that process ends, however it ends."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from machine.file_lock import lock


class ProcessLock:
    """A lock by the name of a file, which stays. `filelock` takes the same one, but each build would wait for it."""

    def __init__(self, path: Path) -> None:
        """Nothing is locked before `acquire` or `try_acquire`."""
        self._path = path
        self._held: int | None = None
        """The open file."""

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
        if held is not None:
            os.close(held)

    def _take(self, *, wait: bool) -> bool:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:  # Who can write nothing here harms nobody: what fails for that says so itself.
            return True
        if not lock(file, wait=wait):
            os.close(file)
            return False
        self._held = file
        return True
