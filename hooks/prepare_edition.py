"""MkDocs → engine: read everything, and leave out what is not to be shown."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel

from dashboard.build.begin_build import begin_build
from dashboard.core.paths import is_text
from dashboard.output.theme_files import is_wanted
from mkdocs_host.build_of import build_of, hand_on
from mkdocs_host.process import PROCESS


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command."""
    PROCESS.command = command


def on_shutdown() -> None:
    """Leave no kernel, no browser and no indexer behind."""
    PROCESS.stop()


@event_priority(50)  # Before the other hooks, which find the build on the config.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Begin a build: `serve` makes a new config for each."""
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


@event_priority(50)  # Before others look at files.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """What is not shown is as if it were not there. Texts too: their pages come from the engine, as all others do."""
    view = build_of(config).edition.view
    for file in list(files):
        is_own = file.src_dir == config.docs_dir
        if is_own and is_text(file.src_uri):
            files.remove(file)
        elif not (f"{view.docs_path}/{file.src_uri}" in view.files if is_own else is_wanted(file.src_uri, view)):
            file.inclusion = InclusionLevel.EXCLUDED
    return files
