"""Executes notebooks in another thread while a preview goes on, which shows older outputs until they are done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Lock, Thread

from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs, execute_all, failed_run
from dashboard.notebooks.run_result import Run


class BackgroundExecutor:
    """An `Execute` that does not wait: it leaves out runs that are not ready, and calls a listener once they are.

    The next build finds the runs in the cache. Notebooks that were saved meanwhile are executed after that build.
    """

    def __init__(self) -> None:
        self._listener: Callable[[], None] | None = None
        self._missed = False
        """Whether notebooks were done before anybody listened."""
        self._busy = Lock()
        self._failed: dict[str, tuple[Notebook, Run]] = {}
        """The failures of the last execution, by path."""
        self._runs: Runs | None = None
        self._thread: Thread | None = None

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever notebooks are done, and at once if some already are."""
        self._listener = listener
        if self._missed:
            self._notify()

    def __call__(self, runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
        """Return the runs that failed before with the same code and data, and begin to execute the other notebooks.

        Args:
            runs: executes notebooks and keeps their runs.
            notebooks: those without a good run. Nothing is begun while an earlier execution still goes on.

        Returns:
            The failed runs, by the notebooks' paths.
        """
        failed: dict[str, Run] = {}
        for notebook in notebooks:
            if run := runs.find(notebook, failed=True) or self._failed_run(notebook):
                failed[notebook.path] = run
        waiting = [notebook for notebook in notebooks if notebook.path not in failed]
        if waiting and self._busy.acquire(blocking=False):
            # Here and not in the other thread: where two import what imports each other, one finds it half loaded.
            from dashboard.notebooks.execution import execute  # noqa: F401

            self._runs = runs
            self._thread = Thread(target=self._execute, args=(runs, waiting), name="notebooks", daemon=True)
            self._thread.start()
        return failed

    def stop(self) -> None:
        """End all kernels and wait for the thread."""
        if self._runs and self._thread:
            self._runs.stop()
            self._thread.join()

    def _execute(self, runs: Runs, notebooks: Sequence[Notebook]) -> None:
        try:
            done = execute_all(runs, notebooks)
            # Failures of the machine are not kept on disk. Without this each build would try them again.
            self._failed = {
                notebook.path: (notebook, done[notebook.path]) for notebook in notebooks if done[notebook.path].failure
            }
        except InterruptedError:
            return
        except Exception as error:  # (a full disk, for example: the page says so, and does not wait for ever)
            self._failed = {notebook.path: (notebook, failed_run(notebook, error)) for notebook in notebooks}
        finally:
            self._busy.release()
        self._notify()

    def _failed_run(self, notebook: Notebook) -> Run | None:
        executed, run = self._failed.get(notebook.path, (None, None))
        return run if executed == notebook else None

    def _notify(self) -> None:
        self._missed = self._listener is None
        if self._listener:
            self._listener()
