"""What outlives a build. MkDocs makes a new config for each build, and keeps imported modules for the whole process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock
from jinja2 import Environment
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from dashboard.build.build import Build
from dashboard.build.draw_edition import SharedDrawer
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.output.search_indexer import Indexer
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.plugin_watch import PluginWatch


@dataclass
class Process:
    """The state of one `mkdocs` process."""

    command: str = "build"
    """The command of MkDocs that runs."""
    caches: dict[Path, Cache] = field(default_factory=dict)
    """The caches of earlier builds, by the path of the site's mkdocs.yml."""
    notebooks: BackgroundExecutor = field(default_factory=BackgroundExecutor)
    """Executes notebooks while a preview is served, which does not wait for them."""
    drawer: SharedDrawer = field(default_factory=SharedDrawer)
    """The browser that draws charts."""
    indexer: Indexer | None = None
    """Makes the search index of a preview. It may still work on one build when the next build ends."""
    printed: dict[str, set[Finding]] = field(default_factory=dict)
    """The findings of the last build, which were printed, by the path of the site's mkdocs.yml."""
    site_lock: FileLock | None = None
    """Held while a build writes the folder of its site."""
    build: Build | None = None
    """The build that began last."""
    nav: Navigation | None = None
    """The navigation of the build under way. MkDocs hands it to one event only; the same goes for `env` and `files`."""
    env: Environment | None = None
    files: Files | None = None
    watch: PluginWatch = field(default_factory=PluginWatch)
    """The plugins of the build under way that are not ours."""
    page_files: dict[str, File] = field(default_factory=dict)
    """The files of its pages, by the pages' paths."""
    built: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What its folder held before the last event of plugins."""
    finished: FinishedBuild | None = None
    """The last build of a preview, from which the next one goes on."""

    def release_site(self) -> None:
        """Let other processes build the same site."""
        if self.site_lock:
            self.site_lock.release()
        self.site_lock = None

    def stop(self) -> None:
        """Leave no kernel, no browser and no indexer behind."""
        self.notebooks.stop()
        self.drawer.close()
        if self.indexer:
            self.indexer.stop()
        self.indexer = None


PROCESS = Process()
