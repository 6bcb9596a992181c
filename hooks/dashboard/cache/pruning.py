"""Taking out of the cache's folder what was not used for long: oldest first, and never what a build may be using."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from dashboard.cache.store import RENEWED
from dashboard.core.files import TEMPORARY

SPARED = 3 * RENEWED
"""In seconds. A build takes for granted for so long as RENEWED what it has seen, whose time may be as old as that; the
rest is for the build itself."""


@dataclass(frozen=True)
class CacheEntry:
    """All files of one key."""

    files: tuple[Path, ...]
    size: int
    """In bytes."""
    used: float
    """When it was last used, as a file's time."""


@dataclass(frozen=True)
class Pruned:
    """What was taken out, or would be, and what is left."""

    gone: tuple[CacheEntry, ...]
    left: tuple[CacheEntry, ...]


def prune(folder: Path, older_than: float, max_size: float, dry_run: bool = False) -> Pruned:
    """Take out what was not used for long, then the oldest until the rest is small enough.

    Args:
        folder: that of a `Cache`. A build may be using it meanwhile, also one of another process or machine.
        older_than: in seconds.
        max_size: in bytes.
        dry_run: whether nothing is to be taken out.
    """
    now = time.time()
    left = entries(folder)
    size, gone, used = sum(one.size for one in left), list[CacheEntry](), list[CacheEntry]()
    while left and now - left[0].used > SPARED and (now - left[0].used > older_than or size > max_size):
        oldest = left.pop(0)
        if dry_run or _take_out(oldest):
            gone.append(oldest)
            size -= oldest.size
        else:
            used.append(oldest)
    return Pruned(tuple(gone), (*left, *used))


def entries(folder: Path) -> list[CacheEntry]:
    """What the cache has put into a folder, oldest first. All else that stands there is somebody's own."""
    found: dict[str, list[tuple[Path, os.stat_result]]] = {}
    for path in folder.glob("??/*"):
        # What a write left that was killed has a name of its own, and goes with time.
        left_behind = path.name.startswith(TEMPORARY)
        if not (left_behind or path.name.startswith(path.parent.name)):
            continue
        try:
            # A use renews one file of a key; the key is as old as its newest.
            key = path.name if left_behind else path.name.partition(".")[0]
            found.setdefault(key, []).append((path, path.stat()))
        except FileNotFoundError:
            continue  # taken out by another process just now
    made = []
    for files in found.values():
        size, used = sum(stat.st_size for _, stat in files), max(stat.st_mtime for _, stat in files)
        # First what stands for all of a chart's files: without it the others count as nothing.
        made.append(CacheEntry(tuple(sorted((path for path, _ in files), key=_standing)), size, used))
    return sorted(made, key=lambda one: (one.used, one.files))


def _standing(path: Path) -> tuple[bool, Path]:
    return path.suffix != ".html", path


def _take_out(entry: CacheEntry) -> bool:
    """Delete an entry, unless it was used since it was looked at."""
    try:
        if any(path.stat().st_mtime > entry.used for path in entry.files):
            return False
    except FileNotFoundError:
        pass  # gone already, or in part
    for path in entry.files:
        path.unlink(missing_ok=True)
    return True
