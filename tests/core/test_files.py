"""A file is written whole or not at all, and nothing is left beside it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from dashboard.core.files import write_atomically


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_content_takes_the_place_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("old")
    before = path.stat().st_ino
    write_atomically(path, "nowe: żółw\r\n".encode())
    assert path.read_bytes() == "nowe: żółw\r\n".encode()
    assert path.stat().st_ino != before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_keeps_its_permissions_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old, new, usual = (tmp_path / name for name in ("old", "new", "usual"))
    old.touch()
    old.chmod(0o640)
    usual.touch()
    for path in (old, new):
        write_atomically(path, b"1")
    assert (mode_of(old), mode_of(new)) == (0o640, mode_of(usual))


@pytest.mark.parametrize("durable", [True, False])
def test_only_a_durable_write_waits_for_the_disk(
    durable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, on_disk = tmp_path / "a.md", list[tuple[bytes, bool]]()

    def fsync(descriptor: int) -> None:
        [temporary] = tmp_path.iterdir()
        assert os.fstat(descriptor).st_ino == temporary.stat().st_ino
        on_disk.append((temporary.read_bytes(), path.exists()))

    monkeypatch.setattr(os, "fsync", fsync)
    write_atomically(path, b"words", durable=durable)
    # The whole content is on the disk before the file has its name.
    assert on_disk == ([(b"words", False)] if durable else [])
    assert path.read_bytes() == b"words"


@pytest.mark.parametrize("error", [OSError("the disk is full"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def fail(source: Path, target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(error)):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_no_folder_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotADirectoryError):
        write_atomically(tmp_path / "file" / "a", b"1")
