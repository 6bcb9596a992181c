"""Built site → its search index: before a publication takes its place, and behind the back of a preview."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from dashboard.output.search_index import BUNDLE, SearchError, index_files, make_index
from dashboard.output.search_indexer import Indexer
from dashboard.site.edition import Edition

log = logging.getLogger("mkdocs.search")
# Kept for the process: under `serve` the index of one build may be on its way when the next build ends.
indexers: list[Indexer] = []


def on_shutdown() -> None:
    """Leave no process behind."""
    for indexer in indexers:
        indexer.stop()
    indexers.clear()


@event_priority(-50)  # Late: what other plugins write is there; and before the swap.
def on_post_build(config: MkDocsConfig) -> None:
    """Index the pages."""
    edition: Edition = config.extra["dashboard"]
    site, cache = Path(config.site_dir), edition.settings.cache / "search"
    if edition.served:
        if not indexers:
            indexers.append(Indexer(lambda error: log.warning("No search: %s", error)))
            indexers[0].start(site, cache)
        config.extra["dashboard_search"] = indexers[0].request
        indexers[0].request()
        return
    try:
        made = make_index(site, cache)
    except SearchError as error:
        raise PluginError(f"The search index could not be made. {error}") from error
    config.extra["dashboard_files"] |= {f"{BUNDLE}/{name}": path for name, path in index_files(made).items()}
