"""The end of `mkdocs serve`, and of a build that is stopped."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.samples.forks import start_mkdocs
from tests.samples.server import PATIENCE, serving_preview
from tests.samples.site import SITE, site_config, write_files


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_preview_in_the_background_ends_when_it_is_told_to_and_leaves_nothing_behind(
    tmp_path: Path, shared_cache: Path, monkeypatch: pytest.MonkeyPatch, end: signal.Signals
) -> None:
    root, temporary = tmp_path / "repository", tmp_path / "temporary"
    write_files(root, {**SITE, "mkdocs.yml": site_config("https://example.org/")})
    (root / ".cache").symlink_to(shared_cache, target_is_directory=True)
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with serving_preview(root, end):
        assert [*temporary.iterdir()] != []
    assert [*temporary.iterdir()] == []


STOPPED = """
import os, signal

def on_post_build(config):
    assert os.listdir(config.site_dir)
    os.kill(os.getpid(), signal.{name})
"""
"""A hook of the site, which ends the build when most of it is written."""


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_build_that_is_stopped_leaves_the_last_site_and_nothing_else(
    tmp_path: Path, shared_cache: Path, end: signal.Signals
) -> None:
    config = site_config("https://example.org/").replace("hooks:\n", "hooks:\n- stopped.py\n")
    write_files(tmp_path, {**SITE, "mkdocs.yml": config, "stopped.py": STOPPED.format(name=end.name), "site/a": "A"})
    (tmp_path / ".cache").symlink_to(shared_cache, target_is_directory=True)
    before = {path.name for path in tmp_path.iterdir()}
    build = start_mkdocs(tmp_path, ["build"], log := tmp_path / "build.log")
    build.join(PATIENCE)
    assert build.exitcode == 1, log.read_text(encoding="utf-8")
    assert {path.name for path in tmp_path.iterdir()} - {"__pycache__", "build.log"} == before
    assert (tmp_path / "site" / "a").read_text(encoding="utf-8") == "A"
