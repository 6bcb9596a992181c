"""Periods that were not over when their data were updated: nothing whole is like their figures."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from dashboard.core.period import Period
from dashboard.core.words import _


def is_open(period: Period, marks: Collection[str], updated: datetime.date) -> bool:
    """Whether a figure may tell of a part of its period only.

    Args:
        period: that of the figure.
        marks: those of the figure. An estimate may be of a whole period to come.
        updated: the day of the data.
    """
    return period.end > updated and "estimate" not in marks


def is_so_far(period: Period, marks: Collection[str], updated: datetime.date) -> bool:
    """Whether a figure may tell of the part of its period that was over. Of one that had not begun it is a plan.

    Args:
        period: that of the figure.
        marks: those of the figure.
        updated: the day of the data.
    """
    return period.start <= updated and is_open(period, marks, updated)


def so_far(words: str, *, is_part: bool) -> str:
    """The words of a period, and whether its figure tells of the part that was over: '2024', '2025 so far'."""
    return _("%(period)s so far", period=words) if is_part else words
