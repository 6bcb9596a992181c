"""The file watcher reports what is saved, moved or deleted, also behind links and in folders made anew, and no more."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers import Observer

from dashboard.build.file_watcher import FileWatcher

TIMEOUT = 10
"""Seconds after which a test gives up."""


class Reported:
    """What a watcher has reported of a repository whose docs/ and mkdocs.yml it watches."""

    def __init__(self, root: Path, watcher: FileWatcher) -> None:
        self.root, self.watcher = root, watcher
        self.names: set[str] = set()
        self.last, self.has_last = "", threading.Event()

    def note(self, paths: set[Path]) -> None:
        """Take a report."""
        self.names.update(path.relative_to(self.root).as_posix() for path in paths)
        if self.last in self.names:
            self.has_last.set()

    def of(self, action: Callable[[], object], last: str = "docs/last.md") -> set[str]:
        """Do something; the names of what was reported of it come back, from the root.

        Args:
            action: what is done.
            last: a file of a folder that is watched. It is saved after the action: once it is reported, all else is.
        """
        before = self.last  # Saving it may have raised a second event, which comes late.
        self.names, self.last, _ = set(), last, self.has_last.clear()
        action()
        (self.root / last).write_text("")
        assert self.has_last.wait(TIMEOUT)
        self.watcher.renew()
        return self.names - {before, last}


@pytest.fixture
def reported(tmp_path: Path) -> Iterator[Reported]:
    """A repository that is watched."""
    root = tmp_path / "repository"
    for folder in ("docs/folder", "texts", ".cache"):
        (root / folder).mkdir(parents=True)
    for name in ("docs/text.md", "docs/.hidden.md", "docs/folder/a.svg", "texts/b.md", "texts/c.md"):
        (root / name).write_text("Words.")
    (root / "docs/link.md").symlink_to("../texts/b.md")
    (root / "docs/other.md").symlink_to(".hidden.md")
    (root / "docs/nowhere.md").symlink_to("gone.md")
    (root / "docs/circle.md").symlink_to("circle.md")
    (root / "docs/up").symlink_to("..")
    (root / "docs/cache").symlink_to("../.cache")
    observer = Observer()
    watcher = FileWatcher(observer, root, lambda paths: reported.note(paths))
    reported = Reported(root, watcher)
    watcher.watch(root / "docs")
    watcher.watch(root / "mkdocs.yml")
    observer.start()
    yield reported
    observer.stop()
    observer.join()


def test_what_is_read_is_not_reported(reported: Reported) -> None:
    assert reported.of((reported.root / "docs/text.md").read_text) == set()


def test_a_file_that_takes_the_place_of_another_is_reported(reported: Reported) -> None:
    text = reported.root / "docs/text.md"

    def save() -> None:
        text.with_name("text.md~").write_text("Other words.")
        text.with_name("text.md~").replace(text)

    assert reported.of(save) == {"docs/text.md"}


def test_what_is_deleted_is_reported(reported: Reported) -> None:
    assert reported.of((reported.root / "docs/text.md").unlink) == {"docs/text.md"}


def test_what_editors_leave_is_not_reported(reported: Reported) -> None:
    docs = reported.root / "docs"

    def leave() -> None:
        for name in (
            "4913",
            "#text.md#",
            "~$text.md",
            "text.md~",
            "text.md.bak",
            ".text.md.swp",
            "text.md___jb_tmp___",
        ):
            (docs / name).write_text("")
            (docs / name).unlink()
        (docs / ".#text.md").symlink_to("somebody@a-machine.1:2")
        (docs / ".ipynb_checkpoints").mkdir()
        (docs / ".ipynb_checkpoints/text-checkpoint.ipynb").write_text("")

    assert reported.of(leave) == set()


def test_a_folder_that_is_moved_is_reported_there_and_back_and_what_comes_with_it(
    reported: Reported, tmp_path: Path
) -> None:
    folder, other, outside = reported.root / "docs/folder", reported.root / "docs/other", tmp_path / "outside"
    moved = {"docs/folder", "docs/other", "docs/folder/a.svg", "docs/other/a.svg"}
    assert reported.of(lambda: folder.rename(other)) == moved
    assert reported.of(lambda: other.rename(folder)) == moved
    assert reported.of(lambda: folder.rename(outside)) == {"docs/folder"}
    assert reported.of(lambda: outside.rename(other)) == {"docs/other/a.svg"}
    assert reported.of(lambda: (other / "a.svg").write_text("")) == {"docs/other/a.svg"}


def test_a_folder_that_is_moved_away_and_back_at_once_is_watched_on(reported: Reported, tmp_path: Path) -> None:
    folder, away = reported.root / "docs/folder", tmp_path / "away"
    for name in ("one", "two"):
        (folder / name).mkdir()
    reported.of(lambda: None)
    reported.of(lambda: (folder.rename(away), away.rename(folder)))
    assert reported.of(lambda: (folder / "two/b.svg").write_text("")) == {"docs/folder/two/b.svg"}


def test_what_stands_behind_a_link_is_reported_by_its_own_name(reported: Reported) -> None:
    root = reported.root
    assert reported.of(lambda: (root / "texts/b.md").write_text(""), "texts/b.md") == set()
    assert reported.of(lambda: (root / "docs/.hidden.md").write_text("")) == {"docs/.hidden.md"}
    assert reported.of(lambda: [(root / name).write_text("") for name in ("texts/c.md", ".cache/a", "a")]) == set()


def test_what_stands_behind_a_new_link_is_reported_and_behind_an_old_one_no_more(reported: Reported) -> None:
    root = reported.root
    assert reported.of(lambda: (root / "docs/texts").symlink_to("../texts")) == {"docs/texts"}
    assert reported.of(lambda: (root / "texts/new.md").write_text(""), "texts/c.md") == {"texts/new.md"}
    assert reported.of((root / "docs/texts").unlink) == {"docs/texts"}
    assert reported.of((root / "docs/link.md").unlink) == {"docs/link.md"}
    reported.of(lambda: (root / "docs/more").mkdir())  # (what is gone cannot tell that it was a link; a folder can)
    assert reported.of(lambda: [(root / f"texts/{name}.md").write_text("") for name in "bc"]) == set()


@pytest.mark.parametrize("kind", ["deleted", "moved", "link", "swapped"])
def test_a_watched_folder_that_is_made_anew_is_watched_again(reported: Reported, tmp_path: Path, kind: str) -> None:
    docs = reported.root / "docs"

    def leave() -> None:
        docs.rename(tmp_path / "before") if kind in ("moved", "swapped") else shutil.rmtree(docs)

    def come_back() -> None:
        if kind == "link":
            (tmp_path / "elsewhere").mkdir()
            docs.symlink_to(reported.root / "texts")
        elif kind == "moved":
            (tmp_path / "before").rename(docs)
        else:
            docs.mkdir()

    if kind == "swapped":
        assert "docs" in reported.of(lambda: (leave(), come_back()), "mkdocs.yml")
    else:
        assert "docs" in reported.of(leave, "mkdocs.yml")
        assert "docs" in reported.of(come_back, "mkdocs.yml")
    place = "texts" if kind == "link" else "docs"
    assert reported.of(lambda: (docs / "new.md").write_text(""), f"{place}/last.md") == {f"{place}/new.md"}
