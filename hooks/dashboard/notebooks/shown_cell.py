"""A code cell as a page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard.core.frozen import Frozen


class ShownCell(Frozen):
    """A code cell on a page."""

    number: int
    """From 1 among all cells; the slot in the text has the same number."""
    source: str
    """Its code; empty if readers do not get it."""
    outputs: tuple[Mapping[str, Any], ...] = ()
    """In nbformat's schema. What `pieces/output_collector.py` makes is HTML, with `@base@` for the site's root."""
    folded: bool = False
    """Whether readers have to open the outputs, as they open the code."""
