"""Executes notebooks in another thread while a preview goes on, which shows older outputs until they are done."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from threading import Event, Lock, Thread

from dashboard.core.frozen import Frozen
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_cache import Runs, execute_all, failed_run
from dashboard.notebooks.run_result import Run


class _UnderWay(Frozen):
    """Notebooks that are executed together."""

    runs: Runs
    notebooks: Sequence[Notebook]
    thread: Thread
    ended: Event
    """Is set when they are done, before anybody is told so."""

    @property
    def goes_on(self) -> bool:
        """Whether some of them are not done."""
        return self.thread.is_alive() and not self.ended.is_set()

    def is_in_vain(self, waiting: Mapping[str, Notebook]) -> bool:
        """Whether one of them has no result yet, and was saved with other code or deleted.

        Args:
            waiting: the notebooks without a good run, as they are now, by path.
        """
        changed = [notebook for notebook in self.notebooks if waiting.get(notebook.path) != notebook]
        return any(not self.runs.find(notebook, failed=True) for notebook in changed)

    def end(self) -> None:
        """End all kernels, and wait for the thread."""
        self.runs.stop()
        self.thread.join()


class BackgroundExecutor:
    """An `Execute` that does not wait: it leaves out runs that are not ready, and calls a listener once they are.

    The next build finds the runs in the cache. Notebooks that are saved meanwhile wait for no other; where one of these
    runs still, it is ended, since nobody wants to see its outputs (it may be one that never ends).
    """

    def __init__(self) -> None:
        self._listener: Callable[[], None] | None = None
        self._missed = False
        """Whether notebooks were done before anybody listened."""
        self._failed: dict[str, tuple[Notebook, Run]] = {}
        """The last failures of the machine, by path."""
        self._lock = Lock()
        """Held while failures are added: several threads do that."""
        self._under_way: list[_UnderWay] = []

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever notebooks are done, and at once if some already are."""
        self._listener = listener
        if self._missed:
            self._notify()

    def __call__(self, runs: Runs, notebooks: Sequence[Notebook]) -> Mapping[str, Run]:
        """Return the runs that failed before with the same code and data, and begin to execute the other notebooks.

        Args:
            runs: executes notebooks and keeps their runs.
            notebooks: those without a good run.

        Returns:
            The failed runs, by the notebooks' paths.
        """
        failed: dict[str, Run] = {}
        for notebook in notebooks:
            if run := runs.find(notebook, failed=True) or self._failed_run(notebook):
                failed[notebook.path] = run
        waiting = {notebook.path: notebook for notebook in notebooks if notebook.path not in failed}
        for batch in self._under_way:
            if batch.goes_on and batch.is_in_vain(waiting):
                batch.end()
        self._under_way = [batch for batch in self._under_way if batch.goes_on]
        begun = {notebook.path for batch in self._under_way for notebook in batch.notebooks}
        if new := [notebook for path, notebook in waiting.items() if path not in begun]:
            # Here and not in the other thread: where two import what imports each other, one finds it half loaded.
            from dashboard.notebooks.execution import execute  # noqa: F401

            ended = Event()
            thread = Thread(target=self._execute, args=(runs, new, ended), name="notebooks", daemon=True)
            self._under_way.append(_UnderWay(runs, new, thread, ended))
            thread.start()
        return failed

    def stop(self) -> None:
        """End all kernels and wait for the threads."""
        for batch in self._under_way:
            batch.end()

    def _execute(self, runs: Runs, notebooks: Sequence[Notebook], ended: Event) -> None:
        try:
            done = execute_all(runs, notebooks)
        except InterruptedError:
            return
        except Exception as error:  # (a full disk, for example: the page says so, and does not wait for ever)
            done = {notebook.path: failed_run(notebook, error) for notebook in notebooks}
        with self._lock:
            # They are not kept on disk. Without this each build would try them again. Other failures are found in the
            # cache for as long as code and data are the same.
            self._failed |= {book.path: (book, done[book.path]) for book in notebooks if done[book.path].is_of_machine}
        ended.set()
        self._notify()

    def _failed_run(self, notebook: Notebook) -> Run | None:
        executed, run = self._failed.get(notebook.path, (None, None))
        return run if executed == notebook else None

    def _notify(self) -> None:
        self._missed = self._listener is None
        if self._listener:
            self._listener()
