"""The search index of a preview, made in a thread of its own, so that no page waits for it."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dashboard.output.search_index import SearchError, make_index, place_index

QUIET_SECONDS = 0.25
"""How long no request may come in before work begins. The page that was just saved is served first."""


class Indexer:
    """Keeps the index of one site up to date with its pages. A new request ends the work on an older one."""

    def __init__(self, report: Callable[[SearchError], None]) -> None:
        """`report` is called from the indexer's own thread."""
        self._report = report
        self._changed = threading.Condition()
        self._last_request = self._last_answered = 0
        self._stopped = False
        self._process: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None

    def start(self, site: Path, cache: Path) -> None:
        """Begin to listen for requests.

        Args:
            site: the folder of the site, as for `make_index`.
            cache: the folder of the last indexes, as for `make_index`.
        """
        self._thread = threading.Thread(target=self._work, args=(site, cache), name="indexer", daemon=True)
        self._thread.start()

    def request(self) -> None:
        """Say that pages have changed."""
        with self._changed:
            self._last_request += 1
            self._end_process()
            self._changed.notify_all()

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Write nothing into the site's folder during the body of the `with`, which empties it and fills it again.

        Its pages are indexed afterwards, also if the body raises.
        """
        with self._changed:
            self.request()
            yield

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the last request is answered, at most `timeout` seconds. Returns whether it is answered."""
        with self._changed:
            return self._changed.wait_for(lambda: self._stopped or self._last_answered == self._last_request, timeout)

    def stop(self) -> None:
        """End the thread and the indexing process."""
        with self._changed:
            self._stopped = True
            self._end_process()
            self._changed.notify_all()
        if self._thread:
            self._thread.join()

    def _work(self, site: Path, cache: Path) -> None:
        while (number := self._next_request()) is not None:
            try:
                index = make_index(site, cache, self._hold_process)
                with self._changed:  # (Who makes a request knows that nothing is written meanwhile.)
                    if number == self._last_request:
                        place_index(index, site)
            except (SearchError, OSError) as error:  # A page may vanish while it is read; then a new request follows.
                if number == self._last_request and not self._stopped:
                    self._report(error if isinstance(error, SearchError) else SearchError(str(error)))
            with self._changed:
                self._process = None
                self._last_answered = number
                self._changed.notify_all()

    def _next_request(self) -> int | None:
        """Wait for a request and then until no other follows it for a while.

        Returns:
            The number of the last request, or None once the indexer is stopped.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._last_answered != self._last_request)
            number = -1
            while not self._stopped and number != self._last_request:
                number = self._last_request
                self._changed.wait_for(lambda: self._stopped or self._last_request != number, QUIET_SECONDS)  # noqa: B023 (called at once)
            return None if self._stopped else number

    def _hold_process(self, process: subprocess.Popen[str]) -> None:
        with self._changed:
            self._process = process
            if self._stopped:
                process.kill()
        if hasattr(os, "setpriority"):  # Pages come first, also where all processors are busy.
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, 10)

    def _end_process(self) -> None:
        if self._process:
            self._process.kill()
