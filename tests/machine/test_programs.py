"""Programs of set-up, and what is said of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from machine import programs
from machine.programs import ask, run, works


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The log of this test."""
    monkeypatch.setattr(programs, "ROOT", tmp_path)
    monkeypatch.setattr(programs, "LOG", tmp_path / "set-up.log")
    return tmp_path / "set-up.log"


def test_a_failure_is_one_line_with_cause_and_cure(log: Path) -> None:
    code = "print('error: It failed\\n  cause: No space left on device\\nhint: read this'); exit(2)"
    with pytest.raises(SystemExit) as end:
        run([sys.executable, "-c", code], "The packages did not install", "see there")
    cure = "Cure: free 3 GB, then run this again. (All it said: set-up.log)"
    assert end.value.code == f"set-up  The packages did not install: the disk is full. {cure}"
    assert "hint: read this" in log.read_text(encoding="utf-8")


def test_a_program_that_is_not_there_did_not_work(log: Path) -> None:
    assert not works(["no-such-program"])
    assert "no-such-program" in log.read_text(encoding="utf-8")
    assert ask(["no-such-program"])[0] == ""


def test_programs_see_nothing_of_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONHOME", "/another/life")
    assert ask([sys.executable, "-c", "print('it starts')"]) == ("it starts", "")


def test_a_name_in_another_alphabet_is_read_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert ask([sys.executable, "-c", "print('\\u041f\\u0440\\u043e\\u0435\\u043a\\u0442')"])[0] == "Проект"
