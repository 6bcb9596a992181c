"""Of the user's settings of uv and pip, what is about networks, indexes and caches reaches set-up."""

from __future__ import annotations

from pathlib import Path

import pytest

from machine.user_settings import kept_of_uv, pip_variables, uv_settings

OF_THE_OFFICE = """index-url = "https://office.example/simple"
find-links = [
  "/wheels",
]
[pip]
keyring-provider = "subprocess"
[[index]]
name = "office"
url = "https://office.example/other"
"""
WITH_OTHER_THINGS = """required-version = ">=99"
index-url = "https://office.example/simple"
exclude-newer = "2020-01-01"
find-links = [
  "/wheels",
]
no-binary-package = [
  "numpy",
]
[pip]
target = "/elsewhere"
keyring-provider = "subprocess"
[[index]]
name = "office"
url = "https://office.example/other"
[extra-build-dependencies]
numpy = ["cython"]
"""


def test_of_uv_only_what_is_about_networks_is_kept() -> None:
    assert kept_of_uv(WITH_OTHER_THINGS) == OF_THE_OFFICE.rstrip()


def test_files_of_user_and_office_are_read_together_as_uv_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    own = 'cache-dir = "/own"\npip.keyring-provider = "disabled"\n[pip]\ntarget = "/elsewhere"\n'
    for folder, text in (("own", own), ("office", OF_THE_OFFICE)):
        (tmp_path / folder / "uv").mkdir(parents=True)
        (tmp_path / folder / "uv" / "uv.toml").write_text(text, "utf-8")
    environ = {"XDG_CONFIG_HOME": str(tmp_path / "own"), "XDG_CONFIG_DIRS": str(tmp_path / "office")}
    both = 'cache-dir = "/own"\n' + OF_THE_OFFICE.replace("subprocess", "disabled").rstrip()
    assert uv_settings(environ, tmp_path) == both


def test_uv_is_told_of_the_settings_of_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    (tmp_path / "uv").mkdir()
    (tmp_path / "uv" / "uv.toml").write_bytes(OF_THE_OFFICE.replace("\n", "\r\n").encode())
    assert uv_settings({"APPDATA": str(tmp_path)}, tmp_path / "site") == OF_THE_OFFICE.rstrip()


def test_without_settings_there_are_none(tmp_path: Path) -> None:
    assert uv_settings({"XDG_CONFIG_HOME": str(tmp_path), "XDG_CONFIG_DIRS": str(tmp_path)}, tmp_path) == ""


def test_of_pip_only_what_is_about_networks_is_kept() -> None:
    listed = (
        "global.extra-index-url='\\nhttp://b\\nhttp://c'\ninstall.target='/x'\n:env:.proxy='p'\nglobal.user='true'\n"
    )
    assert pip_variables(listed) == {"PIP_EXTRA_INDEX_URL": "\nhttp://b\nhttp://c"}
