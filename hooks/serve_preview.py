"""`mkdocs serve`: after a save, what depends on it is made anew, and nothing else.

MkDocs builds once; from then on `mkdocs_host.preview` stands in for its builder. It prepares the edition anew (what has
not changed is taken from memory), holds the key of each page and each file against the last ones, and makes those that
differ. Nothing is guessed: a key is the hash of all that a page shows.
"""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import want_build
from mkdocs_host.preview import Preview
from mkdocs_host.process import PROCESS


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Remember the navigation."""
    PROCESS.nav = nav
    return nav


@event_priority(-100)  # Last.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Remember the templates' environment and the files."""
    PROCESS.env, PROCESS.files = env, files
    return env


@event_priority(-100)  # Last.
def on_post_build(config: MkDocsConfig) -> None:
    """Remember a whole build of a preview."""
    build = build_of(config)
    if build.edition.is_preview and PROCESS.files and PROCESS.nav and PROCESS.env:
        PROCESS.finished = FinishedBuild(config, PROCESS.files, PROCESS.nav, PROCESS.env, build.record)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Stand in for MkDocs' watcher and builder."""
    PROCESS.notebooks.listen(lambda: want_build(server))
    Preview(server, builder).take_over()
    return server
