"""mkdocs-jupyter → engine: a notebook's code cells and what they print, as HTML."""

from __future__ import annotations

import hashlib
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.build.convert_cells import convert_cells
from mkdocs_host.build_of import build_of

MADE_BY = version("mkdocs-jupyter") + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


@event_priority(-40)  # Before the pages, which show them.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Convert what no build has converted before."""
    build = build_of(config)
    build.edition = convert_cells(build.edition, _convert, MADE_BY)
    return env


def _convert(notebook: Path) -> str:
    # A second of imports, for those builds that convert something.
    from mkdocs_jupyter.convert import nb2html

    html: str = nb2html(str(notebook), mathjax_version=2)
    return html
