"""`mkdocs serve` → preview: after a save, only what depends on the saved file is made anew.

MkDocs makes the first build; from then on `mkdocs_host.preview` takes the place of its builder. It prepares the edition
again (what has not changed is taken from memory), compares the key of each page and each file with the last build, and
makes those that differ. Nothing is guessed: a key is the hash of all that a page shows.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mkdocs_host.build_of import build_of
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.internals import request_build
from mkdocs_host.preview import Preview
from mkdocs_host.process import PROCESS
from mkdocs_host.server_address import take_address

log = logging.getLogger("mkdocs.preview")


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
    """Remember a whole build of a preview, from which the next one goes on."""
    build = build_of(config)
    if build.edition.is_served and PROCESS.files and PROCESS.nav and PROCESS.env:
        parts = (config, PROCESS.files, PROCESS.nav, PROCESS.env, dict(PROCESS.page_files))
        PROCESS.finished = FinishedBuild(*parts, build.record)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Put the preview in the place of MkDocs' watcher and builder."""
    take_address(server)
    settings = build_of(config).edition.content.settings
    if not PROCESS.lock_preview(settings.cache, settings.root):
        log.info("Another preview of this site is served, too. Each has a folder of its own; both show what is saved.")
    PROCESS.notebooks.listen(lambda: request_build(server))
    Preview(server, builder).take_over()
    return server
