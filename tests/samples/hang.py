"""Stops what hangs, so that a test of it ends."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 4
"""Seconds of a processor. Work in proportion to its input takes less than a tenth of it, on a slow machine too; work by
the square of it takes ten times as much, on a fast one too. So no measure of time decides."""


class HangError(Exception):
    """The work took more of a processor's time than any work in proportion to its input does."""


@contextmanager
def no_hang() -> Iterator[None]:
    """Raise a HangError in what runs inside if that does not end. Expressions can be stopped too."""

    def stop(*_: object) -> None:
        raise HangError

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
