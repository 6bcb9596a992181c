"""Other processes of ours that take a part of some work, one for each processor."""

from __future__ import annotations

import contextlib
import pickle
import subprocess
import sys
from collections.abc import Iterable, Iterator
from typing import Any


@contextlib.contextmanager
def at_work(module: str, shares: Iterable[object]) -> Iterator[None]:
    """Let a module of ours work in other processes while this one does its own share, and wait for them in the end.

    What one of them says is not shown, and one that fails stops nobody.

    Args:
        module: its name. As a program it takes its share by `own_share`.
        shares: what each process gets, by pickle.
    """
    # Not multiprocessing, which first runs the calling program's main module again.
    command = [sys.executable, "-m", module]
    helpers = []
    try:
        for share in shares:
            helper = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            helpers.append(helper)
            assert helper.stdin
            with contextlib.suppress(OSError), helper.stdin as pipe:
                pickle.dump(share, pipe)
        yield
    finally:
        for helper in helpers:
            helper.wait()


def own_share() -> Any:
    """What the calling process gives this one to do."""
    return pickle.load(sys.stdin.buffer)
