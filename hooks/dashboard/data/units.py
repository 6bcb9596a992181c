"""Comparing the units that data and declarations name."""

from __future__ import annotations

from dashboard.numbers.units import is_qualified, read_unit


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units are the same, such as 'USD bn' and 'billion USD'; None is no unit."""
    names = [" ".join((name or "").split()) for name in (left, right)]
    if names[0] == names[1]:
        return True
    if not all(names) or any(map(is_qualified, names)):
        return False
    return read_unit(names[0]) == read_unit(names[1])
