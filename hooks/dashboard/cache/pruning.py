"""Deleting what was not used for long from the cache's folder: oldest first, and never what a build may be using."""

from __future__ import annotations

import os
import time
from pathlib import Path

from dashboard.cache.file_use import RENEWED, last_use
from dashboard.core.files import TEMPORARY
from dashboard.core.frozen import Frozen

SPARED = 3 * RENEWED
"""In seconds. Entries younger than this are never pruned: a build trusts an entry for RENEWED seconds, its timestamp
may lag by as much, and the last third is for the build itself."""


class CacheEntry(Frozen):
    """All files of one key."""

    files: tuple[Path, ...]
    size: int
    """In bytes."""
    used: float
    """When it was last used, in seconds."""


class PruneResult(Frozen):
    """What was deleted, or would be, and what is left."""

    gone: tuple[CacheEntry, ...]
    left: tuple[CacheEntry, ...]


def prune(folder: Path, older_than: float, max_size: float, dry_run: bool = False) -> PruneResult:
    """Delete what was not used for long, then the oldest entries until the rest is small enough.

    Args:
        folder: the folder of a `Cache`. A build may be using it meanwhile, also on another machine.
        older_than: in seconds.
        max_size: in bytes.
        dry_run: only say what would be deleted.

    Returns:
        What was deleted and what is left.
    """
    now = time.time()
    left = entries(folder)
    size, gone, in_use = sum(entry.size for entry in left), list[CacheEntry](), list[CacheEntry]()
    while left and now - left[0].used > SPARED and (now - left[0].used > older_than or size > max_size):
        oldest = left.pop(0)
        if dry_run or _delete_unless_used(oldest):
            gone.append(oldest)
            size -= oldest.size
        else:
            in_use.append(oldest)
    return PruneResult(tuple(gone), (*left, *in_use))


def entries(folder: Path) -> list[CacheEntry]:
    """Return what the cache has put into a folder, oldest first. Other files there belong to somebody else."""
    files_by_key: dict[str, list[tuple[Path, os.stat_result]]] = {}
    for path in folder.glob("??/*"):
        # A write that was killed leaves a temporary file, which is an entry by itself and goes with time.
        temporary = path.name.startswith(TEMPORARY)
        if not (temporary or path.name.startswith(path.parent.name)):
            continue
        key = path.name if temporary else path.name.partition(".")[0]
        try:
            files_by_key.setdefault(key, []).append((path, path.stat()))
        except FileNotFoundError:
            continue  # deleted by another process just now
    cache_entries = []
    for files in files_by_key.values():
        # A use renews one file of a key; the key is as old as its newest file.
        size, used = sum(stat.st_size for _, stat in files), max(last_use(stat) for _, stat in files)
        paths = tuple(sorted((path for path, _ in files), key=_deletion_order))
        cache_entries.append(CacheEntry(paths, size, used))
    return sorted(cache_entries, key=lambda entry: (entry.used, entry.files))


def _deletion_order(path: Path) -> tuple[bool, Path]:
    """HTML first: while it is there, a build takes all other files of a chart to be there."""
    return path.suffix != ".html", path


def _delete_unless_used(entry: CacheEntry) -> bool:
    """Delete an entry unless it was used since it was listed. Return whether it is gone."""
    try:
        if any(last_use(path.stat()) > entry.used for path in entry.files):
            return False
    except FileNotFoundError:
        pass  # another process has deleted it, or a part of it
    for path in entry.files:
        path.unlink(missing_ok=True)
    return True
