"""A checkout in a folder whose name holds signs that programs take for patterns."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from dashboard.core.settings import HOME


def test_the_order_of_imports_is_right_in_a_folder_of_any_name(tmp_path: Path) -> None:
    """Ruff reads `src` as patterns, and would take the engine for a package of others."""
    folder = tmp_path / "Bericht #3 [OSW]"
    for place in ("hooks", "hooks/dashboard/edition", "tests/mkdocs_host"):
        (folder / place).mkdir(parents=True, exist_ok=True)
        for file in (HOME / place).glob("*.py"):
            shutil.copy(file, folder / place)
    shutil.copy(HOME / "pyproject.toml", folder)
    checked = [sys.executable, "-m", "ruff", "check", "--no-cache", "--quiet", "--select", "I"]
    done = subprocess.run(checked, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
