"""A heading of a text."""

from __future__ import annotations

from dashboard.core.frozen import Frozen


class Heading(Frozen):
    """A heading of a text."""

    level: int
    """From 1."""
    id: str
    """Its anchor on the page."""
    words: str
    """As HTML."""
