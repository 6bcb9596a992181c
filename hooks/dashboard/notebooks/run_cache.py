"""Executes notebooks and keeps their runs: one is executed again only if its code, data or packages have changed.

What a notebook reads is known only after it has run, so a run is found in two steps: a key made of the code leads to
the names of the files that it read; a key made of these files as they are now leads to the run.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, cached_property, partial
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from dashboard.cache.codec import Codec
from dashboard.cache.keys import key_of
from dashboard.cache.store import Cache
from dashboard.notebooks.file_lock import can_lock_files
from dashboard.notebooks.kernel import path_digest
from dashboard.notebooks.notebook import KERNEL, Notebook
from dashboard.notebooks.run_result import Failure, FileLock, Run

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

    from dashboard.notebooks.execution import OwnKernel

POLL_SECONDS = 0.5
"""How long to wait for a notebook before looking for Ctrl-C again."""
MOST_KERNELS = 4
"""Highest number of notebooks that run at once. Each holds its data and its libraries in memory."""
EXECUTION_TAGS = frozenset({"raises-exception", "skip-execution"})
"""The tags of a cell that change how it is executed."""
_RUN = Codec[Run](Run)
_READS = Codec[list[str]](list[str])
Progress = Callable[[int, int, Sequence[str]], None]
"""Called with the number of notebooks that are done, the number of all, and the paths of those being executed."""


def failed_run(notebook: Notebook, error: Exception) -> Run:
    """The run of a notebook that the machine could not execute, whatever the reason."""
    sources = tuple(cell.source for cell in notebook.code)
    failure = Failure("notebook-kernel", f"It could not be executed: {error}", "Run this again.")
    return Run(sources, tuple([] for _ in sources), {}, "", failure)


def refused_run(notebook: Notebook) -> Run | None:
    """The run of a notebook that is written for another kernel, which nobody starts; None if it is ours."""
    if notebook.kernel == KERNEL:
        return None
    message = f"Read the kernel '{notebook.kernel}', expected '{KERNEL}', the repository's own Python."
    hint = "In JupyterLab: Kernel, Change Kernel, Python 3; then save."
    sources = tuple(cell.source for cell in notebook.code)
    return Run(sources, tuple([] for _ in sources), {}, "", Failure("notebook-kernel", message, hint))


class Runs:
    """The runs of a repository's notebooks."""

    def __init__(
        self, root: Path, cache: Cache, timeout: int, locks: Mapping[str, FileLock] = MappingProxyType({})
    ) -> None:
        """Begin with no kernel running.

        Args:
            root: of the repository, resolved.
            cache: where runs are kept.
            timeout: of a cell, in seconds.
            locks: what the notebooks for readers may not read where nobody sees what they read, by path.
        """
        self._root = root
        self._cache = cache
        self._timeout = timeout
        self._locks = locks
        self._running: set[OwnKernel] = set()
        self._stopped = threading.Event()

    def find(self, notebook: Notebook, *, failed: bool = False) -> Run | None:
        """Return the kept run of a notebook as it is now, with the data as they are now.

        Args:
            notebook: as its file has it now.
            failed: whether a run that failed counts too. It does in a preview, or each save of another file would wait
                for the same failure. A build or a check tries again, since the machine may have caused the failure.

        Returns:
            None if the notebook has to be executed.
        """
        if failed and (refused := refused_run(notebook)):
            return refused
        code = self._code_key(notebook)
        lock = self._lock_of(notebook, self._cached_run(code))
        if lock:
            code = _locked_key(code)
        run = self._cached_run(code)
        if run and lock and not (run.allowed is not None and run.allowed <= lock.allowed):
            return None
        return run or (self._cached_run(self._failed_key(code)) if failed else None)

    def last_good(self, notebook: Notebook) -> Run | None:
        """The newest run of this file that did not fail, whatever the file held then."""
        return self._cache.last_put(key_of("last", notebook.path), _RUN)

    def execute(
        self, notebooks: Iterable[Notebook], executor: Executor, progress: Progress = lambda done, total, names: None
    ) -> dict[str, Run]:
        """Execute notebooks in parallel and keep their runs. An interruption leaves no kernel behind.

        Args:
            notebooks: what to execute.
            executor: each of its threads executes one notebook at a time.
            progress: called when a notebook begins or ends.

        Returns:
            The runs by path, in the order of the notebooks: which ends first is chance.

        Raises:
            InterruptedError: another thread has called `stop`.
        """
        # Imported here and below, since most runs are in the cache.
        from concurrent.futures import FIRST_COMPLETED, wait

        waiting: dict[Future[Run], Notebook] = {}
        begun: dict[str, None] = {}
        runs: dict[str, Run] = {}

        def execute_one(notebook: Notebook) -> Run:
            begun[notebook.path] = None
            progress(len(runs), len(waiting), [path for path in begun if path not in runs])
            return self._execute(notebook)

        try:
            for notebook in notebooks:
                waiting[executor.submit(execute_one, notebook)] = notebook
            pending = set(waiting)
            while pending:
                # With a timeout: otherwise Ctrl-C has no effect until a notebook is done, on Windows or where another
                # thread gets the signal.
                done, pending = wait(pending, timeout=POLL_SECONDS, return_when=FIRST_COMPLETED)
                for future in done:
                    runs[waiting[future].path] = future.result()
                    progress(len(runs), len(waiting), [path for path in begun if path not in runs])
        except BaseException:
            for future in waiting:
                future.cancel()
            self.stop()
            wait(waiting)
            raise
        return {notebook.path: runs[notebook.path] for notebook in waiting.values()}

    def stop(self) -> None:
        """End all kernels, and start no further one."""
        from dashboard.notebooks.execution import end_kernel

        self._stopped.set()
        for kernel in list(self._running):
            end_kernel(kernel)

    def _execute(self, notebook: Notebook) -> Run:
        if self._stopped.is_set():
            raise InterruptedError("stopped before it began")
        try:
            # This import takes half a second, and a site without notebooks does not need it.
            from dashboard.notebooks.execution import execute

            begin = partial(execute, notebook, self._root, self._timeout, self._running, self._stopped)
            run = refused_run(notebook) or self._cached_run(self._code_key(notebook)) or begin()
            if not run.failure and (lock := self._lock_of(notebook, run)):
                self._keep(notebook, run)
                run = begin(lock)
        except Exception as error:  # (what a library makes of one notebook must not stop the others)
            run = failed_run(notebook, error)
        if self._stopped.is_set():
            raise InterruptedError("stopped")
        self._keep(notebook, run)
        return run

    def _cached_run(self, code: str) -> Run | None:
        reads = self._cache.last_put(key_of("reads", code), _READS)
        if reads is None:
            return None
        return self._cache.get(key_of(code, *(f"{path_digest(self._root / path)} {path}" for path in reads)), _RUN)

    def _keep(self, notebook: Notebook, run: Run) -> None:
        code = self._code_key(notebook)
        if run.allowed is not None:
            code = _locked_key(code)
        if run.is_of_machine:
            return  # (it may be gone after the next set-up)
        if run.failure:
            code = self._failed_key(code)
        # The digests are those at the moment of reading: this run has not read what a file was changed to since.
        key = key_of(code, *(f"{digest} {path}" for path, digest in sorted(run.reads.items())))
        self._cache.put(key, _RUN, run)
        self._cache.put(key_of("reads", code), _READS, sorted(run.reads))
        if run.failure is None:
            self._cache.put(key_of("last", notebook.path), _RUN, run)

    def _lock_of(self, notebook: Notebook, run: Run | None) -> FileLock | None:
        """What a notebook whose run has used what reads unseen may not read; None also where nobody can lock files."""
        lock = self._locks.get(notebook.path) if run and run.reads_unseen else None
        return lock if lock and can_lock_files() else None

    def _failed_key(self, code: str) -> str:
        return key_of("failed", str(self._timeout), code)

    def _code_key(self, notebook: Notebook) -> str:
        cells = [(cell.source, sorted(cell.tags & EXECUTION_TAGS)) for cell in notebook.code]
        # The path is part of it, since code reads files beside its own.
        return key_of(json.dumps(cells), notebook.path, notebook.kernel, self._environment_digest)

    @cached_property
    def _environment_digest(self) -> str:
        """The digest of Python, of the kernel, which notices reads, and of the locked, else the installed packages."""
        lock, kernel = self._root / "requirements.lock", path_digest(Path(__file__).with_name("kernel.py"))
        packages = [path_digest(lock)] if lock.is_file() else _packages()
        return key_of(sys.version, kernel, *packages)


@cache
def _packages() -> list[str]:
    """The installed packages, by the names of their folders, which hold their versions.

    To read what two hundred packages say of themselves takes a third of a second.
    """
    folders = [Path(entry) for entry in sys.path if Path(entry).is_dir()]
    return sorted({package.name for folder in folders for package in folder.glob("*.*-info")})


def _locked_key(code: str) -> str:
    return key_of("locked", code)


def execute_all(runs: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
    """Execute notebooks, one kernel for each processor, with a progress bar on standard error.

    Args:
        runs: executes and keeps them.
        notebooks: what to execute.

    Returns:
        The runs by path.
    """
    if not notebooks:
        return {}
    from concurrent.futures import ThreadPoolExecutor

    from tqdm import tqdm

    with (
        ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_KERNELS), "notebook") as executor,
        tqdm(total=len(notebooks), unit=" notebooks", desc="Executing", delay=1, file=sys.stderr) as bar,
    ):

        def progress(done: int, total: int, names: Sequence[str]) -> None:
            bar.set_postfix_str(", ".join(PurePosixPath(name).stem for name in names), refresh=False)
            bar.update(done - bar.n)
            bar.refresh()

        return runs.execute(notebooks, executor, progress)
