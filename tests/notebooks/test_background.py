"""A preview does not wait for notebooks."""

from __future__ import annotations

from pathlib import Path
from threading import Event

from dashboard.edition.prepare_edition import prepare_edition
from dashboard.notebooks.background import BackgroundExecutor
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


def test_a_kernel_that_does_not_start_is_not_tried_again_and_again(tmp_path: Path) -> None:
    write_files(tmp_path, {**SITE, PATH: notebook_text(HEAD, "1 + 1", kernel="none")})
    done = Event()
    background = BackgroundExecutor()
    background.listen(done.set)
    shown(tmp_path, background)
    assert done.wait(60)
    done.clear()
    edition = prepare_edition(tmp_path / "mkdocs.yml", preview=True, execute=background)
    assert [finding.id for finding in edition.findings] == ["notebook-kernel"]
    background.stop()
    assert not done.is_set()
