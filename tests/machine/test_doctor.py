"""The table of what is there and what is missing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.core.settings import HOME
from dashboard.desk import main
from machine import doctor
from machine.causes import Cause
from machine.doctor import Row, examine, report
from machine.set_up_command import set_up_command

LOCK = "Foo.Bar==1.0 \\\n    --hash=x\nold==2.0 \\\nwindows-only==1.0 ; sys_platform == 'win32' \\\n"


@pytest.fixture(autouse=True)
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A checkout in which nothing was set up, on a machine with what a test puts here: what programs print."""
    programs: dict[str, str] = {}
    (tmp_path / "requirements.lock").write_text(LOCK, "utf-8")
    monkeypatch.setattr(doctor, "ROOT", tmp_path)
    monkeypatch.setattr(doctor, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(doctor, "output", lambda command, **_: programs.get(Path(str(command[0])).name, ""))
    monkeypatch.setattr(doctor, "is_environment_usable", lambda: "python" in programs)
    monkeypatch.setattr(doctor, "existing_uv", lambda: programs.get("uv", ""))
    monkeypatch.setattr(doctor, "node_version", lambda _: programs.get("node", ""))
    monkeypatch.setattr(doctor, "are_npm_packages_installed", lambda **_: False)
    monkeypatch.setattr(doctor, "start_browser", lambda: ("", Cause("libnss3.so is missing", "install it")))
    return programs


def test_what_is_missing_is_said_with_its_cure_where_nothing_is_there() -> None:
    rows = {row.what: row for row in examine()}
    assert rows["Python in .venv"].missing == "it is not there"
    assert rows["Python's packages"].missing == "Foo.Bar, china-russia-dashboard, old"
    assert rows["browser"].missing == "it cannot be tried without .venv"
    assert all(row.cure for row in rows.values() if row.missing)
    assert not rows["uv"].missing  # set-up brings it


def test_the_cure_is_a_command_that_the_system_has() -> None:
    assert set_up_command("win32", has_make=False) == "py hooks\\set_up.py"
    assert set_up_command("darwin", has_make=False) == "python3 hooks/set_up.py"
    assert set_up_command("linux", has_make=True) == "make setup"


def test_a_browser_that_does_not_start_says_why(machine: dict[str, str]) -> None:
    machine[doctor.PYTHON.name] = "foo-bar==1.0"
    browser = {row.what: row for row in examine()}["browser"]
    assert (browser.missing, browser.cure) == (
        "libnss3.so is missing",
        "make setup; where that does not help, install it",
    )


def test_a_package_of_another_version_is_missing(machine: dict[str, str]) -> None:
    machine[doctor.PYTHON.name] = "foo-bar==1.0\nold==1.9\nchina-russia-dashboard==0.1.0"
    assert {row.what: row for row in examine()}["Python's packages"].missing == "old"


def test_a_node_that_is_too_old_is_told_with_its_version(machine: dict[str, str]) -> None:
    machine["node"] = "14.21.3"
    node = {row.what: row for row in examine()}["Node"]
    assert (node.version, node.missing) == ("14.21.3", "18 or newer")


def test_a_file_of_certificates_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/gone.pem")
    assert (
        Row("certificates", "SSL_CERT_FILE", "/gone.pem", "there is no such file", "unset SSL_CERT_FILE") in examine()
    )


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("PYTHONPATH", "/elsewhere", "Python's packages of another place come first"),
        ("PYTHONOPTIMIZE", "2", "Python leaves the descriptions of checks out"),
        ("TMPDIR", "/gone", "it is no folder in which files can be made"),
    ],
)
def test_a_variable_that_stops_builds_is_told(
    name: str, value: str, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert Row("variable", name, value, fault, f"unset {name}") in examine()


def test_options_with_which_node_does_not_start_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NODE_OPTIONS", "--require /gone.js")
    monkeypatch.setattr(shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    monkeypatch.setattr(doctor, "output", lambda command, **env: "" if "NODE_OPTIONS" in env else "v20.1.0")
    fault = "Node does not start with it"
    assert Row("variable", "NODE_OPTIONS", "--require /gone.js", fault, "unset NODE_OPTIONS") in examine()


def test_the_table_is_aligned_and_paths_are_seen_from_the_checkout(tmp_path: Path) -> None:
    rows = [
        Row("git", "2.39", "/usr/bin/git"),
        Row("npm's packages", "", str(tmp_path / "node_modules"), "all", "run it"),
    ]
    assert report(rows, as_json=False).splitlines() == [
        "what            version  from          missing  cure",
        "git             2.39     /usr/bin/git",
        "npm's packages           node_modules  all      run it",
    ]


def test_the_command_needs_no_site_and_ends_with_1_where_something_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["doctor", "--json"])
    assert result.exit_code == 1
    assert {"what", "version", "place", "missing", "cure"} == set(json.loads(result.output)[0])


def test_the_command_is_loaded_where_packages_are_missing() -> None:
    code = "import sys; sys.modules.update(dict.fromkeys(['pydantic', 'yaml', 'babel', 'mkdocs'])); "
    code += "from dashboard.desk import main; main(['doctor', '--help'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=HOME, capture_output=True, text=True, check=False)
    assert "Show what this machine has" in done.stdout, done.stderr
