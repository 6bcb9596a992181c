"""Writing beside each other."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import pytest

from dashboard.review.review import Review
from dashboard.review.review_store import ConflictError, ReviewError, change, new_id, read
from tests.samples.reviews import AT, note


def add(id: str, review: Review) -> Review:
    return review.model_copy(update={"notes": [*review.notes, note(id)]})


def write(path: Path, id: str) -> None:
    change(path, path.parent / "locks", partial(add, id))


def test_two_who_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path, names = tmp_path / "a.review.yaml", [f"n{number}" for number in range(20)]
    with ProcessPoolExecutor(2, get_context("forkserver")) as pool:
        list(pool.map(partial(write, path), names))
    review, _ = read(path)
    assert {note.id for note in review.notes} == set(names)
    assert {file.name for file in tmp_path.iterdir()} == {"a.review.yaml", "locks"}


def test_who_decided_on_another_file_is_told(tmp_path: Path) -> None:
    path, locks = tmp_path / "a.review.yaml", tmp_path / "locks"
    _, seen = read(path)
    change(path, locks, partial(add, "a"), seen)
    with pytest.raises(ConflictError, match="has changed since"):
        change(path, locks, partial(add, "b"), seen)
    assert [note.id for note in read(path)[0].notes] == ["a"]


def test_a_file_that_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.review.yaml"
    path.write_text("notes: {broken\n", encoding="utf-8")
    with pytest.raises(ReviewError, match="yaml-syntax"):
        change(path, tmp_path / "locks", partial(add, "a"))
    assert path.read_text(encoding="utf-8") == "notes: {broken\n"


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, locks = tmp_path / "a.review.yaml", tmp_path / "locks"
    change(path, locks, partial(add, "a"))
    before = path.read_bytes()
    monkeypatch.setattr("os.fsync", lambda handle: (_ for _ in ()).throw(OSError("no room on the disk")))
    with pytest.raises(OSError, match="no room"):
        change(path, locks, partial(add, "b"))
    assert path.read_bytes() == before
    assert {file.name for file in tmp_path.iterdir()} == {"a.review.yaml", "locks"}


def test_a_thousand_notes_are_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "a.review.yaml"
    many = [note(f"n{number}") for number in range(1000)]
    change(path, tmp_path / "locks", lambda review: review.model_copy(update={"notes": many}))
    assert read(path)[0].notes == many


def test_names_of_notes_are_those_of_no_other() -> None:
    taken: set[str] = set()
    for _ in range(200):
        taken.add(new_id(AT, taken))
    assert len(taken) == 200
    assert min(taken).startswith("261125-0100-")
