"""Quantiles of some values."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """The value below which a share of the values lies, by linear interpolation between two of them.

    It is definition 7 of Hyndman and Fan (1996, https://doi.org/10.1080/00031305.1996.10473566), which NumPy, R and the
    QUARTILE.INC of spreadsheets use.

    Args:
        ordered: the values in ascending order, at least one.
        share: from 0 to 1: 0.25 for the lower quartile, 0.5 for the median.
    """
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
