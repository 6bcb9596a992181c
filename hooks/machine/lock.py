"""One set-up of a checkout at a time: a second one waits, and then finds everything done."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from machine.folders import CACHE
from machine.programs import say

FILE = CACHE / "set-up.lock"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up of this checkout runs. The system frees the lock when a process ends, however it does.

    Where nothing can be written there is no lock: what has to be made fails by itself.
    """
    try:
        file = FILE.open("a")
    except OSError:
        yield
        return
    with file:
        if not lock(file, wait=False):
            say("waiting for another set-up of this checkout")
            while not lock(file, wait=True):
                pass
        yield


if sys.platform == "win32":
    import msvcrt

    def lock(file: IO[str], *, wait: bool) -> bool:
        """Lock a file until it is closed. Return whether that succeeded; Windows waits for ten seconds at most."""
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def lock(file: IO[str], *, wait: bool) -> bool:
        """Lock a file until it is closed. Return whether that succeeded."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
