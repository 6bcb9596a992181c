"""The home of the user."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def ensure_home() -> None:
    """Name a home if there is none, as in a container whose user the system does not know.

    Kernels and Playwright end where they find none, though they need nothing in it.
    """
    try:
        Path.home()
    except RuntimeError:
        os.environ["HOME"] = tempfile.gettempdir()
