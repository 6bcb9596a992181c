"""Checks say of themselves what they find, in their docstrings."""

from __future__ import annotations

import subprocess
import sys

from dashboard.core.settings import HOME


def test_python_without_docstrings_is_refused_in_one_line() -> None:
    command = [sys.executable, "-OO", "-c", "import dashboard.site.checks.catalogue"]
    done = subprocess.run(command, cwd=HOME / "hooks", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "PYTHONOPTIMIZE=2 (or -OO) lets Python leave out what checks say of themselves. Unset it."
    ]
