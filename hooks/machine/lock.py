"""One set-up of a checkout at a time: a second one waits, and then finds everything done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from machine.file_lock import lock
from machine.folders import CACHE
from machine.programs import say

FILE = CACHE / "set-up.lock"


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other set-up of this checkout runs.

    Where nothing can be written there is no lock: what has to be made fails by itself.
    """
    try:
        file = FILE.open("a")
    except OSError:
        yield
        return
    with file:
        if not lock(file.fileno(), wait=False):
            say("waiting for another set-up of this checkout")
            lock(file.fileno(), wait=True)
        yield
