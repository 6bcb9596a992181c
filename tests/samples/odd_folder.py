"""A folder whose name holds what means something to shells, loaders, URLs, globs or installers."""

from __future__ import annotations

import sys
from pathlib import Path

NAME = "Bericht #3 [OSW]; Проект 报告's %20 & $HOME"


def odd_folder(parent: Path) -> Path:
    """Make the folder. On Unix it also has a colon, which ends a path in lists of paths."""
    folder = parent / (NAME if sys.platform == "win32" else f"{NAME} a:b")
    folder.mkdir()
    return folder
