"""The folders of set-up."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path, PurePath
from types import ModuleType

import pytest

from machine import folders
from machine.folders import remove


@pytest.mark.parametrize(
    ("system", "program"),
    [("linux", ("bin", "python")), ("darwin", ("bin", "python")), ("win32", ("Scripts", "python.exe"))],
)
def test_programs_stand_where_the_system_has_them(
    monkeypatch: pytest.MonkeyPatch, system: str, program: tuple[str, str]
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    assert PurePath(_loaded_anew(folders).PYTHON).parts[-3:] == (".venv", *program)


@pytest.mark.parametrize("target", ["full", "gone"])
def test_a_link_is_removed_and_what_it_leads_to_stays(tmp_path: Path, target: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    (tmp_path / ".venv").symlink_to(tmp_path / target)
    remove(tmp_path / ".venv")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full"]


def test_a_file_a_folder_and_nothing_are_removed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "inner").mkdir(parents=True)
    for name in ("file", "folder", "nothing"):
        remove(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_removed_is_named_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied", "deep-within.json")

    monkeypatch.setattr("shutil.rmtree", refuse)
    with pytest.raises(PermissionError) as refused:
        remove(tmp_path)
    assert refused.value.filename == str(tmp_path)


def _loaded_anew(module: ModuleType) -> ModuleType:
    spec = importlib.util.spec_from_file_location("anew", str(module.__file__))
    assert spec
    assert spec.loader
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded
