"""What the history of a repository does to a file."""

from __future__ import annotations

import datetime

from dashboard.core.frozen import Frozen


class Deletion(Frozen):
    """The deletion of a file."""

    revision: str
    """The commit before it, which still has the file."""
    at: datetime.datetime | None
    """None if it is not committed yet."""


class Addition(Frozen):
    """The addition of a file."""

    commit: str
    blob: str
    """The hash of what it held then."""
    at: datetime.datetime
    """When it was committed, in UTC."""
