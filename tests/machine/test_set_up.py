"""`python3 hooks/set_up.py`: it starts with an old Python, and what it cannot do it says in one line."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import set_up
from dashboard.core.settings import HOME
from machine import lock as locking
from machine.file_lock import lock
from machine.lock import one_at_a_time

FILES = [HOME / "hooks" / "set_up.py", *sorted((HOME / "hooks" / "machine").glob("*.py"))]
STEPS = ("set_up_python", "set_up_node", "set_up_browser")


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with nothing to be done."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(set_up, "ROOT", tmp_path)
    monkeypatch.setattr(set_up, "CACHE", tmp_path / ".cache")
    monkeypatch.setattr(locking, "FILE", tmp_path / ".cache" / "set-up.lock")
    for step in STEPS:
        monkeypatch.setattr(set_up, step, lambda **_: None)
    monkeypatch.setattr(set_up, "works", lambda _: True)
    return tmp_path


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_python_3_8_reads_it_and_only_its_own_library_is_used(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"), feature_version=(3, 8))
    froms = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    own = {*sys.stdlib_module_names, "machine"} - {"graphlib", "tomllib", "zoneinfo"}  # (these came with 3.9 and 3.11)
    assert {name.split(".")[0] for name in (*froms, *names)} <= own


def test_it_finds_its_steps_where_python_does_not_look_beside_a_program() -> None:
    command = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(FILES[0])!r})"]
    subprocess.run(command, check=True)


@pytest.mark.parametrize("options", [["--help"], ["-h"], ["--docter"], ["--dev", "now"], ["--json"]])
def test_what_it_is_not_told_to_do_it_does_not_do(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    """Who asks for help, or mistypes, gets no set-up of some minutes."""
    monkeypatch.setattr(set_up, "set_up_python", lambda: pytest.fail("it set up"))
    with pytest.raises(SystemExit) as end:
        set_up.main(options)
    assert "[--dev | --doctor [--json]]" in str(end.value.code)


def test_a_checkout_that_cannot_be_written_to_is_told_in_one_line(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise OSError(30, "Read-only file system", str(checkout / ".venv"))

    monkeypatch.setattr(set_up, "set_up_python", refuse)
    with pytest.raises(SystemExit) as end:
        set_up.main([])
    assert str(end.value.code).startswith(
        f"set-up  {checkout / '.venv'} cannot be written: Read-only file system. Cure:"
    )


@pytest.mark.parametrize("kind", ["nothing", "file", "dangling link", "made by another set-up this moment"])
def test_the_cache_is_made_whatever_stands_there(checkout: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if kind == "file":
        (checkout / ".cache").touch()
    elif kind == "dangling link":
        (checkout / ".cache").symlink_to("/nowhere")
    elif kind != "nothing":
        monkeypatch.setattr(Path, "unlink", lambda path, **_: path.mkdir())
    set_up.main([])
    assert (checkout / ".cache" / "set-up.lock").is_file()


def test_a_second_set_up_waits(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (checkout / ".cache").mkdir()
    with locking.FILE.open("a") as other:
        assert lock(other.fileno(), wait=False)
        monkeypatch.setattr(locking, "lock", lambda file, *, wait: lock(file, wait=False) or (wait and other.close()))
        with one_at_a_time():
            assert other.closed
    assert "waiting for another set-up" in capsys.readouterr().out


def test_where_nothing_can_be_written_there_is_no_lock(checkout: Path) -> None:
    with one_at_a_time():
        assert not locking.FILE.exists()
