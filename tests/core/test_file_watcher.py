"""A preview is told of what is saved, and of nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer

from dashboard.core.file_watcher import watch

LONG = 10
"""Seconds after which a test gives up."""
Told = Callable[[Callable[[], None]], set[str]]


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """The names that are told of while something is done, up to that of a last file."""
    (tmp_path / "text.md").write_text("Words.")
    (tmp_path / "folder").mkdir()
    noted, last = set[str](), threading.Event()

    def note(paths: set[Path]) -> None:
        noted.update(path.name for path in paths)
        if "last" in noted:
            last.set()

    observer = Observer()
    watch(observer, tmp_path, note)
    observer.start()

    def tell(do: Callable[[], None]) -> set[str]:
        do()
        (tmp_path / "last").write_text("")
        assert last.wait(LONG)
        return noted - {"last"}

    yield tell
    observer.stop()
    observer.join()


def test_what_is_read_is_not_told(told: Told, tmp_path: Path) -> None:
    def read() -> None:
        assert (tmp_path / "text.md").read_text() == "Words."

    assert told(read) == set()


def test_a_file_that_takes_the_place_of_another_is_told(told: Told, tmp_path: Path) -> None:
    def save() -> None:
        (tmp_path / "text.md~").write_text("Other words.")
        (tmp_path / "text.md~").replace(tmp_path / "text.md")

    assert told(save) == {"text.md"}


def test_what_is_deleted_is_told(told: Told, tmp_path: Path) -> None:
    assert told((tmp_path / "text.md").unlink) == {"text.md"}


def test_a_folder_that_is_moved_away_is_told(
    told: Told, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def move() -> None:
        (tmp_path / "folder").rename(elsewhere / "folder")

    assert told(move) == {"folder"}
