"""What is wrong with how `desk` is called is one line, whatever the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.desk import main
from tests.samples.site import SITE, write_files


@pytest.mark.parametrize("command", ["check", "status"])
def test_a_moment_that_is_no_time_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    write_files(tmp_path, SITE)
    monkeypatch.setenv("DASHBOARD_AS_OF", "next week")
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), command])
    assert result.exit_code == 1
    assert "DASHBOARD_AS_OF" in result.output
    assert "expected a time such as 2026-12-01T06:00+01:00" in result.output


def test_a_config_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-f", str(tmp_path / "mkdocs.yml"), "check"])
    assert (result.exit_code, "does not exist" in result.output) == (2, True)
