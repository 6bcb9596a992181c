"""`mkdocs serve`: after a save, what depends on it is made anew, and nothing else.

MkDocs builds once; from then on this hook stands in for its builder. It prepares the edition anew (what has not changed
is taken from memory), holds the key of each page and each file against the last ones, and makes those that differ.
Nothing is guessed: a key is the hash of all that a page shows.
"""

from __future__ import annotations

import gc
import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click import ClickException
from jinja2 import Environment, TemplateError, TemplateSyntaxError
from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from watchdog.observers import Observer

from dashboard.cache.store import Cache
from dashboard.core.file_watcher import watch
from dashboard.core.paths import is_text
from dashboard.core.settings import HOME
from dashboard.output.site_folder import place, restored
from dashboard.site.edition import Edition

log = logging.getLogger("mkdocs.preview")
QUIET = 0.03
"""Seconds without a further save before work begins: files saved in one burst are built once."""
STATUS = "/preview/status.json"
WAIT = (
    b'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Being made</title>'
    b"<p>This page is being made. It shows as soon as it is there."
)
PLAIN = (TemplateError, ClickException, SystemExit)
"""Errors that say all; of others the way that led to them is told as well."""


@dataclass
class Built:
    """The last build, to be gone on with."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    keys: dict[str, str] = field(default_factory=dict)
    site: str = ""
    downloads: dict[str, Any] = field(default_factory=dict)


# A hook's module lives as long as the process: the parts of the build under way, and the last one.
parts: dict[str, Any] = {}


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the navigation."""
    parts["nav"] = nav
    return nav


@event_priority(-100)  # Last.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember the templates' environment, which compiles each template once."""
    parts.update(env=env, files=files)
    return env


@event_priority(-100)  # Last.
def on_post_build(config: MkDocsConfig) -> None:
    """Remember a whole build of a preview."""
    if config.extra["dashboard"].preview:
        built = Built(config, parts["files"], parts["nav"], parts["env"])
        parts["built"] = _noted(built)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Stand in for MkDocs' watcher and builder."""
    preview = Preview(server, builder)
    gc.collect()
    gc.freeze()
    server.observer = Observer()  # type: ignore[assignment]  # (native: a save is known at once)
    server.build_delay = QUIET
    server.builder = preview.build
    server.watch = preview.watch  # type: ignore[method-assign]
    server.set_app(preview.serve)
    server._inject_js_into_html = preview.mark  # type: ignore[method-assign]
    for path in list(server._watched_paths):
        preview.watch(path)
    preview.watch(str(HOME / "hooks"))
    preview.begin()
    return server


