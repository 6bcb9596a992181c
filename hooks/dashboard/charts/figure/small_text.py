"""Words that have little room: with short months, and cut where nothing else helps."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.charts.labels.text_width import shorten, text_width
from dashboard.core.dates import MONTHS
from dashboard.core.lazy_re import lazy_re

_MONTH, _YEAR = f"(?:{'|'.join(MONTHS)})", r"(?:19|20)\d\d"
_SPAN = lazy_re(rf"({_MONTH})(?:(?: to | through |[–-])({_MONTH}))? ({_YEAR})(?: to ({_MONTH}) ({_YEAR}))?\b")
"""A month of a year, several of one year, or from a month of one to a month of another."""
_ONE_YEAR = lazy_re(_YEAR)


def with_short_months(text: str) -> str:
    """A text with the months at its beginning as in our axes: 'Jan–Jun 2024' for 'January to June 2024'."""
    found = _SPAN.match(text)
    if not found:
        return text
    first, last, year, end, end_year = found.groups()
    short = f"{first[:3]}–{last[:3]} {year}" if last else f"{first[:3]} {year}"
    return f"{short} to {end[:3]} {end_year}{text[found.end() :]}" if end else f"{short}{text[found.end() :]}"


def cut(text: str, room: float, size: float) -> str:
    """A text cut to a width. A year at its end stays, as in 'Chinese brands 2024'.

    Args:
        text: one line.
        room: the width that it may have, in CSS pixels.
        size: the font size in CSS pixels.

    Returns:
        The text, whole where it has room; empty where too little of it would be left.
    """
    start, _, year = text.rpartition(" ")
    ends_with_year = _ONE_YEAR.fullmatch(year) and not any(map(str.isdigit, start))
    if text_width(text, size) <= room or not ends_with_year or _SPAN.match(text):
        return shorten(text, room, size)
    short = shorten(start, room - text_width(f" {year}", size), size)
    return f"{short} {year}" if short else ""


def cut_all(texts: Mapping[int, str], room: float, size: float) -> dict[int, str]:
    """Texts cut to a width, by their rows. Those that would be equal then, and were not, are left out.

    Args:
        texts: the texts by their rows.
        room: the width that each may have, in CSS pixels.
        size: the font size in CSS pixels.
    """
    short = {row: cut(text, room, size) for row, text in texts.items()}
    originals: dict[str, set[str]] = {}
    for row, text in short.items():
        originals.setdefault(text, set()).add(texts[row])
    return {row: text for row, text in short.items() if text and len(originals[text]) == 1}
