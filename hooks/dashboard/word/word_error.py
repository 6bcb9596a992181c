"""Why a Word file cannot be read or written."""

from __future__ import annotations


class WordError(Exception):
    """A Word file cannot be read or written. The message says what was read and what was expected."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        """What to do about it."""
