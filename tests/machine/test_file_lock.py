"""A lock is had by one; a file system that has none stops nobody."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from machine import file_lock
from machine.file_lock import lock


def test_a_lock_is_had_by_one_until_its_file_is_closed(tmp_path: Path) -> None:
    with (tmp_path / "x.lock").open("a") as first, (tmp_path / "x.lock").open("a") as second:
        assert lock(first.fileno(), wait=False)
        assert not lock(second.fileno(), wait=False)
        first.close()
        assert lock(second.fileno(), wait=True)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS])
def test_where_the_file_system_has_no_locks_work_goes_on(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(file: int, *, wait: bool) -> None:
        raise OSError(number, "no locks")

    monkeypatch.setattr(file_lock, "_lock", refuse)
    assert lock(0, wait=False)
