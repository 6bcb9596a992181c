"""Every name of MkDocs that we use and that it does not document. MkDocs may change them in any version.

tests/mkdocs_host/test_internals.py says which of them is gone. It also fails where another file of ours touches a name
that begins with `_`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import PurePath

from jinja2 import Environment, FileSystemLoader
from mkdocs.commands.build import _build_page as build_page
from mkdocs.commands.build import _build_theme_template as build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import InclusionLevel, get_files, set_exclusions
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme
from mkdocs.utils import CountHandler

__all__ = [
    "CountHandler",
    "InclusionLevel",
    "build_lock",
    "build_page",
    "build_theme_template",
    "event_origins",
    "get_files",
    "get_toc",
    "list_visible_files",
    "mark_watched",
    "replace_script",
    "request_build",
    "serve_old_pages",
    "set_current_page",
    "set_exclusions",
    "show_now",
    "start_epoch",
    "wanted_epoch",
    "watched_paths",
]

READ_IN = "1.6.1"
"""The version of MkDocs in which these names were read."""
INTERNALS: dict[str, tuple[str, ...]] = {
    "mkdocs.commands.build": (
        "_build_page",  # renders one page and writes it
        "_build_theme_template",  # renders one of the theme's own templates, such as the sitemap
    ),
    "mkdocs.livereload.LiveReloadServer": (
        "_rebuild_cond",  # guards `_want_rebuild`
        "_want_rebuild",  # whether something was saved since the last build began
        "_epoch_cond",  # guards the two epochs
        "_wanted_epoch",  # the time of the last build that has begun; requests for pages wait for it
        "_visible_epoch",  # the time of the last build that is served
        "_watched_paths",  # what the server watches, by path; it adds a script to pages only if there is something
        "_inject_js_into_html",  # adds MkDocs' own script to each page; we put ours in its place
        "serve_request",  # answers one request
        "watch",  # watches a file or a folder; we put our own way in its place
        "build_delay",  # seconds to wait for further saves
        "builder",  # makes the site
        "observer",  # reports saved files
        "mount_path",  # the path of the site's address
        "root",  # the served folder
    ),
    "mkdocs.config.defaults.MkDocsConfig": ("_current_page",),  # the page under way, which plugins ask for
    "mkdocs.plugins.PluginCollection": (
        "on_config",  # this and the next ones run one event each in all plugins and hooks
        "on_env",
        "on_startup",
        "on_pre_build",
        "on_files",
        "on_nav",
        "events",  # the functions that handle each event, in their order
        "_event_origins",  # the names of plugins, by these functions
    ),
    "mkdocs.structure.files": (
        "get_files",  # all files under docs/
        "InclusionLevel",  # whether a file is part of the site
        "set_exclusions",  # applies the settings about files that are left out
    ),
    "mkdocs.structure.pages.Page": (
        "read_source",  # reads the file of a page; we put a function in its place that reads nothing
        "render",  # converts its Markdown; replaced in the same way
    ),
    "mkdocs.structure.toc": ("get_toc",),  # makes a table of contents of what Python-Markdown knows of headings
    "mkdocs.theme.Theme": (
        "static_templates",  # the templates that are no page's, such as the sitemap
        "get_env",  # makes the templates' environment, by which MkDocs also lists the theme's files
        "dirs",  # the theme's folders
    ),
    "mkdocs.utils": (
        "CountHandler",
    ),  # counts warnings; a strict build has one on the logger `mkdocs`, and stops by it
    "mkdocs.utils.CountHandler": ("get_counts",),
}
"""The names, by the module or the class that has them."""


def event_origins(plugins: PluginCollection) -> dict[Callable[..., object], str]:
    """The names of plugins and hooks, by the functions with which they handle events."""
    return plugins._event_origins


class _VisibleFiles(FileSystemLoader):
    """Loads any file of a theme, and lists those outside hidden folders."""

    def list_templates(self) -> list[str]:
        """The paths of the files in their order."""
        paths = set()
        for root in self.searchpath:
            for folder, folders, files in os.walk(root):
                folders[:] = [name for name in folders if not name.startswith(".")]
                above = f"{PurePath(folder).relative_to(root).as_posix()}/".removeprefix("./")
                paths |= {above + name for name in files}
        return sorted(paths)


def list_visible_files(theme: Theme) -> None:
    """Let MkDocs list a theme's files outside hidden folders: it drops the others, 14,000 icons, one after another."""
    get_env = theme.get_env

    def get_quick_env() -> Environment:
        env = get_env()
        env.loader = _VisibleFiles(theme.dirs)
        return env

    theme.get_env = get_quick_env  # type: ignore[method-assign]


def set_current_page(config: MkDocsConfig, page: Page) -> None:
    """Say which page is under way, as MkDocs does before its events."""
    config._current_page = page


def build_lock(server: LiveReloadServer) -> AbstractContextManager[bool]:
    """The lock of the server's build loop. While it is held no build begins, so changes can be noted with a request."""
    return server._rebuild_cond


def request_build(server: LiveReloadServer) -> None:
    """Let the server build again, as if something were saved."""
    with server._rebuild_cond:
        server._want_rebuild = True
        server._rebuild_cond.notify_all()


def serve_old_pages(server: LiveReloadServer) -> None:
    """Serve what is there while a build is under way. MkDocs would let readers wait for its end."""
    with server._epoch_cond:
        server._wanted_epoch = server._visible_epoch
        server._epoch_cond.notify_all()


def show_now(server: LiveReloadServer) -> None:
    """Serve what the build under way has made so far, though it is not at its end."""
    with server._epoch_cond:
        server._visible_epoch = server._wanted_epoch
        server._epoch_cond.notify_all()


def start_epoch(server: LiveReloadServer) -> None:
    """Give the build under way the time of now, by which pages find out that there is a newer one.

    Who asks for a page from then on waits for the end of that build.
    """
    server._wanted_epoch = round(time.monotonic() * 1000)


def wanted_epoch(server: LiveReloadServer) -> int:
    """The time of the last build that has begun, in milliseconds of the monotonic clock."""
    return server._wanted_epoch


def watched_paths(server: LiveReloadServer) -> list[str]:
    """What the server watches."""
    return list(server._watched_paths)


def mark_watched(server: LiveReloadServer, path: str) -> None:
    """Count a path among those that the server watches, though its own observer does not.

    Args:
        server: the server that is changed.
        path: the absolute path of a file or a folder.
    """
    server._watched_paths[path] = 1


def replace_script(server: LiveReloadServer, add_script: Callable[[bytes, int], bytes]) -> None:
    """Put a function in place of the one that adds MkDocs' script to each page.

    Args:
        server: the server that is changed.
        add_script: is given the HTML of a page and the epoch of the build, and returns the HTML that is served.
    """
    server._inject_js_into_html = add_script  # type: ignore[method-assign]
