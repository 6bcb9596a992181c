"""MkDocs → engine: begins a build, and takes the files from MkDocs that are not shown."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.build.begin_build import begin_build
from dashboard.core.paths import is_text
from dashboard.output.theme_files import is_part_of_site
from mkdocs_host.build_of import build_of, hand_on
from mkdocs_host.internals import InclusionLevel
from mkdocs_host.process import PROCESS


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command: only `serve` keeps a preview up to date."""
    PROCESS.command = command


def on_shutdown() -> None:
    """Leave no kernel, no browser and no indexer behind."""
    PROCESS.stop()


@event_priority(50)  # Before the other hooks, which find the build on the config.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build. MkDocs calls this for each one, with a new config."""
    path = Path(config.config_file_path)
    notebooks = PROCESS.notebooks if PROCESS.command == "serve" else None
    site = Path(config.site_dir) if PROCESS.command == "build" else None
    try:
        build = begin_build(path, site, notebooks, PROCESS.caches.get(path))
    except ValueError as error:
        raise PluginError(str(error)) from error
    PROCESS.caches[path] = build.edition.content.cache
    hand_on(build, config)
    return config


@event_priority(50)  # Before other hooks look at the files.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave the files of docs/ to the engine: it makes pages of texts, and copies of what else is shown.

    Texts are removed, and other files excluded, so that other plugins still find them.
    """
    view = build_of(config).edition.view
    for file in list(files):
        if file.src_dir != config.docs_dir:
            is_shown = is_part_of_site(file.src_uri, view)
            file.inclusion = InclusionLevel.INCLUDED if is_shown else InclusionLevel.EXCLUDED
        elif is_text(file.src_uri):
            files.remove(file)
        else:
            file.inclusion = InclusionLevel.EXCLUDED
    return files
