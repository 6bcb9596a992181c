"""Comparing the units that data and declarations name."""

from __future__ import annotations

from decimal import Decimal

from dashboard.numbers.unit import PERCENT
from dashboard.numbers.units import is_qualified, read_unit


def same_unit(left: str | None, right: str | None) -> bool:
    """Whether two units are the same, such as 'USD bn' and 'billion USD'; None is no unit."""
    names = [" ".join((name or "").split()) for name in (left, right)]
    if names[0] == names[1]:
        return True
    if not all(names) or any(map(is_qualified, names)):
        return False
    return read_unit(names[0]) == read_unit(names[1])


def one_scale_apart(left: str, right: str) -> bool:
    """Whether two units count the same in different sizes, such as 'USD bn' and 'USD mn'."""
    one, other = read_unit(left), read_unit(right)
    return bool(left and right) and one.fits(other) and one.size != other.size


def percentage_points(difference: Decimal, unit: str | None) -> Decimal | None:
    """The difference of two percentages in percentage points.

    Args:
        difference: of two amounts in that unit.
        unit: the unit, such as '%', 'per cent', '% of GDP', or 'share', of which 0.3 is 30%.

    Returns:
        Percentage points; None if the amounts are no percentages.
    """
    known = read_unit(unit) if unit else None
    if known is None or known.measure != PERCENT:
        return None
    return difference * known.scale.numerator / known.scale.denominator
