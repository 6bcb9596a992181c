"""Takes the place of MkDocs' watcher and builder under `mkdocs serve`."""

from __future__ import annotations

import gc
import json
import logging
import time
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from dashboard.build.file_watcher import FileWatcher
from dashboard.core.settings import HOME
from dashboard.output.site_folder import restore_on_error
from mkdocs_host.build_error import error_text, explains_itself, waiting_page, with_logged_reasons
from mkdocs_host.build_of import build_of
from mkdocs_host.build_reports import BuildReports
from mkdocs_host.early_pages import EarlyPages
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.gone_pages import gone_pages
from mkdocs_host.host_answers import with_host_headers
from mkdocs_host.internals import (
    build_lock,
    mark_watched,
    replace_script,
    request_build,
    serve_old_pages,
    start_epoch,
    wanted_epoch,
    watched_paths,
)
from mkdocs_host.made_on_request import MadeOnRequest
from mkdocs_host.open_pages import OpenPages
from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh
from mkdocs_host.restart import Engine, engine_files
from mkdocs_host.settings_files import settings_files

log = logging.getLogger("mkdocs.preview")
BUILD_DELAY = 0.03
"""Seconds without a further save before a build begins, so that files saved in one burst are built once."""
STATUS = "preview/status.json"
"""The address of the preview's status from the root of the site, which preview.js asks for."""


