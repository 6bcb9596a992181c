"""Word of the files that are saved, moved or deleted, as the operating system gives it."""

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
"""The events that count. A build's own reading raises others, thousands of them, and would go round for ever."""
SKIPPED = ("~", ".swp", ".swx", ".tmp", ".pyc")
"""Endings of what editors and Python leave beside files; what is hidden is skipped, too."""


def watch(observer: BaseObserver, path: Path, note: Callable[[set[Path]], None]) -> None:
    """Watch a folder, or a file by its folder: editors put another file in its place.

    `note` is given the paths of each change, in the observer's thread.
    """
    only = None if path.is_dir() else path
    folder = path.parent if only else path
    observer.schedule(_Handler(note, only), str(folder), recursive=only is None, event_filter=CHANGES)


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[set[Path]], None], only: Path | None) -> None:
        self._note = note
        self._only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        # Of a folder that is moved away no file tells.
        if event.is_directory and not isinstance(event, GONE):
            return
        paths = {Path(str(path)) for path in (event.src_path, event.dest_path) if path}
        if paths := {path for path in paths if self._counts(path)}:
            self._note(paths)

    def _counts(self, path: Path) -> bool:
        if self._only:
            return path == self._only
        return not (path.name.startswith(".") or path.name.endswith(SKIPPED) or "__pycache__" in path.parts)
