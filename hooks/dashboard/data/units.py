"""Comparing the units that data and declarations name."""

from __future__ import annotations

import re

from dashboard.numbers.units import read_unit

_QUALIFIED = re.compile(r"[,;(]|\b(?:current|constant|nominal|real|prices)\b", re.IGNORECASE)
"""What a unit is qualified by, such as 'USD bn, constant 2015 prices'. The vocabulary of units leaves it out."""


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units are the same, such as 'USD bn' and 'billion USD'; None is no unit."""
    names = [" ".join((name or "").split()) for name in (left, right)]
    if names[0] == names[1]:
        return True
    if not all(names) or any(_QUALIFIED.search(name) for name in names):
        return False
    return read_unit(names[0]) == read_unit(names[1])
