"""Reports from the operating system about files that are saved, moved or deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers.api import BaseObserver

GONE = (DirDeletedEvent, DirMovedEvent)
CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent, *GONE]
"""The events that count. Reading a file raises other events, thousands in a build, and would start the next build."""
SKIPPED = ("~", ".swp", ".swx", ".tmp", ".pyc")
"""Endings of files that editors and Python leave beside others. Hidden files are skipped, too."""


def watch(observer: BaseObserver, path: Path, note: Callable[[set[Path]], None]) -> None:
    """Watch a folder and all below it, or one file.

    A file is watched by its folder, since editors put a new file in its place.

    Args:
        observer: watchdog's; it need not be started yet.
        path: the folder or file.
        note: is called with the paths of each change, in the observer's thread.
    """
    only_file = None if path.is_dir() else path
    folder = path.parent if only_file else path
    observer.schedule(_Handler(note, only_file), str(folder), recursive=only_file is None, event_filter=CHANGES)


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[set[Path]], None], only_file: Path | None) -> None:
        self._note = note
        self._only_file = only_file

    def on_any_event(self, event: FileSystemEvent) -> None:
        # A folder that is moved away raises one event, and none for its files.
        if event.is_directory and not isinstance(event, GONE):
            return
        paths = {Path(str(path)) for path in (event.src_path, event.dest_path) if path}
        if paths := {path for path in paths if self._is_watched(path)}:
            self._note(paths)

    def _is_watched(self, path: Path) -> bool:
        if self._only_file:
            return path == self._only_file
        return not (path.name.startswith(".") or path.name.endswith(SKIPPED) or "__pycache__" in path.parts)
