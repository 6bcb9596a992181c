"""Reports from the operating system about files that are saved, moved or deleted."""

from __future__ import annotations

import os
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver, ObservedWatch

from dashboard.core.folders import links_below
from dashboard.core.ignored_files import is_ignored
from dashboard.core.paths import from_root, is_inside

GONE = (DirDeletedEvent, DirMovedEvent)
CHANGES: list[type[FileSystemEvent]] = [
    FileCreatedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileDeletedEvent,
    DirCreatedEvent,
    *GONE,
]
"""The events that count. Reading a file raises other events, thousands in a build, and would start the next build."""


@dataclass
class _Places:
    """Where the system has to look."""

    folders: set[str] = field(default_factory=set)
    """Real folders that are watched with all below them."""
    entries: dict[str, set[str]] = field(default_factory=dict)
    """Names that are watched, by the folder in which they stand: editors put a new file in the place of the old one,
    and a folder that was deleted may come back."""

    def has_within(self, folder: str) -> bool:
        """Whether a folder is watched with all below it, or stands in one that is."""
        return any(f"{folder}/".startswith(f"{top}/") for top in self.folders)

    def has_entry(self, path: str) -> bool:
        """Whether a path is watched by its name."""
        folder, name = os.path.split(path)
        return name in self.entries.get(folder, ())


class FileWatcher:
    """Watches folders with all below them, and files. Links of the file system are followed within the repository."""

    def __init__(self, observer: BaseObserver, root: Path, note: Callable[[set[Path]], None]) -> None:
        """Nothing is watched before `watch`.

        Args:
            observer: watchdog's; it need not be started yet.
            root: the repository. What links lead to outside of it is not watched, and neither is what is hidden there.
            note: is called with the paths of each change, in the observer's thread.
        """
        # Watchdog warns of a folder that is moved away and back at once, and watches it on all the same.
        warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
        self._observer, self._root, self._note = observer, root.resolve(), note
        self._paths: list[str] = []
        self._watches: dict[tuple[str, bool], ObservedWatch] = {}
        """By the folder, and whether all below it is watched."""
        self._places = _Places()
        self._lock = threading.Lock()
        """Held while the two below are read or changed."""
        self._is_stale = False
        """Whether a link or a folder has come, gone or become another."""
        self._remade: set[str] = set()
        """Watched folders that were deleted, moved or made: the system's watch may be of one that is gone."""

    def watch(self, path: Path) -> None:
        """Watch a folder or a file; it need not exist."""
        self._paths.append(os.path.abspath(path))  # noqa: PTH100 (links stay)
        self._schedule()

    def renew(self) -> None:
        """Watch what has come since the last call, and is behind new links. Call it before changes are looked at."""
        if self._is_stale:
            self._schedule()

    def _schedule(self) -> None:
        with self._lock:
            self._is_stale = False
            remade, self._remade = self._remade, set()
        self._places = places = self._find_places()
        wanted = {(folder, True) for folder in places.folders}
        wanted |= {(folder, False) for folder in places.entries if not places.has_within(folder)}
        for key in [key for key in self._watches if key not in wanted or key[0] in remade]:
            self._observer.unschedule(self._watches.pop(key))
        for folder, is_recursive in wanted - self._watches.keys():
            handler = _Handler(self, folder, is_recursive)
            try:
                watch = self._observer.schedule(handler, folder, recursive=is_recursive, event_filter=CHANGES)
            except OSError:  # It has gone this moment, and its parent's watch tells when it comes back.
                self._is_stale = True
                continue
            self._watches[folder, is_recursive] = watch

    def _find_places(self) -> _Places:
        places = _Places()
        for path in self._paths:
            real = os.path.realpath(path)
            for entry in {path, real}:
                _add_entry(places, entry)
            if Path(real).is_dir():
                self._add_folder(places, real)
        return places

    def _add_folder(self, places: _Places, folder: str) -> None:
        if folder in places.folders:
            return
        places.folders.add(folder)
        for link in links_below(folder):
            target = os.path.realpath(link)
            if not is_inside(target, self._root):
                continue
            if not Path(target).is_dir():
                _add_entry(places, target)
            elif not is_ignored(from_root(target, self._root)):  # (such as .cache, which each build changes)
                self._add_folder(places, target)

    def report(self, event: FileSystemEvent, folder: str, *, is_recursive: bool) -> None:
        """Take an event of a watched folder, in the observer's thread."""
        places = self._places
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        named = {path for path in paths if places.has_entry(path)}
        if is_recursive:
            paths = named | {path for path in paths if not is_ignored(from_root(path, Path(folder)))}
        else:
            paths = named
        with self._lock:
            self._is_stale |= event.is_directory or any(map(os.path.islink, paths))
            self._remade |= paths & places.folders
            if is_recursive and paths and isinstance(event, DirDeletedEvent):
                # A folder that was moved away raises this event, too. The system still tells of it, by its old name.
                self._remade.add(folder)
        # A folder that is moved away raises one event, and none for its files. One that comes raises those.
        if event.is_directory and not isinstance(event, GONE):
            paths = named
        if paths:
            self._note({Path(path) for path in paths})


def _add_entry(places: _Places, path: str) -> None:
    folder, name = os.path.split(path)
    if Path(folder).is_dir():
        places.entries.setdefault(folder, set()).add(name)


class _Handler(FileSystemEventHandler):
    def __init__(self, watcher: FileWatcher, folder: str, is_recursive: bool) -> None:
        self._watcher, self._folder, self._is_recursive = watcher, folder, is_recursive

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._watcher.report(event, self._folder, is_recursive=self._is_recursive)
