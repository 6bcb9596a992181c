"""The file watcher reports what is saved, moved or deleted, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer

from dashboard.build.file_watcher import watch

TIMEOUT = 10
"""Seconds after which a test gives up."""
Report = Callable[[Callable[[], None]], set[str]]


@pytest.fixture
def reported(tmp_path: Path) -> Iterator[Report]:
    """Return a function that does something and returns the names of the files that were reported meanwhile."""
    (tmp_path / "text.md").write_text("Words.")
    (tmp_path / "folder").mkdir()
    # A last file is saved after the action; once it is reported, all others are.
    names, last = set[str](), threading.Event()

    def note(paths: set[Path]) -> None:
        names.update(path.name for path in paths)
        if "last" in names:
            last.set()

    observer = Observer()
    watch(observer, tmp_path, note)
    observer.start()

    def run(action: Callable[[], None]) -> set[str]:
        action()
        (tmp_path / "last").write_text("")
        assert last.wait(TIMEOUT)
        return names - {"last"}

    yield run
    observer.stop()
    observer.join()


def test_what_is_read_is_not_reported(reported: Report, tmp_path: Path) -> None:
    def read() -> None:
        assert (tmp_path / "text.md").read_text() == "Words."

    assert reported(read) == set()


def test_a_file_that_takes_the_place_of_another_is_reported(reported: Report, tmp_path: Path) -> None:
    def save() -> None:
        (tmp_path / "text.md~").write_text("Other words.")
        (tmp_path / "text.md~").replace(tmp_path / "text.md")

    assert reported(save) == {"text.md"}


def test_what_is_deleted_is_reported(reported: Report, tmp_path: Path) -> None:
    assert reported((tmp_path / "text.md").unlink) == {"text.md"}


def test_a_folder_that_is_moved_away_is_reported(
    reported: Report, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def move() -> None:
        (tmp_path / "folder").rename(elsewhere / "folder")

    assert reported(move) == {"folder"}
