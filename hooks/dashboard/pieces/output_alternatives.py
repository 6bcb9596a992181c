"""The text alternatives that code gives to the pictures of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from dashboard.core.lazy_re import lazy_re

_COMMENT = lazy_re(r"^[ \t]*#[ \t]*alt:[ \t]*(\S.*?)[ \t]*$", re.M | re.I)
NO_ALTERNATIVE = "A picture that this cell draws has no text alternative."
HINT = (
    "Write # alt: and what it shows on a line of its own in the cell, one such line for each picture in their order; "
    'or show it by display(figure, metadata={"image/png": {"alt": "…"}}).'
)
"""What to do about a picture without one."""


class Alternatives:
    """The alternatives of one cell, given out in the order of its pictures."""

    def __init__(self, source: str, for_all: str) -> None:
        """Read a cell.

        Args:
            source: its code.
            for_all: the alternative in the metadata of the cell; empty if it has none.
        """
        self._comments = iter(_COMMENT.findall(source))
        self._for_all = for_all

    def next_one(self, metadata: Mapping[str, Any] | None = None) -> str:
        """The alternative of the next picture; empty if nobody gave one.

        Args:
            metadata: of its output.
        """
        comment = next(self._comments, "")
        given = (metadata or {}).get("alt")
        return given.strip() if isinstance(given, str) and given.strip() else comment or self._for_all
