"""One build at a time writes a site: two would empty and fill the same folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from dashboard.cache.keys import key_of


def lock_site(site: Path, locks: Path, tell: Callable[[str], None]) -> FileLock:
    """Wait until no other process builds a site.

    Args:
        site: the folder of the site.
        locks: a folder for the lock, outside of the site.
        tell: is told once that there is another build.

    Returns:
        the lock. The system releases it when the process ends, however that is.
    """
    locks.mkdir(parents=True, exist_ok=True)
    lock = FileLock(locks / f"site-{key_of(site.resolve())[:16]}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(f"Another build is writing {site.name}/. This one goes on when that has ended.")
        lock.acquire()
    return lock
