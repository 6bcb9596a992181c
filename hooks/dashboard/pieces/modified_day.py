"""When a piece was last changed for readers. All that the site says of it elsewhere names the same day."""

from __future__ import annotations

import datetime

from dashboard.pieces.analysis import Analysis


def modified_day(piece: Analysis) -> datetime.date | None:
    """The day on which a piece was last updated or corrected; None if it never was after its publication."""
    days = [piece.front.updated, *(correction.date for correction in piece.front.corrections)]
    last = max((day for day in days if day), default=None)
    return last if last and last > piece.day else None
