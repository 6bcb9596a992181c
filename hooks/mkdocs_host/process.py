"""What outlives a build. MkDocs makes a new config for each build, and keeps imported modules for the whole process."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from dashboard.build.build import Build
from dashboard.build.draw_edition import SharedDrawer
from dashboard.cache.store import Cache
from dashboard.core.finding import Finding
from dashboard.core.process_lock import ProcessLock
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.output.search_indexer import Indexer
from mkdocs_host.finished_build import FinishedBuild
from mkdocs_host.plugin_watch import PluginWatch

log = logging.getLogger("mkdocs.build")


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
    pages: Sequence[File] = ()
    """The files of all pages, which templates may list; empty where MkDocs knows them all."""
    built: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """What its folder held before the last event of plugins."""
    lock: ProcessLock | None = None
    """Keeps other builds out of the folder of the site, or tells other previews that this one is served."""
    served: Path | None = None
    """The folder that a preview serves."""
    starts_again: bool = False
    """Whether a new process takes the place of this one when it has ended."""
    finished: FinishedBuild | None = None
    """The last build of a preview, from which the next one goes on."""

    def lock_site(self, cache: Path, site: Path) -> None:
        """Wait until no other process builds into the folder of a site. The lock is held until `unlock`.

        Args:
            cache: the site's folder for what can be made again.
            site: the folder that is built.
        """
        self.unlock()
        self.lock = lock_of(cache, "build", site)
        say = "Another build into %s is under way. This one waits for its end, and then begins."
        self.lock.acquire(lambda: log.info(say, site))

    def lock_preview(self, cache: Path, root: Path) -> bool:
        """Note that a preview of a site is served. Returns whether it is the only one.

        Args:
            cache: the site's folder for what can be made again.
            root: the folder of the site's mkdocs.yml.
        """
        self.lock = lock_of(cache, "preview", root)
        return self.lock.try_acquire()

    def unlock(self) -> None:
        """Let others build."""
        if self.lock:
            self.lock.release()
        self.lock = None

    def stop(self) -> None:
        """Leave no kernel, no browser, no indexer and no lock behind."""
        self.unlock()
        self.notebooks.stop()
        self.drawer.close()
        if self.indexer:
            self.indexer.stop()
        self.indexer = None


def lock_of(cache: Path, kind: str, folder: Path) -> ProcessLock:
    """The lock on what is done with a folder.

    Args:
        cache: a site's folder for what can be made again. It may be a link, so that several checkouts have one.
        kind: what is done.
        folder: with what.
    """
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
    return ProcessLock(cache / "locks" / f"{kind}-{name}.lock")


PROCESS = Process()
