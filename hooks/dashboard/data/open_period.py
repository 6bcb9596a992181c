"""Periods that were not over when their data were updated: nothing whole is like their figures."""

from __future__ import annotations

import datetime
from collections.abc import Collection

from dashboard.core.period import Period


def is_open(period: Period, marks: Collection[str], updated: datetime.date) -> bool:
    """Whether a figure may tell of a part of its period only.

    Args:
        period: that of the figure.
        marks: those of the figure. An estimate may be of a whole period to come.
        updated: the day of the data.
    """
    return period.end > updated and "estimate" not in marks
