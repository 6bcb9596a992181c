"""Whom a build is for, and for which moment."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from dashboard.build.begin_build import begin_build
from dashboard.notebooks.background import BackgroundExecutor
from tests.samples.site import SITE, write_files

TIME = "2090-01-01T06:00+01:00"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    write_files(tmp_path, SITE)
    return tmp_path / "mkdocs.yml"


@pytest.mark.parametrize("value", [TIME, f"{TIME} {{folder}}/then"])
def test_a_preview_that_is_served_takes_the_time(config: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DASHBOARD_AS_OF", value.format(folder=config.parent))
    edition = begin_build(config, None, BackgroundExecutor(), None).edition
    assert edition.content.audience.at == datetime.datetime.fromisoformat(TIME)
    assert edition.view.notice == ""


def test_what_is_pushed_and_a_preview_as_a_folder_do_not(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    then = config.with_name("then")
    monkeypatch.setenv("DASHBOARD_AS_OF", f"{TIME} {then}")
    assert begin_build(config, then, None, None).edition.view.notice
    with pytest.raises(ValueError, match="unset DASHBOARD_AS_OF"):
        begin_build(config, None, None, None)  # (as gh-deploy does)
    monkeypatch.setenv("DASHBOARD_PREVIEW", f"2090-12-31 {then}")
    with pytest.raises(ValueError, match="unset DASHBOARD_AS_OF"):
        begin_build(config, then, None, None)
