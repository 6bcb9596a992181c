"""Engine → artefacts: draws the charts of a build."""

from __future__ import annotations

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from dashboard.build.draw_edition import draw_edition
from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS


@event_priority(-50)  # Before the pages, which show them.
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Draw every chart that is shown and not drawn yet."""
    build = build_of(config)
    build.edition = draw_edition(build.edition, build.versions, PROCESS.drawer)
    return env
