"""A preview does not wait for notebooks."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path
from threading import Event

import pytest

from dashboard.cache.store import CacheError
from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.notebooks.run_cache import Runs
from dashboard.site.load_site import load_site
from tests.samples.site import HEAD, SITE, notebook_text, write_files

PATH = "docs/analyses/book.ipynb"


def shown(root: Path, execute: BackgroundExecutor) -> str:
    [cell] = load_site(root / "mkdocs.yml", preview=True, execute=execute).notebooks[PATH].cells
    data = cell.outputs[0]["data"]
    return str(data.get("text/html") or data["text/plain"])


def test_what_is_not_computed_comes_with_the_next_build(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1")})
    done = Event()
    background = BackgroundExecutor()
    background.listen(done.set)
    assert shown(tmp_path, background) == "<p>This is being computed.</p>"
    assert done.wait(60)
    assert shown(tmp_path, background) == "2"
    write_files(tmp_path, {PATH: notebook_text(HEAD, "1 + 2")})
    assert shown(tmp_path, background) == "2", "the last good version, until the new one is there"
    background.stop()


def test_a_stop_ends_what_is_running(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "import time\ntime.sleep(600)")})
    done = Event()
    background = BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    background.stop()
    assert not done.is_set()


ENDLESS = notebook_text(HEAD, "import time\ntime.sleep(600)")
OTHER = "docs/analyses/other.ipynb"


def test_a_notebook_that_never_ends_holds_up_no_other(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, OTHER: ENDLESS})
    done, background = Event(), BackgroundExecutor()
    background.listen(done.set)
    load_site(tmp_path / "mkdocs.yml", preview=True, execute=background)
    write_files(tmp_path, {PATH: notebook_text(HEAD, "1 + 1")})
    shown(tmp_path, background)
    assert done.wait(60)
    assert shown(tmp_path, background) == "2"
    background.stop()


def test_a_notebook_that_is_saved_while_it_runs_begins_anew_at_once(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: ENDLESS})
    done, background = Event(), BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    write_files(tmp_path, {PATH: notebook_text(HEAD, "1 + 1")})
    shown(tmp_path, background)
    assert done.wait(60)
    assert shown(tmp_path, background) == "2"
    background.stop()


def test_a_notebook_that_is_deleted_while_it_runs_is_ended(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: ENDLESS})
    background = BackgroundExecutor()
    shown(tmp_path, background)
    assert "notebooks" in [thread.name for thread in threading.enumerate()]
    write_files(tmp_path, {PATH: None})
    load_site(tmp_path / "mkdocs.yml", preview=True, execute=background)
    assert "notebooks" not in [thread.name for thread in threading.enumerate()]


def test_who_hears_that_notebooks_are_done_can_begin_the_next_at_once(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1")})
    heard, done, background = list[str](), Event(), BackgroundExecutor()

    def hear() -> None:
        heard.append(shown(tmp_path, background))
        if len(heard) == 2:
            done.set()
        write_files(tmp_path, {PATH: notebook_text(HEAD, "1 + 2")})
        shown(tmp_path, background)

    background.listen(hear)
    shown(tmp_path, background)
    assert done.wait(60)
    assert heard == ["2", "3"]
    background.stop()


def test_a_kernel_that_does_not_start_is_not_tried_again_and_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("It does not start.")

    monkeypatch.setattr("dashboard.notebooks.execution.execute", fail)
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1")})
    done = Event()
    background = BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    assert done.wait(60)
    done.clear()
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True, execute=background)
    assert [finding.id for finding in edition.findings if finding.path == PATH] == ["notebook-kernel"]
    background.stop()
    assert not done.is_set()


def test_a_notebook_that_failed_for_its_data_is_executed_again_when_they_are_right(tmp_path: Path) -> None:
    code = "from pathlib import Path\nint(Path('amount.txt').read_text())"
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, code), "docs/analyses/amount.txt": "three"})
    done, background = Event(), BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    assert done.wait(60)
    done.clear()
    write_files(tmp_path, {"docs/analyses/amount.txt": "3"})
    shown(tmp_path, background)
    assert done.wait(60)
    assert shown(tmp_path, background) == "3"
    background.stop()


def test_what_hinders_the_whole_execution_is_told_and_nobody_waits_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise CacheError("The disk is full.")

    monkeypatch.setattr(Runs, "_keep", fail)
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1")})
    done = Event()
    background = BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    assert done.wait(60)
    findings = prepare_edition(tmp_path / "mkdocs.yml", preview=True, execute=background).findings
    (finding,) = [finding for finding in findings if finding.path == PATH]
    assert (finding.id, "The disk is full." in finding.message) == ("notebook-kernel", True)
    background.stop()


def test_what_executes_is_loaded_before_another_thread_begins(tmp_path: Path) -> None:
    code = """
import sys, threading
from pathlib import Path
from dashboard.notebooks.background import BackgroundExecutor
from dashboard.notebooks.run_cache import Runs
from dashboard.site.load_site import load_site
loaded = []
threading.Thread.start = lambda thread: loaded.append("dashboard.notebooks.execution" in sys.modules)
load_site(Path("mkdocs.yml").resolve(), preview=True, execute=BackgroundExecutor())
print(loaded)
"""
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1")})
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[True]"