class Preview:
    """Brings the served folder up to date."""

    def __init__(self, server: LiveReloadServer, builder: Callable[..., None]) -> None:
        self._server = server
        self._whole = builder
        self._changed: set[Path] = set()
        self._serve = server.serve_request
        self._builds: list[dict[str, Any]] = []
        self._restart = False
        self._error = ""
        self._first = False
        """Whether most pages are still to be made."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch a folder or a file."""
        target = Path(path).resolve()
        self._server._watched_paths[str(target)] = 1
        watch(self._server.observer, target, self._note)

    def _note(self, paths: set[Path]) -> None:
        with self._server._rebuild_cond:
            self._changed |= paths
            self._server._want_rebuild = True
            self._server._rebuild_cond.notify_all()

    def build(self) -> None:
        """Bring the served folder up to date with what was saved since the last time."""
        with self._server._rebuild_cond:
            changed, self._changed = self._changed, set()
        begun = time.perf_counter()
        if self._first:
            self._let_in()
        try:
            whole, pages = self._make(changed)
        except (Exception, SystemExit) as error:
            with self._server._rebuild_cond:
                # What was saved is still to be shown, together with what mends it.
                self._changed |= changed
            self._error = _told(error)
            log.error("The last save could not be shown. %s", self._error, exc_info=not isinstance(error, PLAIN))
            return
        finally:
            gc.enable()
        self._error = ""
        if self._first:
            self._server._wanted_epoch, self._first = round(time.monotonic() * 1000), False
        seconds = round(time.perf_counter() - begun, 2)
        # Of a file that an editor wrote beside the one it then replaced, nobody wants to hear.
        because = sorted(_shown(path) for path in [path for path in changed if path.exists()] or changed)
        build = {"pages": pages, "whole": whole, "because": because, "seconds": seconds, "at": time.time()}
        self._builds = [*self._builds[-19:], {**build, "epoch": self._server._wanted_epoch}]
        made = f"{len(pages)} page{'' if len(pages) == 1 else 's'} made anew" if pages else "No page made anew"
        # Nothing is saved when a notebook behind the preview's back is done.
        why = f", because of {', '.join(because[:3])}" if because else ""
        log.info("%s in %.2f s%s", made, seconds, why)

    def _make(self, changed: set[Path]) -> tuple[bool, list[str]]:
        """Make what depends on some files: whether that is all, and the addresses of the pages that were made."""
        built: Built = parts["built"]
        hooks, settings = (HOME / "hooks").resolve(), Path(built.config.config_file_path).resolve()
        themed = {path for path in changed if hooks / "theme" in path.parents}
        engine = (path for path in changed - themed if hooks in path.parents)
        self._restart = self._restart or any(path.suffix in (".py", ".js") for path in engine)
        if themed or settings in changed:
            with restored(Path(self._server.root)):
                self._whole()
            return True, sorted(page.url for page in parts["built"].config.extra["dashboard_pages"].values())
        if not self._first:
            # What a thousand pieces are made of is not looked through for rubbish in the middle of a save.
            gc.disable()
        try:
            return False, refresh(built, changed)
        except FileNotFoundError as error:
            cache: Cache = built.config.extra["dashboard"].cache
            if str(cache.folder) not in str(error.filename):
                raise
            cache.recheck_files()
            return False, refresh(built, changed)

    def _let_in(self) -> None:
        """Serve what is there while all other pages are made: MkDocs would let readers wait."""
        with self._server._epoch_cond:
            self._server._wanted_epoch = self._server._visible_epoch
            self._server._epoch_cond.notify_all()

    def begin(self) -> None:
        """Make the pages that the first build has left out."""
        self._first = parts["built"].config.extra["dashboard"].partial
        if self._first:
            self._note(set())

    def serve(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        """Answer what pages ask of the preview itself; all else is MkDocs' business."""
        if environ["PATH_INFO"] != STATUS:
            if self._first and environ["PATH_INFO"].endswith("/") and not self._is_made(environ["PATH_INFO"]):
                start_response("503 Service Unavailable", [("Content-Type", "text/html"), ("Retry-After", "2")])
                return [WAIT]
            return self._serve(environ, start_response)
        progress = "The other pages are being made." if self._first else ""
        said = {"builds": self._builds, "restart": self._restart, "error": self._error, "progress": progress}
        body = json.dumps(said).encode()
        start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
        return [body]

    def _is_made(self, path: str) -> bool:
        return Path(self._server.root, path.removeprefix(self._server.mount_path), "index.html").is_file()

    def mark(self, content: bytes, epoch: int) -> bytes:
        """Tell a page, in place of MkDocs' script, which build it is of: preview.js follows the next ones."""
        meta = f'<meta name="preview-epoch" content="{epoch}" data-root="{self._server.mount_path}">'
        return content.replace(b"</head>", meta.encode() + b"</head>", 1)


def refresh(built: Built, changed: set[Path]) -> list[str]:
    """Make what has changed since a build. Returns the addresses of the pages that were made."""
    config, files = built.config, built.files
    config.extra["dashboard_built"] = built.keys
    config.plugins.on_config(config)
    _copy_files(built, changed)
    edition: Edition = config.extra["dashboard"]
    config.plugins.on_env(built.env, config=config, files=files)
    pages, keys, site = config.extra["dashboard_pages"], config.extra["dashboard_keys"], Path(config.site_dir)
    known = {file.src_uri: file for file in files.documentation_pages()}
    for path in known.keys() - pages.keys():
        files.remove(known[path])
        Path(known[path].abs_dest_path).unlink(missing_ok=True)
    for path in pages.keys() - known.keys():
        known[path] = File.generated(config, path, content="")
        set_exclusions([known[path]], config)
        files.append(known[path])
    if pages.keys() != built.keys.keys():
        for path in pages:  # in the order of a whole build
            files.remove(known[path])
            files.append(known[path])
    made = [path for path in pages if keys[path] != built.keys.get(path)]
    doc_files = files.documentation_pages()
    for path in made:
        file = known[path]
        page = file.page or Page(None, file, config)
        page.markdown, page.content = "", ""
        config.extra["dashboard_introduce"](page)
        _build_page(page, config, doc_files, built.nav, built.env)
    new = config.extra["dashboard_files"]
    place(site, {name: content for name, content in new.items() if built.downloads.get(name) != content}, edition.cache)
    for name in built.downloads.keys() - new.keys():
        (site / name).unlink(missing_ok=True)
    if pages.keys() != built.keys.keys() or config.extra["dashboard_site_key"] != built.site:
        for name in config.theme.static_templates:
            _build_theme_template(name, built.env, files, config, built.nav)
    _noted(built)
    if made and (search := config.extra.get("dashboard_search")):
        search()
    return [pages[path].url for path in made]


def _noted(built: Built) -> Built:
    extra = built.config.extra
    built.keys, built.site = extra["dashboard_keys"], extra["dashboard_site_key"]
    built.downloads = extra["dashboard_files"]
    return built


def _copy_files(built: Built, changed: set[Path]) -> None:
    """Pictures and the like under docs/ that were saved or deleted."""
    docs, site = Path(built.config.docs_dir).resolve(), Path(built.config.site_dir)
    for path in changed:
        if docs not in path.parents or is_text(path.name):
            continue
        name = path.relative_to(docs).as_posix()
        file = File(name, str(docs), str(site), use_directory_urls=True)
        set_exclusions([file], built.config)
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call]
            continue
        if path.is_file():
            file.copy_file()
            continue
        # Of a folder that was moved away the pages go with their texts.
        gone = [one for one in (site / name).rglob("*") if one.is_file()] if (site / name).is_dir() else [site / name]
        for one in gone:
            if one.suffix != ".html" and one.relative_to(site).as_posix() not in built.downloads:
                one.unlink(missing_ok=True)


def _told(error: BaseException) -> str:
    """What is wrong, and where it is known."""
    if isinstance(error, TemplateSyntaxError):
        return f"{_shown(Path(error.filename or ''))}:{error.lineno}: {error.message}"
    return f"{type(error).__name__}: {error}"


def _shown(path: Path) -> str:
    root = parts["built"].config.extra["dashboard"].settings.root.resolve()
    return path.relative_to(root).as_posix() if root in path.parents else path.name
