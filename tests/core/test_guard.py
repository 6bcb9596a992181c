"""The guard turns what goes wrong with a file into one finding, and lets through what ends a command."""

from __future__ import annotations

import errno
from pathlib import Path

import click
import pytest

from dashboard.core.finding import Finding
from dashboard.core.guard import DEBUG, guarding

PATH = "docs/a.md"


def found(error: BaseException) -> Finding:
    findings: list[Finding] = []
    with guarding(PATH, findings, "drawn", 7):
        raise error
    (finding,) = findings
    return finding


@pytest.mark.usefixtures("guarded")
def test_an_error_becomes_a_finding_that_names_the_place_in_the_code() -> None:
    finding = found(KeyError("x"))
    assert (finding.path, finding.line, finding.id, finding.severity) == (PATH, 7, "engine-error", "error")
    assert finding.message == "This could not be drawn (KeyError: 'x')."
    assert "test_guard.py:" in finding.hint
    assert "desk --debug check" in finding.hint


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("error", [MemoryError(), RecursionError()])
def test_too_much_memory_or_nesting_is_said_in_words(error: Exception) -> None:
    assert found(error).hint == "Make it smaller, with fewer levels."


@pytest.mark.usefixtures("guarded")
def test_a_file_that_the_system_refuses_says_why() -> None:
    assert found(PermissionError(13, "Permission denied", f"/home/a/{PATH}")).id == "unreadable-file"


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize(
    ("number", "cure"), [(errno.ENOENT, "make setup"), (errno.EACCES, "the right"), (errno.EROFS, "the right")]
)
def test_what_the_engine_needs_elsewhere_is_named_with_its_cure(tmp_path: Path, number: int, cure: str) -> None:
    finding = found(OSError(number, "It says so", str(tmp_path / "atlas.json")))
    assert "atlas.json cannot be read or written: It says so." in finding.message
    assert cure in finding.hint


@pytest.mark.usefixtures("guarded")
def test_the_panic_of_a_library_in_rust_is_a_mistake_though_it_is_no_exception() -> None:
    import pydantic_core  # noqa: F401 - it has such a class, without a name by which it could be imported

    panic = next(kind for kind in BaseException.__subclasses__() if kind.__name__ == "PanicException")
    assert found(panic("index out of bounds")).message == (
        "This could not be drawn (PanicException: index out of bounds)."
    )


@pytest.mark.usefixtures("guarded")
@pytest.mark.parametrize("error", [KeyboardInterrupt(), SystemExit(1), click.ClickException("The disk is full.")])
def test_what_ends_a_command_gets_through(error: BaseException) -> None:
    with pytest.raises(type(error)):
        found(error)


def test_debugging_shows_the_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(DEBUG, "1")
    assert found(KeyError("x")).id == "engine-error"
    assert "Traceback" in capsys.readouterr().err


def test_tests_see_the_error_itself() -> None:
    with pytest.raises(KeyError):
        found(KeyError("x"))
