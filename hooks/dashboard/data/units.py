"""Comparing the units that data and declarations name."""

from __future__ import annotations


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units are the same, however they are spaced; None is no unit. Capitals count: MW is not mW."""
    return (left or "").split() == (right or "").split()
