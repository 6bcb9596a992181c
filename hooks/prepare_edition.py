"""MkDocs → engine: read everything, and leave out what is not to be shown."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel

from dashboard.cache.store import Cache
from dashboard.core.paths import is_text
from dashboard.editorial.schemas import write_schemas
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.notebooks.run_cache import execute_all
from dashboard.site.edition import Edition
from dashboard.site.load_site import load_site

UNUSED = re.compile(r"\.map$|^assets/javascripts/(lunr|workers)/")
"""Files of Material's: maps for its developers, and its own search."""
FIRST = 12
"""So many pieces a preview begins with, those that were saved last; the others follow at once."""
REVIEW = "review/"
"""The folder of the theme that only previews have."""

# A hook's module lives as long as the process, and so does the command: only `serve` shows what is not public.
process = {"command": "build"}
caches: dict[Path, Cache] = {}
"""What earlier builds of this process made, by the site's mkdocs.yml."""
notebooks = BackgroundExecutor()
"""A preview does not wait for them."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command."""
    process["command"] = command


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Bring the preview up to date as soon as notebooks are executed."""

    def build_again() -> None:
        with server._rebuild_cond:
            server._want_rebuild = True
            server._rebuild_cond.notify_all()

    notebooks.listen(build_again)
    return server


def on_shutdown() -> None:
    """Leave no kernel behind."""
    notebooks.stop()


@event_priority(50)  # Before the other hooks, which find the edition on the config.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A fresh edition for each build: state of a build lives on the config, which `serve` makes anew."""
    served, expires = process["command"] == "serve", _expires(config)
    try:
        path = Path(config.config_file_path)
        edition = load_site(
            path,
            preview=served or expires is not None,
            expires=expires,
            at=os.environ.get("DASHBOARD_AS_OF"),
            cache=caches.get(path),
            execute=notebooks if served else execute_all,
            # A preview begins with a few pages: nobody waits for a thousand.
            newest=0 if path in caches or not served else FIRST,
        )
    except ValueError as error:
        raise PluginError(f"DASHBOARD_AS_OF: {error}; expected a time such as 2026-12-01T06:00+01:00") from error
    caches[path] = edition.cache
    if edition.served:
        write_schemas(edition)
    config.extra["dashboard"] = edition
    return config


def _expires(config: MkDocsConfig) -> datetime.date | None:
    """The last day of the preview that `desk preview` builds; None in every other build.

    The variable names the folder as well: left behind in an environment, it opens no publication.
    """
    day, _, folder = os.environ.get("DASHBOARD_PREVIEW", "").partition(" ")
    if process["command"] != "build" or not folder or Path(folder) != Path(config.site_dir):
        return None
    return datetime.date.fromisoformat(day)


@event_priority(50)  # Before others look at files.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """What is not shown is as if it were not there; so is what of Material's no reader's browser asks for.

    Texts too: their pages come from the engine, as all others do.
    """
    edition: Edition = config.extra["dashboard"]
    for file in list(files):
        own = file.src_dir == config.docs_dir
        if own and is_text(file.src_uri):
            files.remove(file)
        elif not (edition.shows(edition.path_of(file.src_uri)) if own else _asked_for(file.src_uri, edition.preview)):
            file.inclusion = InclusionLevel.EXCLUDED
    return files


def _asked_for(uri: str, preview: bool) -> bool:
    """Whether a browser asks for a file of the theme; for what reviewers see only that of a reviewer."""
    return not UNUSED.search(uri) and (preview or not uri.startswith(REVIEW))
