"""The library of a site, which is prepared anew while a server answers from it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import click

from dashboard.quoted.public_library import PublicLibrary

FRESH_SECONDS = 60
"""How long a library may be answered from. What is under embargo becomes due, and pieces are taken back."""


class FreshLibrary:
    """Gives the library as the site is now, or was within the last minute."""

    def __init__(self, prepare: Callable[[], PublicLibrary], clock: Callable[[], float] = time.monotonic) -> None:
        """Prepare the library for the first time.

        Args:
            prepare: reads the site, and makes the library of it.
            clock: gives seconds.
        """
        self._prepare = prepare
        self._clock = clock
        self._lock = threading.Lock()
        self._since = clock()
        self._library = prepare()

    def __call__(self) -> PublicLibrary:
        """The library. Where the site cannot be read, it is the last one, and standard error says so."""
        with self._lock:
            now = self._clock()
            if now - self._since > FRESH_SECONDS:
                self._since = now
                try:
                    self._library = self._prepare()
                except Exception as error:  # (A file may be half written. Whoever asks gets an answer.)
                    click.echo(f"The site cannot be read; the answers are older: {error}", err=True)
            return self._library
