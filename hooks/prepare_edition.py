"""MkDocs → engine: read everything, teach Markdown our forms, and leave out what is not to be shown."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, InclusionLevel

from dashboard.edition import Edition, prepare
from dashboard.markdown_extension import ChartExtension, with_charts

# A hook's module lives as long as the process, and so does the command: only `serve` shows what is not public.
process = {"command": "build"}


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember the command."""
    process["command"] = command


@event_priority(50)  # Before the other hooks, which find the edition on the config.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """A fresh edition for each build: state of a build lives on the config, which `serve` makes anew."""
    try:
        edition = prepare(
            Path(config.config_file_path),
            preview=process["command"] == "serve",
            at=os.environ.get("DASHBOARD_AS_OF"),
        )
    except ValueError as error:
        raise PluginError(f"DASHBOARD_AS_OF: {error}; expected a time such as 2026-12-01T06:00+01:00") from error
    config.extra["dashboard"] = edition
    names, options = with_charts(config.markdown_extensions, config.mdx_configs, ChartExtension())
    config.markdown_extensions, config.mdx_configs = names, options
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Pieces not shown, and pictures that only they use, are as if they were not there."""
    edition: Edition = config.extra["dashboard"]
    hidden = edition.hidden_pictures()
    for file in files:
        path = edition.path_of(file.src_uri)
        if path in hidden or not edition.shows(path):
            file.inclusion = InclusionLevel.EXCLUDED
    return files
