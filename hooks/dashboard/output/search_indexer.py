"""The search index of a preview, made behind its back: a page never waits for it."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from dashboard.output.search_index import SearchError, make_index, place_index

QUIET = 0.25
"""Seconds without a request before work begins: the page that was saved goes first."""


class Indexer:
    """Keeps the index of one site up with its pages. A new request ends the work on an older one."""

    def __init__(self, report: Callable[[SearchError], None]) -> None:
        """`report` is called from the indexer's own thread."""
        self._report = report
        self._changed = threading.Condition()
        self._asked = self._answered = 0
        self._stopped = False
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None

    def start(self, site: Path, cache: Path) -> None:
        """Begin to listen for requests, for the folders that `make_index` takes."""
        self._thread = threading.Thread(target=self._work, args=(site, cache), name="indexer", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Say that pages have changed."""
        with self._changed:
            self._asked += 1
            self._end_process()
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the last request is answered, at most so many seconds; whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: self._stopped or self._answered == self._asked, timeout)

    def stop(self) -> None:
        """End, and leave no process behind."""
        with self._changed:
            self._stopped = True
            self._end_process()
            self._changed.notify_all()
        if self._thread:
            self._thread.join()

    def _work(self, site: Path, cache: Path) -> None:
        while (number := self._next()) is not None:
            try:
                place_index(make_index(site, cache, self._hold), site)
            except (SearchError, OSError) as error:  # (a page may vanish while it is read: then there is a new request)
                if number == self._asked and not self._stopped:
                    self._report(error if isinstance(error, SearchError) else SearchError(str(error)))
            with self._changed:
                self._process = None
                self._answered = number
                self._changed.notify_all()

    def _next(self) -> int | None:
        """The number of the last request, once there was none after it for a while; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._answered != self._asked)
            number = -1
            while not self._stopped and number != self._asked:
                number = self._asked
                self._changed.wait_for(lambda: self._stopped or self._asked != number, QUIET)  # noqa: B023 (asked at once)
            return None if self._stopped else number

    def _hold(self, process: subprocess.Popen[str]) -> None:
        with self._changed:
            self._process = process
            if self._stopped:
                process.kill()
        if hasattr(os, "setpriority"):  # pages come first, also where all processors are busy
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, 10)

    def _end_process(self) -> None:
        if self._process:
            self._process.kill()
