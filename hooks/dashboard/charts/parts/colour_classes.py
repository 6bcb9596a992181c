"""Colour classes: which amounts of a map have the same colour.

Equal steps of the range of amounts are the easiest to read, and stay while they tell countries apart. One giant among
many would leave all others in one colour; then the classes follow the gaps between the amounts (natural breaks: W. D.
Fisher, On Grouping for Maximum Homogeneity, Journal of the American Statistical Association 53, 1958; known to
mapmakers by G. F. Jenks). Where even these put nearly all into one, each class gets as many countries (quantiles).
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Literal, get_args

from dashboard.core.frozen import Frozen

Method = Literal["equal", "natural", "quantiles"]
MOST_IN_ONE = 0.7
"""The largest share of the amounts that one class may hold; with more, its colour says nothing about them."""
Cost = Callable[[int, int], float]
"""How bad it is to have the values from one index up to another in one class."""


class ColourClasses(Frozen):
    """The classes of a map, from the lowest amounts to the highest."""

    method: Method
    lowest: tuple[float, ...]
    """The lowest amount of each class."""
    steps: tuple[int, ...]
    """The number of the colour step of each class; 0 is the lightest."""
    largest_share: float
    """The share of all amounts that the fullest class holds."""

    def step(self, amount: float) -> int:
        """The number of the colour step of an amount."""
        return next(step for low, step in reversed([*zip(self.lowest, self.steps, strict=True)]) if amount >= low)


@lru_cache(maxsize=64)
def classify(amounts: tuple[float, ...], count: int, method: Method | None = None) -> ColourClasses:
    """Divide amounts into classes. Unless the steps are equal, no class holds amounts below and above nought.

    Args:
        amounts: at least one.
        count: the number of colour steps.
        method: how they are divided. If None, the first of the methods by which no class holds nearly all, or amounts
            below and above nought; else the one whose fullest class holds the fewest.

    Returns:
        The classes that hold any amount.
    """
    counts = Counter(amounts)
    values = sorted(counts)
    results = []
    for way in (method,) if method else get_args(Method):
        starts, steps = _equal_steps(values, count) if way == "equal" else _partition(values, counts, count, way)
        sizes = [sum(counts[value] for value in values[start:end]) for start, end in _spans(starts, len(values))]
        result = ColourClasses(way, tuple(values[start] for start in starts), steps, max(sizes) / len(amounts))
        both_signs = any(values[start] < 0 < values[end - 1] for start, end in _spans(starts, len(values)))
        if method or (result.largest_share <= MOST_IN_ONE and not both_signs):
            return result
        results += [] if both_signs else [result]
    return min(results, key=lambda result: result.largest_share)


def _spans(starts: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(itertools.pairwise([*starts, end]))


def _equal_steps(values: Sequence[float], count: int) -> tuple[list[int], tuple[int, ...]]:
    """The indexes at which classes start that divide the range equally, and their colour steps."""
    low, high = values[0], values[-1]
    steps = [min(count - 1, int((value - low) / (high - low) * count)) if high > low else count - 1 for value in values]
    starts = [index for index, step in enumerate(steps) if index == 0 or step != steps[index - 1]]
    return starts, tuple(steps[start] for start in starts)


def _partition(
    values: Sequence[float], counts: Counter[float], count: int, way: Method
) -> tuple[list[int], tuple[int, ...]]:
    """The indexes at which the classes start that cost least together, and their colour steps."""
    cost = _spread(values, counts) if way == "natural" else _unevenness(values, counts, count)
    starts = _cheapest_starts(len(values), min(count, len(values)), _without_both_signs(values, cost))
    last = max(1, len(starts) - 1)
    # Fewer classes than colours have colours far apart; a single one has the deepest.
    steps = [round((count - 1) * (index / last if starts[1:] else 1)) for index in range(len(starts))]
    return starts, tuple(steps)


def _spread(values: Sequence[float], counts: Counter[float]) -> Cost:
    """The sum of the squared distances of the amounts in a class from their mean."""
    middle = (values[0] + values[-1]) / 2
    numbers = [0, *itertools.accumulate(counts[value] for value in values)]
    sums = [0.0, *itertools.accumulate(counts[value] * (value - middle) for value in values)]
    squares = [0.0, *itertools.accumulate(counts[value] * (value - middle) ** 2 for value in values)]
    return lambda start, end: (
        squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (numbers[end] - numbers[start])
    )


def _unevenness(values: Sequence[float], counts: Counter[float], count: int) -> Cost:
    """How far the number of amounts in a class is from that of an even division, squared."""
    numbers = [0, *itertools.accumulate(counts[value] for value in values)]
    even = numbers[-1] / count
    return lambda start, end: (numbers[end] - numbers[start] - even) ** 2


def _without_both_signs(values: Sequence[float], cost: Cost) -> Cost:
    return lambda start, end: math.inf if values[start] < 0 < values[end - 1] else cost(start, end)


def _cheapest_starts(end: int, count: int, cost: Cost) -> list[int]:
    """Where the classes start that cost least together, by dynamic programming.

    The start of the last class never moves back when the end moves on. So each search halves the range of the next two,
    and 200 amounts take some milliseconds.
    """
    costs = [math.inf, *(cost(0, stop) for stop in range(1, end + 1))]
    starts_by_class = [[0] * (end + 1)]
    for number in range(1, count):
        next_costs, starts = [math.inf] * (end + 1), [0] * (end + 1)
        searches = [(number + 1, end, number, end - 1)]
        while searches:
            first, last, low, high = searches.pop()
            if first > last:
                continue
            stop = (first + last) // 2
            totals = ((costs[start] + cost(start, stop), start) for start in range(low, min(high, stop - 1) + 1))
            next_costs[stop], starts[stop] = min(totals)
            searches += [(first, stop - 1, low, starts[stop]), (stop + 1, last, starts[stop], high)]
        costs = next_costs
        starts_by_class.append(starts)
    path = [end]
    for starts in reversed(starts_by_class):
        path.append(starts[path[-1]])
    return path[:0:-1]
