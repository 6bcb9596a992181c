"""The command that sets up, as messages name it."""

from __future__ import annotations

import shutil
import sys


def set_up_command(system: str, *, has_make: bool) -> str:
    """What somebody types to set up. Windows has no python3, or one that only opens its shop."""
    if has_make:
        return "make setup"
    return "py hooks\\set_up.py" if system == "win32" else "python3 hooks/set_up.py"


SET_UP = set_up_command(sys.platform, has_make=bool(shutil.which("make")))
