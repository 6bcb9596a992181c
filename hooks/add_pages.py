"""Engine → MkDocs: the pages as virtual files, the joined style sheet, the scripts, and the site's other files."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from mkdocs_host.build_of import build_of
from mkdocs_host.compact_scripts import compact_scripts
from mkdocs_host.joined_styles import join_styles
from mkdocs_host.process import PROCESS
from mkdocs_host.text_file import page_file


@event_priority(900)  # After the texts were taken out, and before any plugin looks at the files.
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file for each page, and the style sheet and the scripts of all."""
    build = build_of(config)
    PROCESS.page_files = {path: page_file(config, page) for path, page in build.pages.items()}
    for file in PROCESS.page_files.values():
        files.append(file)
    join_styles(files, config)
    compact_scripts(files)
    return files


@event_priority(-60)  # After the charts are drawn.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Collect the files that are no pages; `replace_site` writes them."""
    build_of(config).collect_files()
    return env
