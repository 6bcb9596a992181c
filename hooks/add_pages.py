"""Engine → MkDocs: all pages as virtual files, and the files that belong to no page."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from dashboard.output.downloads import downloads
from dashboard.pages.authored_pages import all_pages


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Every page is a virtual file: the engine has read the texts."""
    for path in all_pages(config.extra["dashboard"]):
        files.append(File.generated(config, path, content=""))
    return files


@event_priority(-60)  # After the charts are drawn.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Find out which files the publication has beside its pages; `replace_site` puts them there."""
    config.extra["dashboard_files"] = downloads(config.extra["dashboard"])
    return env
