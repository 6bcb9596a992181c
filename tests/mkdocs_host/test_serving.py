"""Whole `mkdocs serve` processes: the engine under edit, and two at once."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from dashboard.core.settings import HOME
from mkdocs_host.process import lock_of
from tests.samples.built import build
from tests.samples.forks import start_mkdocs
from tests.samples.server import PATIENCE, serving_preview, wait_for_text
from tests.samples.site import HEAD, SITE, site_config, write_files


@pytest.fixture
def root(tmp_path: Path, shared_cache: Path) -> Path:
    """The small site, not built."""
    root = tmp_path / "repository"
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    return root


def status_of(address: str) -> dict[str, Any]:
    """What a preview tells its pages."""
    with urlopen(f"{address}preview/status.json", timeout=PATIENCE) as answer:
        status: dict[str, Any] = json.load(answer)
    return status


def wait_for(address: str, is_there: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """Wait until the status of a preview is as it should be; while the preview starts again there is none."""
    end, status = time.monotonic() + PATIENCE, dict[str, Any]()
    while time.monotonic() < end:
        try:
            status = status_of(address)
            if is_there(status):
                return status
        except (OSError, IndexError):  # (no server, or no build yet)
            pass
        time.sleep(0.1)
    raise AssertionError(status)


@pytest.fixture
def own_engine(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the engine, with which the small site is served; its folder `hooks`."""
    home = tmp_path / "home"
    shutil.copytree(HOME / "hooks", home / "hooks", ignore=shutil.ignore_patterns("*.pyc.*"))
    for name in ("node_modules", ".cache"):
        (home / name).symlink_to(HOME / name)
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace(str(HOME / "hooks"), str(home / "hooks")), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(home / "hooks"))
    return home / "hooks"


def test_a_save_of_the_engine_starts_the_preview_again_unless_it_is_broken(own_engine: Path, root: Path) -> None:
    with serving_preview(root, loaded_anew=True) as address:
        began = status_of(address)["since"]
        (own_engine / "new.py").write_text("def broken(:\n")
        status = wait_for(address, lambda status: status["engine"])
        assert status["engine"] == "hooks/new.py:1: invalid syntax"
        text = root / "docs" / "analyses" / "lifeline.md"
        text.write_text(HEAD + "Served all the same.\n", encoding="utf-8")
        wait_for(address, lambda status: "docs/analyses/lifeline.md" in status["builds"][-1]["because"])
        with urlopen(f"{address}analyses/lifeline/", timeout=PATIENCE) as page:
            assert b"Served all the same." in page.read()
        # What only a build finds out ends the new process; it comes back with the next save.
        adapter, broken = own_engine / "show_pages.py", "def on_env(env, config, files): return nothing\n"
        sound = adapter.read_text(encoding="utf-8")
        adapter.write_text(sound + broken, encoding="utf-8")
        log = root.with_name(f"{root.name}.log")
        wait_for_text(log, "It starts again after the next save")
        adapter.write_text(sound, encoding="utf-8")
        status = wait_for(address, lambda status: status["since"] > began)
        assert status["engine"] == ""


def test_broken_settings_links_to_nowhere_and_folders_made_anew_never_end_a_preview(root: Path, tmp_path: Path) -> None:
    settings, docs, link = root / "mkdocs.yml", root / "docs", root / "docs/analyses/linked.md"
    for name in ("docs/analyses/nowhere.md", "docs/nowhere.svg", "data/nowhere", "data/charts/nowhere.yaml"):
        (root / name).symlink_to("gone")
    (root / "docs/.texts").mkdir()
    (root / "docs/.texts/a.md").write_text(HEAD + "Behind a link.\n", encoding="utf-8")
    link.symlink_to("../.texts/a.md")
    with serving_preview(root) as address:
        sound = settings.read_text(encoding="utf-8")
        settings.write_text(sound.replace("plugins:", "plugins:\n- nothing"), encoding="utf-8")
        status = wait_for(address, lambda status: status["error"])
        assert 'The "nothing" plugin is not installed' in status["error"]
        settings.write_text(sound, encoding="utf-8")
        wait_for(address, lambda status: not status["error"] and status["builds"])
        docs.rename(tmp_path / "away")
        (root / "circle.md").symlink_to("circle.md")
        wait_for(address, lambda status: "analyses/linked/" in status["builds"][-1]["gone"])
        (tmp_path / "away").rename(docs)
        wait_for(address, lambda status: "analyses/linked/" in status["builds"][-1]["pages"])
        (docs / ".texts/a.md").write_text(HEAD + "Saved behind a link.\n", encoding="utf-8")
        wait_for(address, lambda status: "docs/.texts/a.md" in status["builds"][-1]["because"])
        with urlopen(f"{address}analyses/linked/", timeout=PATIENCE) as page:
            assert b"Saved behind a link." in page.read()


def test_a_port_that_is_taken_is_one_sentence_and_two_previews_and_a_build_live_side_by_side(root: Path) -> None:
    with serving_preview(root) as first, serving_preview(root) as second:
        log = root.with_name("third.log")
        third = start_mkdocs(root, ["serve", "-a", urlsplit(first).netloc], log)
        third.join(PATIENCE)
        assert third.exitcode == 1
        *_, last = log.read_text(encoding="utf-8").strip().splitlines()
        assert "cannot have the address" in last
        assert "mkdocs serve -a 127.0.0.1:" in last
        assert "Traceback" not in log.read_text(encoding="utf-8")
        built = build(root, "--strict")
        assert built.code == 0, built.output
        (root / "docs" / "analyses" / "lifeline.md").write_text(HEAD + "Saved once.\n", encoding="utf-8")
        for address in (first, second):
            wait_for(address, lambda status: bool(status["builds"]))
            with urlopen(f"{address}analyses/lifeline/", timeout=PATIENCE) as page:
                assert b"Saved once." in page.read()


LOCKED = """
from pathlib import Path
from mkdocs_host.process import lock_of

def on_post_build(config):
    assert not lock_of(Path(".cache"), "build", Path("site")).try_acquire(), "others may build now"
"""
"""A hook of the site, which runs just before the new site takes the place of the old one."""


def test_builds_at_once_wait_for_each_other_and_all_succeed(root: Path, tmp_path: Path) -> None:
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n- locked.py\n"), encoding="utf-8")
    (root / "locked.py").write_text(LOCKED, encoding="utf-8")
    earlier, logs = lock_of(root / ".cache", "build", root / "site"), [tmp_path / "1.log", tmp_path / "2.log"]
    assert earlier.try_acquire()
    builds = [start_mkdocs(root, ["build", "--strict"], log) for log in logs]
    for log in logs:
        wait_for_text(log, "Another build into")
    earlier.release()
    for one in builds:
        one.join(PATIENCE)
    assert [one.exitcode for one in builds] == [0, 0], [log.read_text(encoding="utf-8") for log in logs]
    assert "A lifeline" in (root / "site" / "analyses" / "lifeline" / "index.html").read_text(encoding="utf-8")
    assert not (root / ".site-new").exists()