class Preview:
    """Keeps the served folder up to date with what is saved."""

    def __init__(self, server: LiveReloadServer, build_all: Callable[..., None]) -> None:
        """Nothing happens before `take_over`.

        Args:
            server: MkDocs' own server, which is changed.
            build_all: MkDocs' own builder. It makes the whole site, for changes that every page shows.
        """
        self._server = server
        self._build_all = build_all
        self._changed: set[Path] = set()
        """The files that were saved or deleted since the last build that succeeded."""
        self._serve_request = server.serve_request
        self._reports = BuildReports(wanted_epoch(server))
        self._engine = Engine()
        self._watcher: FileWatcher | None = None
        self._settings = settings_files(_finished_build())
        """The files that decide every page."""
        self._error = ""
        """Why the last build failed; empty if it did not."""
        self._on_request = MadeOnRequest(Path(server.root))
        self._open_pages = OpenPages()
        self._last_good = build_of(_finished_build().config)
        """The last build that succeeded."""
        self._is_first = False
        """Whether most pages are still to be made, since the preview began with a few."""

    def take_over(self) -> None:
        """Put this in place of the server's own watcher, builder and script."""
        server = self._server
        gc.collect()
        gc.freeze()
        observer = Observer()  # (the system's own reports; MkDocs' observer polls)
        server.observer = observer  # type: ignore[assignment]
        root = build_of(_finished_build().config).edition.content.settings.root
        self._watcher = FileWatcher(observer, root, self.note)
        server.build_delay = BUILD_DELAY
        server.builder = self.build
        server.watch = self.watch  # type: ignore[method-assign]
        server.set_app(self.serve)
        replace_script(server, self.add_epoch)
        for path in watched_paths(server):
            self.watch(path)
        self.watch(str(HOME / "hooks"))
        self._watch_settings(self._settings)
        self._is_first = build_of(_finished_build().config).edition.content.partial
        if self._is_first:
            log.info("The first pages can be read. Pictures, outputs of notebooks and findings follow.")
            self.note(set())

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a folder or a file. The parameters are those of the method of MkDocs' server that this replaces.

        Args:
            path: the folder or the file.
            func: MkDocs allows no other value.
            recursive: is ignored; a folder is always watched with all below it.
        """
        mark_watched(self._server, str(Path(path).resolve()))
        if self._watcher:
            self._watcher.watch(Path(path))

    def _watch_settings(self, new: set[Path]) -> None:
        self._settings = self._settings | new
        for path in sorted(new):
            self.watch(str(path))

    def note(self, paths: set[Path]) -> None:
        """Note that some files were saved or deleted, and request a build."""
        with build_lock(self._server):
            self._changed |= paths
            request_build(self._server)

    def build(self) -> None:
        """Bring the served folder up to date with what was saved since the last build."""
        with build_lock(self._server):
            changed, self._changed = self._changed, set()
        start = time.perf_counter()
        if self._watcher:
            self._watcher.renew()
        if self._engine.can_start_again(changed, _settings_file()):
            self._start_again(changed)
            return
        before = self._last_good
        early = EarlyPages(self._server, _finished_build(), before, partial(self._report, start, changed))
        if self._is_first:
            serve_old_pages(self._server)
        try:
            with self._on_request.lock:
                is_whole, pages = self._make_pages(changed, early)
                self._last_good = build_of(_finished_build().config)
        except (Exception, SystemExit) as error:
            with build_lock(self._server):
                # The next build shows what was saved, together with the save that repairs it.
                self._changed |= changed
            self._error = error_text(error, _shown_path)
            log.error("The last save could not be shown. %s", self._error, exc_info=not explains_itself(error))
            start_epoch(self._server)  # Pages that were shown before the rest failed are to say so, too.
            return
        finally:
            gc.enable()
        self._error = ""
        if self._is_first:
            start_epoch(self._server)
            self._is_first = False
        gone = gone_pages(before, self._last_good)
        if pages or gone or not early.shown:
            self._report(start, changed, pages, gone, is_whole=is_whole)

    def _report(
        self,
        start: float,
        changed: set[Path],
        pages: list[str],
        gone: Mapping[str, str] | None = None,
        *,
        is_whole: bool = False,
    ) -> None:
        # Editors write temporary files beside the saved one and delete them: name what is there, if anything is.
        because = sorted(_shown_path(path) for path in [path for path in changed if path.exists()] or changed)
        seconds = round(time.perf_counter() - start, 2)
        self._reports.add(wanted_epoch(self._server), seconds, because, pages, gone or {}, is_whole=is_whole)

    def _start_again(self, changed: set[Path]) -> None:
        """Let a new process take over, unless more of the engine was saved since: that is looked at first."""
        with build_lock(self._server):
            if engine_files(self._changed):
                self._changed |= changed
                return
        log.info("The engine has changed: the preview starts again.")
        PROCESS.starts_again = True
        self._server.shutdown()

    def _make_pages(self, changed: set[Path], early: EarlyPages) -> tuple[bool, list[str]]:
        """Make the pages that depend on some files.

        Args:
            changed: the files that were saved or deleted.
            early: shows some of them before all others.

        Returns:
            whether the whole site was made, and the addresses of the pages that were made.
        """
        finished = _finished_build()
        has_theme_file = any(HOME / "hooks" / "theme" in path.parents for path in changed)
        if has_theme_file or changed & self._settings or PROCESS.watch.needs_whole_builds:
            try:
                with (
                    PROCESS.indexer.hold() if PROCESS.indexer else nullcontext(),
                    restore_on_error(Path(self._server.root)),
                    with_logged_reasons(_settings_file()),
                ):
                    self._build_all()
            finally:
                self._watch_settings(settings_files(_finished_build()) - self._settings)
            return True, sorted(page.url for page in build_of(_finished_build().config).pages.values())
        if not self._is_first:
            gc.disable()  # Looking for garbage among a thousand pieces would hold up a save.
        if self._is_first or self._error or PROCESS.watch.names:
            # Plugins may change any text; and after a failure, more was saved than the last build knows.
            return False, refresh(finished, changed)
        looked_at = self._open_pages.latest()
        early.show_words(changed)
        early.show_rows(changed, looked_at)
        show_open = partial(early.show_open, looked_at)
        return False, refresh(finished, changed, when_read=show_open, before_writing=early.hold_readers)

    @property
    def status(self) -> dict[str, Any]:
        """What a page is told of the preview: the last builds, and what is wrong now. It has to be plain JSON."""
        return {
            "builds": self._reports.latest,
            "engine": self._engine.problem,
            "since": self._reports.since,
            "error": self._error,
            "progress": "The other pages are being made." if self._is_first else "",
        }

    def serve(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer a request (WSGI): the preview's own status here, everything else by MkDocs with the headers of a host.

        Args:
            environ: the request, as WSGI has it.
            start_response: is given the status and the headers.

        Returns:
            the parts of the body.
        """
        mount = self._server.mount_path
        if environ["PATH_INFO"].startswith(f"{mount}livereload/"):
            # MkDocs answers at the root of the server, where the cookie of a site below a path is not sent.
            environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix(mount.rstrip("/"))
            self._open_pages.note(environ, mount)
            return self._serve_request(environ, start_response)
        path = environ["PATH_INFO"]
        if path == mount + STATUS:
            body = json.dumps(self.status).encode()
            start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
            return [body]
        address = path.removeprefix(mount)
        name = f"{address}index.html" if path.endswith("/") else address
        start = with_host_headers(address, start_response)
        if self._is_first and not (Path(address).suffix or Path(self._server.root, name).exists()):
            start("503 Service Unavailable", [("Content-Type", "text/html"), ("Retry-After", "2")])
            return [waiting_page(self._error)]
        # (The first build takes long, and nobody is to wait for its end.)
        last_good, wait = lambda: self._last_good, not self._is_first
        if problem := self._on_request.bring_up_to_date(name, last_good, wait=wait):
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [problem.encode()]
        return self._serve_request(environ, start)

    def add_epoch(self, html: bytes, epoch: int) -> bytes:
        """Write into a page of which build it is. This replaces MkDocs' script: preview.js follows the next builds.

        Args:
            html: a page.
            epoch: the time of the build that is served.

        Returns:
            the page as it is served.
        """
        meta = f'<meta name="preview-epoch" content="{epoch}" data-root="{self._server.mount_path}">'
        return html.replace(b"</head>", meta.encode() + b"</head>", 1)


def _finished_build() -> FinishedBuild:
    """The last build; MkDocs has made a whole one before it serves."""
    assert PROCESS.finished
    return PROCESS.finished


def _settings_file() -> Path:
    """The site's mkdocs.yml."""
    return Path(_finished_build().config.config_file_path)


def _shown_path(path: Path) -> str:
    """A path relative to the root of the site; for a file outside it, its name alone."""
    root = build_of(_finished_build().config).edition.content.settings.root.resolve()
    return path.relative_to(root).as_posix() if root in path.parents else path.name
