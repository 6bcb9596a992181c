"""Where the hooks find the build under way: the one key on MkDocs' `config.extra` that is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

if TYPE_CHECKING:  # (The program that runs plugins needs no build, and to load what one needs takes a second.)
    from dashboard.build.build import Build

KEY = "dashboard"


def build_of(config: MkDocsConfig) -> Build:
    """The build to which a config belongs; `prepare_edition` has put it there."""
    build: Build = config.extra[KEY]
    return build


def hand_on(build: Build, config: MkDocsConfig) -> None:
    """Hand a build on to the hooks that come later.

    Args:
        build: the build that has just begun.
        config: its settings. A preview keeps one config, and each save puts a new build on it.
    """
    config.extra[KEY] = build
