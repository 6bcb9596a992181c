"""Stands in for MkDocs' watcher and builder under `mkdocs serve`."""

from __future__ import annotations

import gc
import json
import logging
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click import ClickException
from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.livereload import LiveReloadServer
from watchdog.observers import Observer

from dashboard.core.file_watcher import watch
from dashboard.core.settings import HOME
from dashboard.output.site_folder import restored
from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import pages_are_served_as_before
from mkdocs_host.process import PROCESS
from mkdocs_host.refresh import refresh

log = logging.getLogger("mkdocs.preview")
BUILD_DELAY = 0.03
"""Seconds without a further save before work begins: files saved in one burst are built once."""
BUILDS_TOLD = 20
"""How many builds a page can ask about."""
STATUS = "/preview/status.json"
WAIT = (
    b'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Being made</title>'
    b"<p>This page is being made. It shows as soon as it is there."
)
SELF_EXPLAINING = (TemplateError, ClickException, SystemExit)
"""Errors whose message says all; of others the traceback is told as well."""


class Preview:
    """Brings the served folder up to date."""

    def __init__(self, server: LiveReloadServer, build_all: Callable[..., None]) -> None:
        """Stand by; `take_over` begins.

        Args:
            server: MkDocs' own, which is changed.
            build_all: MkDocs' own builder, for changes that every page shows.
        """
        self._server = server
        self._build_all = build_all
        self._changed: set[Path] = set()
        self._serve = server.serve_request
        self._builds: list[dict[str, Any]] = []
        self._needs_restart = False
        self._error = ""
        self._is_first = False
        """Whether most pages are still to be made."""

    def take_over(self) -> None:
        """Put this in place of the server's own watcher, builder and script."""
        server = self._server
        gc.collect()
        gc.freeze()
        server.observer = Observer()  # type: ignore[assignment]  # (native: a save is known at once)
        server.build_delay = BUILD_DELAY
        server.builder = self.build
        server.watch = self.watch  # type: ignore[method-assign]
        server.set_app(self.serve)
        server._inject_js_into_html = self.mark  # type: ignore[method-assign]
        for path in list(server._watched_paths):
            self.watch(path)
        self.watch(str(HOME / "hooks"))
        self._is_first = build_of(_finished().config).edition.content.partial
        if self._is_first:
            self.note(set())

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a folder or a file."""
        target = Path(path).resolve()
        self._server._watched_paths[str(target)] = 1
        watch(self._server.observer, target, self.note)

    def note(self, paths: set[Path]) -> None:
        """Have the server build again, because of some files."""
        with self._server._rebuild_cond:
            self._changed |= paths
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def build(self) -> None:
        """Bring the served folder up to date with what was saved since the last time."""
        with self._server._rebuild_cond:
            changed, self._changed = self._changed, set()
        start = time.perf_counter()
        if self._is_first:
            pages_are_served_as_before(self._server)
        try:
            is_whole, pages = self._make(changed)
        except (Exception, SystemExit) as error:
            with self._server._rebuild_cond:
                # What was saved is still to be shown, together with what mends it.
                self._changed |= changed
            self._error = _reason(error)
            show_traceback = not isinstance(error, SELF_EXPLAINING)
            log.error("The last save could not be shown. %s", self._error, exc_info=show_traceback)
            return
        finally:
            gc.enable()
        self._error = ""
        if self._is_first:
            self._server._wanted_epoch, self._is_first = round(time.monotonic() * 1000), False
        self._tell(changed, is_whole, pages, round(time.perf_counter() - start, 2))

    def _tell(self, changed: set[Path], is_whole: bool, pages: list[str], seconds: float) -> None:
        """Say what a build has made, on the terminal and to the pages that ask."""
        # Of a file that an editor wrote beside the one it then replaced, nobody wants to hear.
        because = sorted(_shown_path(path) for path in [path for path in changed if path.exists()] or changed)
        build = {"pages": pages, "whole": is_whole, "because": because, "seconds": seconds, "at": time.time()}
        earlier = self._builds[-(BUILDS_TOLD - 1) :]
        self._builds = [*earlier, {**build, "epoch": self._server._wanted_epoch}]
        made = f"{len(pages)} page{'' if len(pages) == 1 else 's'} made anew" if pages else "No page made anew"
        # Nothing is saved when a notebook behind the preview's back is done.
        why = f", because of {', '.join(because[:3])}" if because else ""
        log.info("%s in %.2f s%s", made, seconds, why)

    def _make(self, changed: set[Path]) -> tuple[bool, list[str]]:
        """Make what depends on some files: whether that is all, and the addresses of the pages that were made."""
        finished = _finished()
        hooks, settings = (HOME / "hooks").resolve(), Path(finished.config.config_file_path).resolve()
        themed = {path for path in changed if hooks / "theme" in path.parents}
        engine = (path for path in changed - themed if hooks in path.parents)
        self._needs_restart = self._needs_restart or any(path.suffix in (".py", ".js") for path in engine)
        if themed or settings in changed:
            with restored(Path(self._server.root)):
                self._build_all()
            return True, sorted(page.url for page in build_of(_finished().config).pages.values())
        if not self._is_first:
            # What a thousand pieces are made of is not looked through for rubbish in the middle of a save.
            gc.disable()
        try:
            return False, refresh(finished, changed)
        except FileNotFoundError as error:
            cache = build_of(finished.config).edition.content.cache
            if str(cache.folder) not in str(error.filename):
                raise
            cache.recheck_files()
            return False, refresh(finished, changed)

    @property
    def status(self) -> dict[str, Any]:
        """What a page is told of the preview: the last builds, and what is wrong now."""
        return {
            "builds": self._builds,
            "restart": self._needs_restart,
            "error": self._error,
            "progress": "The other pages are being made." if self._is_first else "",
        }

    def serve(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer what pages ask of the preview itself; all else is MkDocs' business."""
        if environ["PATH_INFO"] != STATUS:
            if self._is_first and environ["PATH_INFO"].endswith("/") and not self._is_made(environ["PATH_INFO"]):
                start_response("503 Service Unavailable", [("Content-Type", "text/html"), ("Retry-After", "2")])
                return [WAIT]
            return self._serve(environ, start_response)
        body = json.dumps(self.status).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def _is_made(self, path: str) -> bool:
        return Path(self._server.root, path.removeprefix(self._server.mount_path), "index.html").is_file()

    def mark(self, content: bytes, epoch: int) -> bytes:
        """Tell a page, in place of MkDocs' script, which build it is of: preview.js follows the next ones."""
        meta = f'<meta name="preview-epoch" content="{epoch}" data-root="{self._server.mount_path}">'
        return content.replace(b"</head>", meta.encode() + b"</head>", 1)


def _finished() -> FinishedBuild:
    """The last build; MkDocs has made a whole one before it serves."""
    assert PROCESS.finished
    return PROCESS.finished


def _reason(error: BaseException) -> str:
    """What is wrong, and where it is known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_shown_path(Path(error.filename or ''))}:{error.lineno}: {error.message}"
    return f"{type(error).__name__}: {error}"


def _shown_path(path: Path) -> str:
    """A path from the root of the site, where it is below it; else the file's name."""
    root = build_of(_finished().config).edition.content.settings.root.resolve()
    return path.relative_to(root).as_posix() if root in path.parents else path.name
