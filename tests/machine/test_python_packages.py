"""Python's packages are installed anywhere, and .venv is made anew where it does not fit."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from dashboard.core.settings import HOME
from machine import python_packages as step
from machine.python_packages import existing_uv, install_own_package, install_uv, is_environment_usable
from machine.stamps import mark_done
from tests.samples.odd_folder import odd_folder


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout in a folder with all signs that mean something to some program, with a .venv."""
    root = odd_folder(tmp_path)
    (root / ".cache").mkdir()
    (root / "hooks" / "dashboard" / "desk").mkdir(parents=True)
    (root / "hooks" / "dashboard" / "desk" / "__init__.py").write_text("def main(): print('desk runs')", "utf-8")
    (root / "pyproject.toml").write_bytes((HOME / "pyproject.toml").read_bytes())
    (root / "LICENSE").touch()
    venv.create(tmp_path / "made", symlinks=sys.platform != "win32")  # (Python makes none in a folder with a colon)
    (tmp_path / "made").rename(root / ".venv")
    packages = next((root / ".venv").glob("[Ll]ib*/**/site-packages"))
    (packages / "ours.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    monkeypatch.setattr("machine.programs.ROOT", root)
    monkeypatch.setattr("machine.programs.LOG", root / ".cache" / "set-up.log")
    monkeypatch.setattr(step, "ROOT", root)
    monkeypatch.setattr(step, "UV_SETTINGS", root / ".cache" / "uv.toml")
    monkeypatch.setattr(step, "VENV", root / ".venv")
    monkeypatch.setattr(step, "WHEELS", root / ".cache" / "wheel")
    monkeypatch.setattr(step, "PYTHON", root / ".venv" / step.PYTHON.relative_to(step.PYTHON.parents[1]))
    return root


def test_our_own_package_installs_in_a_folder_of_any_name(checkout: Path) -> None:
    uv = existing_uv() or pytest.skip("set-up has removed uv since")
    install_own_package(uv)
    desk = step.PYTHON.with_name(step.PYTHON.name.replace("python", "desk"))
    assert subprocess.run([desk], capture_output=True, text=True, check=True).stdout == "desk runs\n"
    lines = [path.read_bytes() for path in (checkout / ".venv").rglob("_china_russia_dashboard.pth")]
    assert [line.isascii() for line in lines] == [True]  # Python 3.12 reads it in the alphabet of the system


@pytest.mark.parametrize(
    "settings",
    [
        "[pip]\nrequire-hashes = true",
        '[pip]\ntarget = "elsewhere"',
        '[pip]\nprefix = "elsewhere"',
        '[pip]\nextra = ["x"]',
        'required-version = ">=99"',
        'pip.target = "elsewhere"',
        "[pip]\nno-such-key = 1",
    ],
)
def test_settings_of_uv_for_other_projects_stop_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, settings: str
) -> None:
    (checkout / "mine.toml").write_text(settings, "utf-8")
    monkeypatch.setenv("UV_CONFIG_FILE", str(checkout / "mine.toml"))
    install_own_package(existing_uv() or pytest.skip("set-up has removed uv since"))
    assert step.PYTHON.with_name(step.PYTHON.name.replace("python", "desk")).exists()


@pytest.fixture
def pip(tmp_path: Path) -> Path:
    """A pip that knows the settings of an office, and says which it hears of when it installs."""
    path = tmp_path / "pip.py"
    path.write_text(
        """import os, sys
if "config" in sys.argv:
    print("global.index-url='https://office.example/'\\nglobal.proxy='theirs:1'\\ninstall.target='/elsewhere'")
else:
    print(*(os.environ.get(f"PIP_{name}") for name in ("CONFIG_FILE", "INDEX_URL", "PROXY", "TARGET")))
""",
        "utf-8",
    )
    return path


def test_pip_is_told_of_the_settings_what_is_about_networks(
    pip: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("machine.programs.LOG", tmp_path / "log")
    monkeypatch.setenv("PIP_PROXY", "mine:1")
    install_uv([sys.executable, pip])
    assert (tmp_path / "log").read_text("utf-8").split() == [os.devnull, "https://office.example/", "mine:1", "None"]


@pytest.mark.parametrize(
    ("of_uv", "variables", "index"),
    [
        ("", {}, "https://office.example/"),
        ("", {"UV_DEFAULT_INDEX": "https://mine.example/"}, "https://mine.example/"),
        ("", {"PIP_INDEX_URL": "https://pips.example/"}, "https://pips.example/"),
        ("index-url = 'https://mine.example/'", {}, None),
    ],
)
def test_uv_takes_the_index_of_pip_where_it_has_none_of_its_own(
    checkout: Path, pip: Path, monkeypatch: pytest.MonkeyPatch, of_uv: str, variables: dict[str, str], index: str | None
) -> None:
    """Most offices name their mirror to pip alone, and uv does not look there."""
    (checkout / "mine.toml").write_text(of_uv, "utf-8")
    monkeypatch.setenv("UV_CONFIG_FILE", str(checkout / "mine.toml"))
    monkeypatch.setattr(step, "PIP", (sys.executable, pip))
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert {**os.environ, **step.uv_variables()}.get("UV_DEFAULT_INDEX") == index


def test_the_password_of_an_index_is_for_the_user_alone(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "mine.toml").write_text("index-url = 'https://me:secret@office.example/'", "utf-8")
    monkeypatch.setenv("UV_CONFIG_FILE", str(checkout / "mine.toml"))
    step.UV_SETTINGS.write_text("of an earlier set-up", "utf-8")
    settings = Path(step.uv_variables()["UV_CONFIG_FILE"])
    assert "secret" in settings.read_text("utf-8")
    assert sys.platform == "win32" or not settings.stat().st_mode & 0o077  # (there files have no such mode)


def test_an_environment_that_was_moved_is_not_usable(checkout: Path) -> None:
    made_in = checkout / ".venv" / ".made-in"
    made_in.write_text(str(checkout / ".venv"), "utf-8")
    assert is_environment_usable()
    made_in.write_text("/elsewhere/.venv", "utf-8")
    assert not is_environment_usable()


def test_an_environment_that_was_put_elsewhere_and_is_linked_here_is_usable(checkout: Path) -> None:
    (checkout / ".venv" / ".made-in").write_text(str(checkout / ".venv"), "utf-8")
    (checkout / ".venv").rename(checkout / "elsewhere")
    (checkout / ".venv").symlink_to("elsewhere")
    assert is_environment_usable()


def test_an_environment_of_another_machine_is_not_done(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (checkout / "requirements.lock").touch()
    mark_done(step.VENV, step.python_stamp())
    assert step.are_python_packages_installed()
    monkeypatch.setattr("platform.machine", lambda: "another")
    assert not step.are_python_packages_installed()


def test_an_environment_whose_python_does_not_run_is_not_done(checkout: Path) -> None:
    (checkout / "requirements.lock").touch()
    mark_done(step.VENV, step.python_stamp())
    step.PYTHON.unlink()
    step.PYTHON.write_text("of another machine", "utf-8")
    assert not step.are_python_packages_installed()
    assert not is_environment_usable()


@pytest.mark.parametrize("does", ["exit 127", "echo 'uv 0.4.30 (61ed2a236 2024-11-04)'"])
def test_a_uv_that_does_not_run_or_is_too_old_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str
) -> None:
    shim = tmp_path / "uv"
    shim.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert existing_uv() != "uv"
