"""What the history of a repository does to a file."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Deletion:
    """The deletion of a file."""

    revision: str
    """The commit before it, which still has the file."""
    at: datetime.datetime | None
    """None if it is not committed yet."""


@dataclass(frozen=True)
class Addition:
    """The addition of a file."""

    commit: str
    blob: str
    """The hash of what it held then."""
    at: datetime.datetime
    """When it was committed, in UTC."""
