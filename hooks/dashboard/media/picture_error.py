"""Why a picture cannot be shown."""

from __future__ import annotations


class PictureError(ValueError):
    """A picture cannot be read as what its ending says. The message says what was read and what was expected."""

    def __init__(self, message: str, hint: str, line: int = 1) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        """What to do about it."""
        self.line = line
        """The line of an SVG."""
