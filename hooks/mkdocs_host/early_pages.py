"""The pages that a preview makes and serves before all others: those whose words were saved, or that are looked at."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from dashboard.build.build import Build
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import show_now, start_epoch
from mkdocs_host.refresh import show_open_pages, show_saved_rows, show_saved_texts


class EarlyPages:
    """The early pages of one build."""

    def __init__(
        self, server: LiveReloadServer, finished: FinishedBuild, before: Build, report: Callable[[list[str]], None]
    ) -> None:
        """Nothing is shown yet.

        Args:
            server: serves the pages.
            finished: the last build.
            before: the same build, as the engine knows it.
            report: is given the addresses of the pages when they are made.
        """
        self.shown: list[str] = []
        """The addresses of the pages that were made and are served."""
        self._server = server
        self._finished = finished
        self._before = before
        self._report = report

    def show_words(self, changed: set[Path]) -> None:
        """Show the pages of texts of which nothing but words was saved.

        Args:
            changed: the files that were saved or deleted.
        """
        self._show(show_saved_texts(self._finished, self._before, changed))

    def show_rows(self, changed: set[Path], addresses: Collection[str]) -> None:
        """Show pages that somebody looks at, where nothing but rows was saved.

        Args:
            changed: the files that were saved or deleted.
            addresses: those of the pages, from the root of the site.
        """
        if not self.shown:
            self._show(show_saved_rows(self._finished, self._before, changed, addresses))

    def show_open(self, addresses: Collection[str]) -> None:
        """Show pages that somebody looks at, unless some are shown already. The site is read, and nothing is drawn.

        Args:
            addresses: those of the pages, from the root of the site.
        """
        if not self.shown:
            self._show(show_open_pages(self._finished, self._before, addresses))

    def hold_readers(self) -> None:
        """Let readers wait again, since other pages are about to be written."""
        if self.shown:
            start_epoch(self._server)

    def _show(self, pages: list[str]) -> None:
        if pages:
            self.shown += pages
            self._report(pages)
            show_now(self._server)
