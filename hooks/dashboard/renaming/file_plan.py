"""What a renaming does with one file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FilePlan:
    """One file."""

    path: str
    """From the root."""
    new_path: str
    before: bytes
    after: bytes
    places: int
    """How many places in it change."""
