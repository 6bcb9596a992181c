"""Notebooks executed behind the back of a preview, which shows what was computed before until they are done."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Lock, Thread

from dashboard.notebook import Notebook
from dashboard.run import Run
from dashboard.runs import MOST_KERNELS, Runs


class Background:
    """An `Execute` that waits for nothing: what is not known yet is left out, and `done` is called when it is there.

    A build that follows finds the runs in the cache. A file that is saved again while it is executed is executed
    again: `done` leads to a build, and that to the next execution.
    """

    def __init__(self, done: Callable[[], None]) -> None:
        self._done = done
        self._busy = Lock()
        self._runs: Runs | None = None
        self._thread: Thread | None = None

    def __call__(self, runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
        """What failed before with the same code and data; the others are begun, unless some are running already."""
        known = {one.path: run for one in notebooks if (run := runs.kept(one, failed=True))}
        waiting = [one for one in notebooks if one.path not in known]
        if waiting and self._busy.acquire(blocking=False):
            self._runs = runs
            self._thread = Thread(target=self._execute, args=(runs, waiting), name="notebooks", daemon=True)
            self._thread.start()
        return known

    def stop(self) -> None:
        """Leave no kernel behind."""
        if self._runs and self._thread:
            self._runs.stop()
            self._thread.join()

    def _execute(self, runs: Runs, notebooks: Sequence[Notebook]) -> None:
        try:
            with ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_KERNELS), "notebook") as executor:
                runs.execute(notebooks, executor)
        except InterruptedError:
            return
        finally:
            self._busy.release()
        self._done()
