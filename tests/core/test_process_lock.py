"""A lock is had by one at a time; who waits says so once, and the end of a process frees what it held."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from dashboard.core.process_lock import ProcessLock

HOLD = """
import sys
from pathlib import Path
from dashboard.core.process_lock import ProcessLock
assert ProcessLock(Path(sys.argv[1])).try_acquire()
"""


def test_who_comes_second_waits_and_says_so(tmp_path: Path) -> None:
    first, second, said = ProcessLock(tmp_path / "a" / "x.lock"), ProcessLock(tmp_path / "a" / "x.lock"), list[str]()
    first.acquire(lambda: said.append("first"))
    assert not second.try_acquire()

    def say() -> None:
        said.append("second")
        first.release()

    second.acquire(say)
    assert said == ["second"]
    assert not first.try_acquire()
    second.release()
    second.release()
    assert first.try_acquire()
    first.release()


def test_a_process_that_ends_gives_its_lock_back_and_filelock_sees_the_same_lock(tmp_path: Path) -> None:
    from filelock import FileLock  # It slows each process that imports it: it looks at every file that is opened.

    path = tmp_path / "x.lock"
    subprocess.run([sys.executable, "-c", HOLD, str(path)], check=True)
    with FileLock(path, timeout=0):
        assert not ProcessLock(path).try_acquire()


def test_where_nothing_can_be_written_nobody_waits(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    lock = ProcessLock(tmp_path / "file" / "x.lock")
    assert lock.try_acquire()
    lock.release()
