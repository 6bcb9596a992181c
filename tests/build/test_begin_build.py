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


@pytest.mark.parametrize("variable", ["DASHBOARD_AS_OF", "DASHBOARD_PREVIEW"])
@pytest.mark.parametrize("link", ["", "folder", "repository"])
def test_neither_fills_the_folder_of_the_publication(
    config: Path, monkeypatch: pytest.MonkeyPatch, variable: str, link: str
) -> None:
    """The folder may also be named by a link of the file system."""
    site = config.with_name("site")
    if link == "folder":
        site.mkdir()
        site = config.with_name("other")
        site.symlink_to("site")
    elif link == "repository":
        config.with_name("self").symlink_to(config.parent)
        site = config.with_name("self") / "site"
    monkeypatch.setenv(variable, f"2090-12-31 {site}")
    with pytest.raises(ValueError, match=f"unset {variable}"):
        begin_build(config, site, None, None)


@pytest.mark.parametrize("folder", ["data", "data/site", "docs", ".", "link"])
def test_no_build_fills_a_folder_of_sources(config: Path, folder: str) -> None:
    """It would delete what it has not written."""
    config.with_name("link").symlink_to("data")
    with pytest.raises(ValueError, match="holds what the site is made of"):
        begin_build(config, config.parent / folder, None, None)
