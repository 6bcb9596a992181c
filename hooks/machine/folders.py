"""Where set-up puts things."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / ".cache"
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
SCRIPTS, EXE = ("Scripts", ".exe") if sys.platform == "win32" else ("bin", "")
PYTHON = VENV / SCRIPTS / f"python{EXE}"


def remove(path: Path) -> None:
    """Remove a folder, a file or a link if it is there. What a link leads to stays.

    Raises:
        OSError: it cannot be removed. It names `path`, and not the last thing within it that stayed.
    """
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
