"""The years of the names of an axis of time, which only the first name of each year has: 'Nov', '2023' below it, 'Dec'.

Where that name is left out for want of room, the next one would be read as one of the year before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from dashboard.charts.style.escaping import LINE_BREAK
from dashboard.core.lazy_re import lazy_re

_YEARS = lazy_re(r"(\d\d)(\d\d)(?:–(\d\d))?")
"""A year, or two for months that reach from one to the next: '2022–23'."""


def with_years(values: Sequence[Any], texts: Sequence[str], kept: Collection[Any]) -> list[str]:
    """The names that stay on an axis of time, each with its year unless the one before it has the same.

    Args:
        values: the places of all names on the axis.
        texts: all names.
        kept: the places of those that stay.

    Returns:
        A text for each place; an empty one where the name is left out.
    """
    named, year, shown = list[str](), "", ""
    for value, text in zip(values, texts, strict=True):
        first, _, below = text.partition(LINE_BREAK)
        is_short = re.fullmatch(r"\d\d", text) and re.fullmatch(r"\d{4}", str(value))
        begin, year = _ends(below or (str(value) if is_short else first)) or (year, year)
        if value not in kept:
            named.append("")
            continue
        if is_short:
            named.append(text if shown[:2] == begin[:2] else str(value))
        else:
            named.append(text if below or first == begin or shown == begin else f"{text}{LINE_BREAK}{begin}")
        shown = year
    return named


def _ends(years: str) -> tuple[str, str] | None:
    """The first and the last of some years: '2022' and '2023' of '2022–23'. None if the text is another one."""
    found = _YEARS.fullmatch(years)
    if not found:
        return None
    century, first, last = found.groups()
    if last is None:
        return years, years
    return century + first, f"{int(century) + (last < first):02}{last}"
