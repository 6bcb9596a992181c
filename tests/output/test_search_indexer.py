"""The index of a preview follows its pages, and no page waits for it."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.output import search_indexer as module
from dashboard.output.search_index import SearchError, StartCallback
from dashboard.output.search_indexer import Indexer
from tests.samples.built import searched
from tests.samples.search import PAGE, PAGES
from tests.samples.site import write_files

TIMEOUT = 30
"""Seconds after which a test gives up."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A built site."""
    write_files(tmp_path / "site", PAGES)
    return tmp_path / "site"


@pytest.fixture
def reported() -> list[SearchError]:
    """The errors that the indexer reports."""
    return []


@pytest.fixture
def indexer(site: Path, tmp_path: Path, reported: list[SearchError]) -> Iterator[Indexer]:
    """An indexer that listens for requests."""
    indexer = Indexer(reported.append)
    indexer.start(site, tmp_path / "cache")
    yield indexer
    indexer.stop()


def test_the_index_follows_the_last_request(indexer: Indexer, site: Path, reported: list[SearchError]) -> None:
    indexer.request()
    assert indexer.wait(TIMEOUT)
    assert "Trade doubled" in searched(site)["/"]["content"]
    for words in ("Trade tripled.", "Trade fell."):
        (site / "index.html").write_text(PAGE.format(lang="en", title="Front", words=words), encoding="utf-8")
        indexer.request()
    assert indexer.wait(TIMEOUT)
    assert "Trade fell." in searched(site)["/"]["content"]
    assert reported == []


def test_a_failure_is_reported_and_the_next_request_is_answered(
    indexer: Indexer, site: Path, reported: list[SearchError], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("dashboard.output.search_index.get_executable", lambda: None)
        indexer.request()
        assert indexer.wait(TIMEOUT)
    assert [str(error) for error in reported] == ["Pagefind is not installed; run make setup."]
    indexer.request()
    assert indexer.wait(TIMEOUT)
    assert "/" in searched(site)


def test_no_index_is_written_while_the_folder_is_filled_anew(indexer: Indexer, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index that is made when that begins is of pages that are gone."""
    made, placed, begun, goes_on = list[str](), list[str](), threading.Event(), threading.Event()

    def make_index(*_: object) -> str:
        made.append(f"index {len(made) + 1}")
        begun.set()
        goes_on.wait(TIMEOUT)
        return made[-1]

    monkeypatch.setattr(module, "make_index", make_index)
    monkeypatch.setattr(module, "place_index", lambda index, site: placed.append(index))
    indexer.request()
    assert begun.wait(TIMEOUT)
    with indexer.hold():
        goes_on.set()
        time.sleep(0.05)
        assert placed == []
    assert indexer.wait(TIMEOUT)
    assert (made, placed) == (["index 1", "index 2"], ["index 2"])


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[threading.Event, list[subprocess.Popen[str]]]]:
    """An index that is never done. The event is set while its process runs; the list holds all processes."""
    begun, processes = threading.Event(), list[subprocess.Popen[str]]()

    def make_index(site: Path, cache: Path, on_start: StartCallback) -> None:
        process = subprocess.Popen(["sleep", "1000"], text=True)
        processes.append(process)
        on_start(process)
        begun.set()
        process.wait()
        raise SearchError("ended")

    monkeypatch.setattr(module, "make_index", make_index)
    yield begun, processes
    for process in processes:
        process.kill()


def test_a_request_ends_the_work_on_an_older_one(
    indexer: Indexer, endless: tuple[threading.Event, list[subprocess.Popen[str]]], reported: list[SearchError]
) -> None:
    begun, processes = endless
    for _ in range(2):
        begun.clear()
        indexer.request()
        assert begun.wait(TIMEOUT)
    assert processes[0].wait(TIMEOUT) != 0
    assert processes[1].poll() is None
    assert reported == []


def test_stopping_leaves_no_process_behind(
    indexer: Indexer, endless: tuple[threading.Event, list[subprocess.Popen[str]]], reported: list[SearchError]
) -> None:
    begun, processes = endless
    indexer.request()
    assert begun.wait(TIMEOUT)
    indexer.stop()
    assert processes[0].poll() is not None
    assert indexer.wait(0)
    assert reported == []
