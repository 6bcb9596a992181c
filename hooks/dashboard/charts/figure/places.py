"""Where figures stand, in words: 'all', names, or times."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Any

from dashboard.core.period import Period, period_named, range_in_words
from dashboard.core.words import _
from dashboard.data.column import Column


def format_time(value: datetime.date | float | str) -> str:
    """A point in time as readers see it: 2024, second quarter of 2024, 9 May 2024."""
    period = period_named(value)
    return period.words if period else str(value)


def list_places(chosen: Collection[Any], places: Collection[Any], field: Column, most: int | None = None) -> str:
    """Some of the places of figures: 'all', names, or times, where three or more in a row become '2000 to 2023'.

    Args:
        chosen: the places to list.
        places: all places.
        field: the field that names the places.
        most: how many names or times are listed; of the others the number is given. None lists all.

    Returns:
        The places as words.
    """
    if len(chosen) == len(places) > 1:
        return _("all")
    if not field.temporal:
        return shorten([field.label(place) for place in chosen], most)
    position = {place: number for number, place in enumerate(sorted(field.period(place) for place in places))}
    runs: list[list[Period]] = []
    for place in sorted(field.period(place) for place in chosen):
        if runs and position[place] == position[runs[-1][-1]] + 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    times: list[str] = []
    for run in runs:
        times += [range_in_words(run[0], run[-1])] if len(run) > 2 else [period.words for period in run]
    return shorten(times, most)


def shorten(words: list[str], most: int | None, mark: str = ", ") -> str:
    """Join the first words of a list, and say how many more there are.

    Args:
        words: the words.
        most: how many are listed; one more is named too, since its name is as short as its number. None lists all.
        mark: what stands between them.

    Returns:
        Such as 'Coal, Gas and 12 more'.
    """
    if most is None or len(words) <= most + 1:
        return mark.join(words)
    return _("%(words)s and %(number)s more", words=mark.join(words[:most]), number=len(words) - most)
