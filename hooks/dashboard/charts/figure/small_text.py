"""Words that have little room: with short months, and cut where nothing else helps."""

from __future__ import annotations

import re

from dashboard.charts.labels.text_width import shorten, text_width
from dashboard.core.dates import MONTHS

_MONTH = f"(?:{'|'.join(MONTHS)})"
_MONTHS = re.compile(rf"\b({_MONTH})(?: to ({_MONTH}))?(?= (?:19|20)\d\d\b)")


def with_short_months(text: str) -> str:
    """A text with the months of its dates as in our axes: 'Jan–Jun 2024' for 'January to June 2024'."""
    return _MONTHS.sub(lambda months: "–".join(month[:3] for month in months.groups() if month), text)


def cut(text: str, room: float, size: float) -> str:
    """A text cut to a width. A number at its end stays, such as the year of 'Chinese brands 2024'.

    Args:
        text: one line.
        room: the width that it may have, in CSS pixels.
        size: the font size in CSS pixels.

    Returns:
        The text, whole where it has room; empty where too little of it would be left.
    """
    start, _, last = text.rpartition(" ")
    if text_width(text, size) <= room or not (start and last.isdigit()):
        return shorten(text, room, size)
    short = shorten(start, room - text_width(f" {last}", size), size)
    return f"{short} {last}" if short else ""
