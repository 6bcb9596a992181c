"""What DASHBOARD_AS_OF says: another moment than now, and the folder of a build for it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from dashboard.core.frozen import Frozen

VARIABLE = "DASHBOARD_AS_OF"
MARK = "as-of.txt"
"""A file that every folder of such a build holds, and no publication does."""


class AsOf(Frozen):
    """A moment that takes the place of now."""

    time: str
    """In ISO form; in the site's time zone, if it names none."""
    folder: Path | None
    """The one folder that a build for this moment may write; None where only the time was given."""


def read_as_of(environment: Mapping[str, str]) -> AsOf | None:
    """Read the variable: a time, or a time and an absolute folder with a blank between them.

    Args:
        environment: the variables of the process.

    Returns:
        None if the variable is not set, or empty.

    Raises:
        ValueError: it holds something else. The message is for whoever set it.
    """
    text = environment.get(VARIABLE, "").strip()
    if not text:
        return None
    if _is_time(text):
        return AsOf(text, None)
    time, _, folder = text.partition(" ")
    if _is_time(time) and Path(folder).is_absolute():
        return AsOf(time, Path(folder))
    raise ValueError(
        f"{VARIABLE}: read '{text}', expected a time such as 2026-12-01T06:00+01:00, or such a time and the full path "
        f"of a folder. Unset it: unset {VARIABLE}"
    )


def _is_time(text: str) -> bool:
    try:
        datetime.datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
