"""What words may compute from the values of one chart: sums, differences, averages, ratios, changes and shares."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from dashboard.numbers.times import Time
from dashboard.numbers.unit import PERCENT, TIMES, Unit
from dashboard.pieces.shown_values import Amount, ShownValue

_MAX_COMPARED = 6
"""Of more values at one time, only the first are compared two by two."""


class Result(Amount):
    """A computed value."""

    how: str
    """Such as 'difference' or 'change in per cent'."""
    of: tuple[ShownValue, ...]
    """The values that it was computed from."""


def results_at(then: Sequence[ShownValue]) -> Iterator[Result]:
    """What may be said of the values of one unit at one time.

    Args:
        then: the values of one origin, such as those of all series of a chart in 2024.
    """
    if len(then) < 2:
        return
    whole = sum((shown.value for shown in then), Decimal())
    yield Result(whole, then[0].unit, "sum", tuple(then))
    yield Result(whole / len(then), then[0].unit, "average", tuple(then))
    for shown in then if whole else ():
        yield Result(shown.value / whole * 100, Unit(PERCENT), "share of the sum", (shown, *then))
    for first, second in combinations(then[:_MAX_COMPARED], 2):
        yield Result(first.value + second.value, first.unit, "sum", (first, second))
        yield from _comparisons(first, second)
        yield from _comparisons(second, first)


def results_between(earlier: ShownValue, later: ShownValue) -> Iterator[Result]:
    """What may be said of two values of one series: by how much it changed, and how many times as large it became.

    Args:
        earlier: the value at the earlier time.
        later: the value at the later time.
    """
    yield from _comparisons(earlier, later)
    yield from (result for result in _comparisons(later, earlier) if result.how == "ratio")


def _comparisons(first: ShownValue, second: ShownValue) -> Iterator[Result]:
    both = (first, second)
    change = second.value - first.value
    yield Result(change, first.unit, "difference", both)
    if first.unit.measure == PERCENT:
        yield Result(change, Unit("point", first.unit.scale), "difference", both)
    if first.value:
        yield Result(change / first.value * 100, Unit(PERCENT), "change", both)
        yield Result(second.value / first.value, Unit(TIMES), "ratio", both)


def results_until(series: Sequence[ShownValue], last: ShownValue) -> Iterator[Result]:
    """The sum and the average of a series up to one of its values.

    Args:
        series: its values.
        last: one of them.
    """
    until = tuple(shown for shown in series if _start_of(shown) <= _start_of(last))
    if len(until) > 1:
        whole = sum((shown.value for shown in until), Decimal())
        yield Result(whole, last.unit, "sum", until)
        yield Result(whole / len(until), last.unit, "average", until)


def series_of(shown: ShownValue, values: Sequence[ShownValue]) -> list[ShownValue]:
    """The values that differ from one only in their time, in order of time."""
    same = [other for other in values if other.period and (other.names, other.origin) == (shown.names, shown.origin)]
    return sorted(same, key=_start_of)


def results_for(then: Sequence[ShownValue], values: Sequence[ShownValue], times: Sequence[Time]) -> Iterator[Result]:
    """What may be said of the values of one time.

    Args:
        then: the values of this time and of one unit.
        values: the values of all times.
        times: the other times that the words name. The times before and behind count as named.
    """
    for origin in dict.fromkeys(shown.origin for shown in then):
        yield from results_at([shown for shown in then if shown.origin == origin])
    for shown in then:
        series = series_of(shown, values)
        place = series.index(shown)
        for index, other in enumerate(series):
            is_named = any(map(other.is_of, times))
            if index < place and (is_named or index == place - 1):
                yield from results_between(other, shown)
            elif index > place and (is_named or index == place + 1):
                yield from results_between(shown, other)
        yield from results_until(series, shown)


def _start_of(shown: ShownValue) -> datetime.date:
    return shown.period.start if shown.period else datetime.date.min
