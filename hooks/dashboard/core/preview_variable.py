"""What DASHBOARD_PREVIEW says: that a build makes a preview as a folder of files, and until when that can be read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

PREVIEW_VARIABLE = "DASHBOARD_PREVIEW"


def preview_variable(expires: datetime.date, folder: Path) -> dict[str, str]:
    """The variable for a build.

    Args:
        expires: the last day of the preview.
        folder: the one that the build writes.
    """
    return {PREVIEW_VARIABLE: f"{expires} {folder}"}


def read_preview_variable(environment: Mapping[str, str], folder: Path | None) -> datetime.date | None:
    """Read the variable.

    One that was left behind in an environment does not turn a publication into a preview, since the folders differ.

    Args:
        environment: the variables of the process.
        folder: the one that the build writes; None where nothing says it.

    Returns:
        the last day of the preview; None if the variable does not name this folder.
    """
    day, _, named = environment.get(PREVIEW_VARIABLE, "").partition(" ")
    return datetime.date.fromisoformat(day) if folder and named and Path(named) == folder else None
