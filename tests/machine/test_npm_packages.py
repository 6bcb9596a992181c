"""npm's packages are installed whatever a .npmrc of the user says of other projects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from machine import npm_packages as step


@pytest.mark.parametrize("setting", ["global=true", "workspaces=true"])
def test_settings_of_the_user_stop_nothing(setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = {"name": "x", "version": "1.0.0"}
    (tmp_path / "package.json").write_text(json.dumps(package), "utf-8")
    lock = {"name": "x", "version": "1.0.0", "lockfileVersion": 3, "packages": {"": package}}
    (tmp_path / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    (tmp_path / ".npmrc-of-the-user").write_text(setting, "utf-8")
    monkeypatch.setenv("NPM_CONFIG_USERCONFIG", str(tmp_path / ".npmrc-of-the-user"))
    monkeypatch.setattr(step, "ROOT", tmp_path)
    monkeypatch.setattr(step, "MODULES", tmp_path / "node_modules")
    monkeypatch.setattr("machine.programs.ROOT", tmp_path)
    monkeypatch.setattr("machine.programs.LOG", tmp_path / "log")
    (tmp_path / "node_modules").mkdir()
    step.set_up_node(dev=False)
    assert step.are_npm_packages_installed(dev=False)
