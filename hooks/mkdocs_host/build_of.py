"""The one key on MkDocs' `config.extra` that is ours."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from dashboard.build.build import Build
from mkdocs_host.process import PROCESS

KEY = "dashboard"


def build_of(config: MkDocsConfig) -> Build:
    """The build to which a config belongs; `prepare_edition` has put it there."""
    build: Build = config.extra[KEY]
    return build


def hand_on(build: Build, config: MkDocsConfig) -> None:
    """Hand a build to the hooks that come later. A preview goes on with the same config after each save."""
    config.extra[KEY] = PROCESS.build = build
