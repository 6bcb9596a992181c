"""Runs of notebooks, kept: one is executed again only where its code, its data or its packages have changed.

A run's key has two steps, since what a notebook reads is known only when it has run: the code's key leads to the names
of the files that it read, and these files as they are now lead to the run.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from functools import cache, cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from dashboard.cache.json_codec import JsonCodec
from dashboard.cache.store import Cache, key_of
from dashboard.notebooks.kernel import digest_of
from dashboard.notebooks.notebook import Notebook
from dashboard.notebooks.run_result import Run

if TYPE_CHECKING:
    from dashboard.notebooks.execution import OwnKernel

BREATH = 0.5
"""In seconds."""
MOST_KERNELS = 4
"""At once: each holds its data and its libraries in memory."""
HEEDED = frozenset({"raises-exception", "skip-execution"})
"""The tags of a cell that change how it is executed."""
_RUN = JsonCodec[Run](Run)
_READS = JsonCodec[list[str]](list[str])
Progress = Callable[[int, int, Sequence[str]], None]
"""Told how many notebooks of how many are done, and which are being executed."""


class Runs:
    """The runs of a repository's notebooks."""

    def __init__(self, root: Path, cache: Cache, timeout: int) -> None:
        """`root`: of the repository, resolved; `timeout`: of a cell, in seconds."""
        self._root = root
        self._cache = cache
        self._timeout = timeout
        self._running: set[OwnKernel] = set()
        self._stopped = threading.Event()

    def kept(self, notebook: Notebook, *, failed: bool = False) -> Run | None:
        """The run of a notebook as it is now, with the data as they are now; None where it has to be executed.

        `failed`: whether a run that failed will do. In a preview it does, or each save of another file would wait for
        it; a build or a check tries again, since the fault may have been the machine's.
        """
        code = self._code_key(notebook)
        return self._find(code) or (self._find(self._failed_key(code)) if failed else None)

    def last_good(self, notebook: Notebook) -> Run | None:
        """The newest run of this file, whatever it held then, that did not fail."""
        return self._cache.get(key_of("last", notebook.path), _RUN)

    def execute(
        self, notebooks: Iterable[Notebook], executor: Executor, progress: Progress = lambda done, of, names: None
    ) -> dict[str, Run]:
        """Execute notebooks side by side, as many as the executor has threads, and keep what they give; by path.

        Where it is interrupted no kernel is left behind.
        """
        waiting: dict[Future[Run], Notebook] = {}
        begun: dict[str, None] = {}
        runs: dict[str, Run] = {}

        def one(notebook: Notebook) -> Run:
            begun[notebook.path] = None
            progress(len(runs), len(waiting), [path for path in begun if path not in runs])
            return self._execute(notebook)

        try:
            for notebook in notebooks:
                waiting[executor.submit(one, notebook)] = notebook
            pending = set(waiting)
            while pending:
                # Not for ever at once: where another thread gets the signal, or on Windows, Ctrl-C would wait as long.
                done, pending = wait(pending, timeout=BREATH, return_when=FIRST_COMPLETED)
                for future in done:
                    runs[waiting[future].path] = future.result()
                    progress(len(runs), len(waiting), [path for path in begun if path not in runs])
        except BaseException:
            for future in waiting:
                future.cancel()
            self.stop()
            wait(waiting)
            raise
        return runs

    def stop(self) -> None:
        """End every kernel, and start no further one."""
        from dashboard.notebooks.execution import end

        self._stopped.set()
        for kernel in list(self._running):
            end(kernel)

    def _execute(self, notebook: Notebook) -> Run:
        # Half a second of imports, which a site without notebooks need not wait.
        from dashboard.notebooks.execution import execute

        if self._stopped.is_set():
            raise InterruptedError("stopped before it began")
        run = execute(notebook, self._root, self._timeout, self._running, self._stopped)
        if self._stopped.is_set():
            raise InterruptedError("stopped")
        self._keep(notebook, run)
        return run

    def _find(self, code: str) -> Run | None:
        reads = self._cache.get(key_of("reads", code), _READS)
        if reads is None:
            return None
        return self._cache.get(key_of(code, *(f"{digest_of(self._root / path)} {path}" for path in reads)), _RUN)

    def _keep(self, notebook: Notebook, run: Run) -> None:
        code = self._code_key(notebook)
        if run.failure:
            if run.failure.id == "notebook-kernel":
                return  # The machine's fault, which the next set-up may mend.
            code = self._failed_key(code)
        # The digests are those of the moment of reading: a file that was changed since is not what this run has read.
        key = key_of(code, *(f"{digest} {path}" for path, digest in sorted(run.reads.items())))
        self._cache.put(key, _RUN, run)
        self._cache.put(key_of("reads", code), _READS, sorted(run.reads))
        if run.failure is None:
            self._cache.put(key_of("last", notebook.path), _RUN, run)

    def _failed_key(self, code: str) -> str:
        return key_of("failed", str(self._timeout), code)

    def _code_key(self, notebook: Notebook) -> str:
        cells = [(cell.source, sorted(cell.tags & HEEDED)) for cell in notebook.code]
        # The path too: code reads beside itself.
        return key_of(json.dumps(cells), notebook.path, notebook.kernel, self._environment)

    @cached_property
    def _environment(self) -> str:
        """The locked packages; where there is no lock, those that are installed."""
        lock = self._root / "requirements.lock"
        if lock.is_file():
            return key_of(sys.version, digest_of(lock))
        return key_of(sys.version, *_packages())


@cache
def _packages() -> list[str]:
    """A third of a second to read, and the same as long as the process lives."""
    return sorted({f"{one.name}=={one.version}" for one in importlib.metadata.distributions()})


def execute_all(runs: Runs, notebooks: Sequence[Notebook]) -> dict[str, Run]:
    """Execute notebooks, a kernel for each processor, with a bar that says which."""
    from tqdm import tqdm

    with (
        ThreadPoolExecutor(min(os.cpu_count() or 1, MOST_KERNELS), "notebook") as executor,
        tqdm(total=len(notebooks), unit=" notebooks", desc="Executing", delay=1, file=sys.stderr) as bar,
    ):

        def progress(done: int, of: int, names: Sequence[str]) -> None:
            bar.set_postfix_str(", ".join(PurePosixPath(name).stem for name in names), refresh=False)
            bar.update(done - bar.n)
            bar.refresh()

        return runs.execute(notebooks, executor, progress)
