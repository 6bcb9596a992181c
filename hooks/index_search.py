"""Built site and kept pages → the search index: before it is published, or in the background of a preview."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from dashboard.output.search_index import BUNDLE, SearchError, index_files, make_index
from dashboard.output.search_indexer import Indexer
from mkdocs_host.build_of import build_of
from mkdocs_host.process import PROCESS

log = logging.getLogger("mkdocs.search")


@event_priority(-50)  # After other plugins have written their files, and before `replace_site`.
def on_post_build(config: MkDocsConfig) -> None:
    """Index the pages."""
    build = build_of(config)
    content, site = build.edition.content, Path(config.site_dir)
    cache = content.settings.cache / "search"
    if build.edition.is_served:
        if PROCESS.indexer is None:
            PROCESS.indexer = Indexer(lambda error: log.warning("No search: %s", error))
            PROCESS.indexer.start(site, cache)
        PROCESS.indexer.request()
        return
    try:
        index = make_index(site, cache, kept={name: content.cache.path(*file) for name, file in build.kept.items()})
    except SearchError as error:
        raise PluginError(f"The search index could not be made. {error}") from error
    build.files |= {f"{BUNDLE}/{name}": path for name, path in index_files(index).items()}
