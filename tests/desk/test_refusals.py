"""What the disk refuses ends a command with one line."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from dashboard.desk import Commands


@pytest.mark.parametrize(("number", "expected"), [(13, "Error: /a/b cannot be read or written: No."), (2, "")])
def test_a_refusal_is_one_line_and_other_errors_stay(number: int, expected: str) -> None:
    def fail() -> None:
        raise OSError(number, "No", "/a/b")

    group = Commands(name="desk")
    group.get_command = lambda *_: click.Command("x", callback=fail)  # type: ignore[method-assign]
    result = CliRunner().invoke(group, ["x"])
    assert result.output.startswith(expected)
    assert isinstance(result.exception, SystemExit) is bool(expected)
