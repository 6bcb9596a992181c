"""The bins of a histogram: equal steps between round numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise

from dashboard.charts.parts.quantiles import quantile
from dashboard.core.frozen import Frozen
from dashboard.core.number_text import format_number
from dashboard.core.words import _

MOST_BINS = 40
"""More bars than these are too narrow on a phone."""
_SLACK = 1.25
"""A round step may be so much finer than the recommended one; else few values would lie in one or two bins."""
_FACTORS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class Bin(Frozen):
    """One step: from its lower edge on, and below its upper edge; the last one has its upper edge, too."""

    low: Decimal
    high: Decimal
    label: str
    """Its edges in words, such as '10 to under 20'; of whole numbers the numbers that it holds, such as '10 to 19'."""


def bins_of(values: Sequence[Decimal], wanted: int | None = None) -> list[Bin]:
    """Divide the range of some values.

    The number is the larger one of what Freedman and Diaconis (1981, https://doi.org/10.1007/BF01025868) and Sturges
    (1926, https://doi.org/10.1080/01621459.1926.10502161) recommend, as NumPy's rule 'auto' has it. Then the step is
    rounded up to 1, 2, 2.5 or 5 times a power of ten, so that the edges are round and the bins rather fewer.

    Args:
        values: at least one.
        wanted: the largest number of bins, at least 2, in place of that rule. (Nought is always an edge.)

    Returns:
        The bins in ascending order, also those without a value.
    """
    low, high, whole = min(values), max(values), all(value == value.to_integral_value() for value in values)
    most = wanted or min(MOST_BINS, math.ceil(_recommended(values) * _SLACK))
    span = high - low or (Decimal(1) if whole else abs(high) or Decimal(1))
    power = Decimal(1).scaleb((span / most).adjusted())
    steps = [power * factor for factor in (*_FACTORS, Decimal(20), Decimal(25), Decimal(50))]
    steps = [step for step in steps if step == step.to_integral_value()] or [Decimal(1)] if whole else steps
    step = next((step for step in steps if _count(low, high, step, whole) <= most), steps[-1])
    first = _floor(low / step)
    edges = [(first + number) * step for number in range(_count(low, high, step, whole) + 1)]
    return [Bin(begin, end, _label(begin, end, whole, end == edges[-1])) for begin, end in pairwise(edges)]


def _count(low: Decimal, high: Decimal, step: Decimal, whole: bool) -> int:
    """How many steps hold all values. A continuous value at the last edge belongs to the step before it."""
    last = high / step
    end = _floor(last) + (1 if whole or last != last.to_integral_value() else 0)
    return max(1, end - _floor(low / step))


def _floor(number: Decimal) -> int:
    return int(number.to_integral_value(ROUND_FLOOR))


def _recommended(values: Sequence[Decimal]) -> int:
    ordered, count = sorted(values), len(values)
    span = ordered[-1] - ordered[0]
    width = 2 * float(quantile(ordered, Decimal("0.75")) - quantile(ordered, Decimal("0.25"))) / count ** (1 / 3)
    sturges = math.ceil(math.log2(count)) + 1
    return max(sturges, math.ceil(float(span) / width)) if width else sturges


def _label(low: Decimal, high: Decimal, whole: bool, is_last: bool) -> str:
    if whole:
        return (
            format_number(low)
            if high - low == 1
            else _("%(low)s to %(high)s", low=format_number(low), high=format_number(high - 1))
        )
    ends = {"low": format_number(low), "high": format_number(high)}
    return _("%(low)s to %(high)s", **ends) if is_last else _("%(low)s to under %(high)s", **ends)
