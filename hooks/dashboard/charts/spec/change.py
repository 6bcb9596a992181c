"""The change from one amount to another, in percentage points or in per cent."""

from __future__ import annotations

from decimal import Decimal

from dashboard.core.number_text import format_number, format_rounded, round_to
from dashboard.core.words import _
from dashboard.data.unit_forms import with_unit
from dashboard.data.units import percentage_points

POINTS = "percentage points"


def percentage_change(before: Decimal, now: Decimal) -> Decimal:
    """The change in per cent, with one decimal; a smaller one with its first digit.

    Args:
        before: the earlier amount, not nought. Of a negative one the size counts.
        now: the later amount.
    """
    percentage = (now - before) / abs(before) * 100
    return round_to(percentage, min(-1, percentage.adjusted())) if percentage else percentage


def change_in_words(before: Decimal, now: Decimal, unit: str) -> str:
    """The size of a change, without its direction.

    Args:
        before: the earlier amount.
        now: the later amount.
        unit: of both. The change of a percentage is told in percentage points.

    Returns:
        Such as '1.5 percentage points' or '12.3%'; 'USD 7 bn', the difference, from or to an amount that is not above
        nought.
    """
    points = percentage_points(abs(now - before), unit)
    if points is not None:
        text = format_rounded(points)
        return (
            _("%(number)s percentage point", number=text)
            if text == "1"
            else _("%(number)s percentage points", number=text)
        )
    if before <= 0 or now <= 0:
        return with_unit(format_rounded(abs(now - before)), unit)
    percentage = abs(percentage_change(before, now))
    return f"{format_number(percentage) if percentage < 1000 else format_rounded(percentage)}%"
