"""Engine → disk: a site is built beside `site/`, and replaces it only if the build has succeeded."""

from __future__ import annotations

import logging
import os
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from dashboard.core.files import write_atomically
from dashboard.output.build_manifest import MANIFEST_FILE, write_manifest
from dashboard.output.changed_addresses import changes_json
from dashboard.output.changes_variable import CHANGES_VARIABLE
from dashboard.output.host_headers import HEADERS_FILE, headers_file
from dashboard.output.policy_in_pages import add_policy
from dashboard.output.site_folder import file_names, place, publish
from mkdocs_host.build_of import build_of
from mkdocs_host.internals import CountHandler
from mkdocs_host.process import PROCESS


@event_priority(-100)  # Last, since other hooks may change where the site is to be.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let MkDocs build into a folder beside the real one; `serve` builds into a temporary one already."""
    build, site = build_of(config), Path(config.site_dir)
    if not build.edition.is_served:
        build.site, new_site = site, _beside(site)
        # What a build that was killed has left is no part of this one. MkDocs would leave what begins with a dot, and
        # with --dirty everything.
        if new_site.exists():
            shutil.rmtree(new_site)
        config.site_dir = str(new_site)
    return config


@event_priority(-100)  # Last, since what other plugins write belongs to the site.
def on_post_build(config: MkDocsConfig) -> None:
    """Publish, unless a strict MkDocs is about to stop because of its own warnings."""
    build, new_site = build_of(config), Path(config.site_dir)
    cache = build.edition.content.cache
    add_policy(new_site)
    if build.site is None:
        place(new_site, build.files, cache)
        return
    config.site_dir = str(build.site)
    handlers = logging.getLogger("mkdocs").handlers
    if config.strict and any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers):
        shutil.rmtree(new_site)
        return
    view, files = build.edition.view, build.files | build.kept
    files[HEADERS_FILE] = headers_file(file_names(new_site) | files.keys(), is_public=not view.is_unlisted)
    files[MANIFEST_FILE] = write_manifest(new_site, files, cache)
    changes = publish(build.site, new_site, files, cache, last=MANIFEST_FILE)
    PROCESS.unlock()
    if record := os.environ.get(CHANGES_VARIABLE):
        write_atomically(Path(record), changes_json(changes, view.root).encode())


def on_shutdown() -> None:
    """Leave nothing of a build that was ended or has failed: git would show it, and a full disk would stay full."""
    # (Where the lock is given back, the folder may be that of the next build.)
    if PROCESS.lock and PROCESS.build and PROCESS.build.site:
        shutil.rmtree(_beside(PROCESS.build.site), ignore_errors=True)


def _beside(site: Path) -> Path:
    """The folder in which a site is built."""
    return site.with_name(f".{site.name}-new")
