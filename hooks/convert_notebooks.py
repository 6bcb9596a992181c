"""mkdocs-jupyter → engine: the code cells of notebooks and their outputs, as HTML."""

from __future__ import annotations

import hashlib
import logging
import os
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.build.convert_cells import convert_cells
from mkdocs_host.build_of import build_of

CONVERTER = version("mkdocs-jupyter") + version("nbconvert") + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
"""The digest of what converts. Cells are converted again if it changes."""

# For each notebook it would name a file that nobody has ever seen.
logging.getLogger("mkdocs.mkdocs-jupyter").setLevel(logging.WARNING)


@event_priority(-40)  # Before the pages, which show them.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Convert the cells that no build has converted before."""
    build = build_of(config)
    build.edition = convert_cells(build.edition, _convert, CONVERTER)
    return env


def _convert(notebook: Path) -> str:
    # nbconvert lists its exporters in the help of its command, and would load each for that, which takes a second.
    os.environ.setdefault("NBCONVERT_DISABLE_CONFIG_EXPORTERS", "1")
    # Imported here since it takes long, and few builds convert anything.
    from mkdocs_jupyter.convert import nb2html

    html: str = nb2html(str(notebook), mathjax_version=2)
    return html
