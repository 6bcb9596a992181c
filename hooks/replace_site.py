"""A build is made beside `site/` and takes its place only when it has succeeded."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from dashboard.output.site_folder import place, publish
from dashboard.site.edition import Edition


@event_priority(-100)  # Last, so that it sees where the site is really to go.
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Build in a folder beside the real one; `serve` has a temporary one already."""
    site = Path(config.site_dir)
    if not config.extra["dashboard"].served:
        config.extra["dashboard_site"] = site
        config.site_dir = str(site.with_name(f".{site.name}-new"))
    return config


@event_priority(-100)  # Last: what other plugins write at the end belongs to the site.
def on_post_build(config: MkDocsConfig) -> None:
    """Publish, unless MkDocs is about to stop for warnings of its own in strict mode."""
    edition: Edition = config.extra["dashboard"]
    site: Path | None = config.extra.get("dashboard_site")
    if site is None:
        place(Path(config.site_dir), config.extra["dashboard_files"], edition.cache)
        return
    made, config.site_dir = Path(config.site_dir), str(site)
    handlers = logging.getLogger("mkdocs").handlers
    if config.strict and any(isinstance(one, CountHandler) and one.get_counts() for one in handlers):
        shutil.rmtree(made)
        return
    publish(site, made, config.extra["dashboard_files"], edition.cache)
