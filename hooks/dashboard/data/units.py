"""Comparing the units that data and declarations name."""

from __future__ import annotations


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units are the same, however they are spaced and whatever their capitals; None is no unit."""
    return " ".join((left or "").split()).casefold() == " ".join((right or "").split()).casefold()
