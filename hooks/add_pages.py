"""Engine → MkDocs: the pages as virtual files, and the site's other files."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

from mkdocs_host.build_of import build_of
from mkdocs_host.internals import is_excluded


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a virtual file for each page. It is empty: the engine has read the texts."""
    for path in build_of(config).pages:
        files.append(File.generated(config, path, content=""))
    return files


@event_priority(-60)  # After the charts are drawn.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Collect the files that are no pages; `replace_site` writes them."""
    build = build_of(config)
    build.collect_files()
    for name in build.edition.view.pictures:
        if is_excluded(name, config):
            del build.files[name]
    return env
