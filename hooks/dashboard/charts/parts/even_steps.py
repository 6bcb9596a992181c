"""Equal steps between the periods that an axis names: unequal ones look as if time ran faster in places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import gcd

from dashboard.charts.labels.tick_labels import GAP
from dashboard.core.period import MONTHS_IN, PeriodKind

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
STEPS: dict[PeriodKind, tuple[int, ...]] = {
    "date": (1, 2, 3, 7, 14),
    "week": (1, 2, 4),
    "yearmonth": (1, 2, 3, 6, *(12 * years for years in _YEARS)),
    "quarter": (1, 2, *(4 * years for years in _YEARS)),
    "half-year": (1, *(2 * years for years in _YEARS)),
    "year": _YEARS,
}
"""The round steps, in periods of the kind. Beyond these, days and weeks have the steps of months."""
ALIKE = 1.25
"""Steps that differ by no more than this look equal."""
_ALMOST = 4 / 3
"""They may differ by this where nothing but the two ends would be named."""
_NEAR, _FAR = 0.75, 1.25
"""How far an end may be from the round period beside it, in steps: else it looks as if the step were another one."""
_DENSE = 1.5
"""So many times the usual number of steps there may be, if no other lead from end to end."""
_LONGEST_ODD = 12
"""Longer steps that are not round lead to periods that nobody reckons with: 1900, 1931, 1962."""
_REST = 0.6
"""How far the last year is behind a round one, at least, in steps: nearer to it, both would seem to be one."""
_MOST_ODD = 4
"""Of steps that lead to no round periods, and are only almost equal, there are no more."""


def even_numbers(kind: PeriodKind, first: int, last: int, most: int, least: int) -> list[int]:
    """Which periods of an axis are named, at steps that look equal.

    A round step that leads from end to end is taken first. Then follow any other such step, but round periods between
    the ends before a long one. Of months, quarters and half-years one begins a year, if there is such a one: the year
    stands below it, and for that an end may be without a name. Where nothing else is left, years from a round one on
    are named at a round step, and the last one behind it: 2000, 2005, 2010, 2012; else steps are almost equal, or only
    the ends are named.

    Args:
        kind: of the periods.
        first: the number of the first one.
        last: that of the last one.
        most: how many steps there may be.
        least: the shortest step at which two names have room side by side, in periods.

    Returns:
        The numbers; only the last one if two names have no room.
    """
    span = last - first
    rounds = [*_round_numbers(kind, first, last, most, least)]
    most = min(most, span // least)
    if not most:
        return [last]
    exact = [step for step in range(least, span) if span % step == 0 and _tells_years(kind, first, last, step)]
    few = [step for step in exact if span // step <= most]
    if step := next((step for step in STEPS[kind] if step in few), 0):
        return [*range(first, last + 1, step)]
    whole = [numbers for numbers in rounds if (numbers[0], numbers[-1]) == (first, last) and look_even(numbers)]
    equal = [[*range(first, last + 1, step)] for step in few]
    short = [numbers for numbers in equal if numbers[1] - numbers[0] <= _LONGEST_ODD]
    if best := next((numbers for numbers in (*short, *whole, *equal) if 2 * len(numbers) > most), None):
        return best
    if step := next((step for step in exact if span // step <= _DENSE * most), 0):
        return [*range(first, last + 1, step)]
    in_year = _in_year(kind)
    if in_year == 1 and (numbers := _from_round_year(first, last, most, least)):
        return numbers
    almost = [first + number for number in _almost_even(span, most, least)]
    is_told = first // in_year == last // in_year and len(almost) > 2
    return almost if in_year == 1 or is_told or not rounds else rounds[0]


def least_step(room: float, width: float) -> int:
    """The shortest step at which names have room side by side, in places or periods of a width in CSS pixels."""
    return max(1, -int(-(width + GAP) // room))


def look_even(numbers: Sequence[int]) -> bool:
    """Whether the steps between numbers, three or more, look equal."""
    steps = [other - one for one, other in pairwise(numbers)]
    return len(steps) > 1 and max(steps) <= ALIKE * min(steps)


def steps_years(kind: PeriodKind, numbers: Sequence[int]) -> bool:
    """Whether named periods shorter than a year are a year apart, or more."""
    return _in_year(kind) > 1 and any(other - one >= _in_year(kind) for one, other in pairwise(numbers))


def _in_year(kind: PeriodKind) -> int:
    """How many periods a year has, if always as many."""
    return 12 // MONTHS_IN.get(kind, 12)


def _tells_years(kind: PeriodKind, first: int, last: int, step: int) -> bool:
    """Whether of periods at a step from the first one some begin a year, if any between the ends does."""
    in_year = _in_year(kind)
    if in_year == 1 or first // in_year == last // in_year:
        return True
    shared = gcd(step, in_year)
    return shared in (step, in_year) and first % shared == 0


def _round_numbers(kind: PeriodKind, first: int, last: int, most: int, least: int) -> Iterator[list[int]]:
    """Three or more round periods, with the ends where these fit in; from the shortest step on."""
    in_year = _in_year(kind)
    for step in STEPS[kind] if kind in MONTHS_IN else ():
        if step < least or (last - first) / step > most:
            continue
        numbers = [*range(-(-first // step) * step, last + 1, step)]
        numbers = _with_end(numbers[::-1], last, step, least)[::-1]
        # Of steps shorter than a year the one that begins it does not give way to an end.
        if step >= in_year or not numbers or numbers[0] % in_year or numbers[0] - first >= max(least, _NEAR * step):
            numbers = _with_end(numbers, first, step, least)
        if len(numbers) > 2:
            yield numbers


def _with_end(numbers: list[int], end: int, step: int, least: int) -> list[int]:
    """Round numbers and an end, from this on: it takes the place of one that is near, or stays away if all are far."""
    far = [number for number in numbers if abs(number - end) >= max(least, _NEAR * step)]
    fits = end not in numbers and far and abs(far[0] - end) <= _FAR * step
    return [end, *far] if fits else numbers


def _from_round_year(first: int, last: int, most: int, least: int) -> list[int]:
    """Years at a round step from a first one that is round, and the last one; none if that has no room behind them."""
    for step in STEPS["year"]:
        if step >= least and first % step == 0 and (last - first) / step <= most:
            numbers = [*range(first, last + 1, step)]
            return [*numbers, last] if len(numbers) > 2 and last - numbers[-1] >= max(least, _REST * step) else []
    return []


def _almost_even(span: int, most: int, least: int) -> list[int]:
    """Numbers from 0 to an end at almost equal steps, and no shorter than the least one: as many as there may be."""
    for alike in (ALIKE, _ALMOST):
        for count in range(min(most, _MOST_ODD), 1, -1):
            shortest, longest = span // count, -(-span // count)
            if shortest >= least and longest <= alike * shortest:
                return [(2 * number * span + count) // (2 * count) for number in range(count + 1)]
    return [0, span]
