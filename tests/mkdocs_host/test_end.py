"""The end of `mkdocs serve`."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.samples.server import serving_preview
from tests.samples.site import SITE, site_config, write_files


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
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
