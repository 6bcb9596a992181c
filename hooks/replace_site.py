"""A build is made beside `site/` and takes its place only when it has succeeded."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from dashboard.output.site_folder import place, publish
from mkdocs_host.build_of import build_of
from mkdocs_host.internals import CountHandler


@event_priority(-100)  # Last, so that it sees where the site is really to go.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build in a folder beside the real one; `serve` has a temporary one already."""
    build, site = build_of(config), Path(config.site_dir)
    if not build.edition.is_served:
        build.site = site
        config.site_dir = str(site.with_name(f".{site.name}-new"))
    return config


@event_priority(-100)  # Last: what other plugins write at the end belongs to the site.
def on_post_build(config: MkDocsConfig) -> None:
    """Publish, unless MkDocs is about to stop for warnings of its own in strict mode."""
    build, made = build_of(config), Path(config.site_dir)
    cache = build.edition.content.cache
    if build.site is None:
        place(made, build.files, cache)
        return
    config.site_dir = str(build.site)
    handlers = logging.getLogger("mkdocs").handlers
    if config.strict and any(isinstance(handler, CountHandler) and handler.get_counts() for handler in handlers):
        shutil.rmtree(made)
        return
    publish(build.site, made, build.files, cache)
