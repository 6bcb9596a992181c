"""Writing beside each other."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from dashboard.review.review_store import ReviewError, add, new_id, read
from tests.samples.reviews import AT, note


def write(folder: Path, id: str) -> None:
    add(folder, folder.parent / "locks", lambda review: {f"notes/{id}.yaml": note()})


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    folder, names = tmp_path / "a.review", [f"n{number}" for number in range(20)]
    with ProcessPoolExecutor(2, get_context("forkserver")) as pool:
        list(pool.map(partial(write, folder), names))
    review, _ = read(folder)
    assert {note.id for note in review.notes} == set(names)
    assert {file.name for file in tmp_path.iterdir()} == {"a.review", "locks"}


def test_a_review_that_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "a.review/notes/a.yaml"
    file.parent.mkdir(parents=True)
    file.write_text("by: {broken\n", encoding="utf-8")
    with pytest.raises(ReviewError, match="yaml-syntax"):
        write(tmp_path / "a.review", "b")
    assert [path.name for path in file.parent.iterdir()] == ["a.yaml"]


def test_a_file_is_written_once(tmp_path: Path) -> None:
    write(tmp_path / "a.review", "a")
    with pytest.raises(FileExistsError, match="never changed"):
        write(tmp_path / "a.review", "a")


def test_a_write_that_fails_leaves_the_review_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a.review"
    write(folder, "a")
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError("no room on the disk")))
    with pytest.raises(OSError, match="no room"):
        write(folder, "b")
    assert [note.id for note in read(folder)[0].notes] == ["a"]
    assert {path.name for path in folder.rglob("*")} == {"notes", "a.yaml"}


def test_names_of_notes_are_those_of_no_other() -> None:
    names = {new_id(AT) for _ in range(200)}
    assert len(names) == 200
    assert min(names).startswith("261125-0100-")
