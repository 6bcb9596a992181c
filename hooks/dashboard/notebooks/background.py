"""Notebooks executed behind the back of a preview, which shows what was computed before until they are done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock, Thread

from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs, execute_all
from dashboard.notebooks.run_result import Run


class Background:
    """An `Execute` that waits for nothing: what is not known yet is left out, and who listens is told when it is there.

    A build that follows finds the runs in the cache. What was saved meanwhile is executed after that build.
    """

    def __init__(self) -> None:
        self._listener: Callable[[], None] | None = None
        self._unheard = False
        self._busy = Lock()
        self._lost: dict[str, tuple[Notebook, Run]] = {}
        self._runs: Runs | None = None
        self._thread: Thread | None = None

    def listen(self, listener: Callable[[], None]) -> None:
        """Have somebody told whenever notebooks are done, and at once if some are already."""
        self._listener = listener
        if self._unheard:
            self._tell()

    def __call__(self, runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
        """What failed before with the same code and data; the others are begun, unless some are running already."""
        known = {one.path: run for one in notebooks if (run := runs.kept(one, failed=True) or self._lost_run(one))}
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
            done = execute_all(runs, notebooks)
            # Failures of the machine are not kept on disk; without this they would be tried again and again.
            self._lost = {one.path: (one, done[one.path]) for one in notebooks if done[one.path].failure}
        except InterruptedError:
            return
        finally:
            self._busy.release()
        self._tell()

    def _lost_run(self, notebook: Notebook) -> Run | None:
        known, run = self._lost.get(notebook.path, (None, None))
        return run if known == notebook else None

    def _tell(self) -> None:
        self._unheard = self._listener is None
        if self._listener:
            self._listener()
