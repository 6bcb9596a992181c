"""A checkout whose Python finds the engine of another one, or another project's package of its name."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.core.settings import HOME
from tests.samples.site import SITE, site_config, write_files

MKDOCS = ("-m", "mkdocs", "build")
DESK = ("-c", "from dashboard.desk import main; main()", "check")


def said(root: Path, *command: str) -> str:
    """What a command says that fails in a folder, on one line."""
    done = subprocess.run([sys.executable, *command], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return " ".join((done.stdout + done.stderr).split())


def test_the_engine_of_another_checkout_is_named_by_builds_and_by_the_desk(tmp_path: Path) -> None:
    config = site_config("https://example.org/").replace(str(HOME / "hooks"), str(tmp_path / "hooks"))
    write_files(tmp_path, {**SITE, "mkdocs.yml": config})
    shutil.copytree(HOME / "hooks", tmp_path / "hooks", ignore=shutil.ignore_patterns("*.pyc*"))
    own = (tmp_path / "hooks").resolve()
    build = said(tmp_path, *MKDOCS)
    assert f"names the hooks in {own}, but Python finds the engine in {HOME / 'hooks'}. Unset PYTHONPATH" in build
    assert "Traceback" not in build
    assert f"an engine of its own in {own}, but this command runs that of {HOME / 'hooks'}" in said(tmp_path, *DESK)


def test_a_package_of_the_engines_name_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = site_config("https://example.org/")
    write_files(tmp_path, {**SITE, "mkdocs.yml": config, "other/dashboard/__init__.py": ""})
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path / 'other'}{os.pathsep}{HOME / 'hooks'}")
    assert f"a package 'dashboard' of another project: {tmp_path}/other/dashboard" in said(tmp_path, *MKDOCS)
