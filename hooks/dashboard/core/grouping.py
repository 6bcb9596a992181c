"""Groups things by their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable


def group_by[Thing](things: Iterable[Thing], names_of: Callable[[Thing], Iterable[str]]) -> dict[str, list[Thing]]:
    """Return things by each of their names, in their order.

    Args:
        things: what is grouped.
        names_of: the names of a thing. It stands in the group of each.
    """
    groups = defaultdict[str, list[Thing]](list)
    for thing in things:
        for name in names_of(thing):
            groups[name].append(thing)
    return dict(groups)
