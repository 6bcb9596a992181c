"""Groups things by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable


def group_by[Thing, Key: Hashable](things: Iterable[Thing], key_of: Callable[[Thing], Key]) -> dict[Key, list[Thing]]:
    """Return things by their key, in their order.

    Args:
        things: what is grouped.
        key_of: the key of a thing.
    """
    return group_by_each(things, lambda thing: (key_of(thing),))


def group_by_each[Thing, Key: Hashable](
    things: Iterable[Thing], keys_of: Callable[[Thing], Iterable[Key]]
) -> dict[Key, list[Thing]]:
    """Return things by each of their keys, in their order.

    Args:
        things: what is grouped.
        keys_of: the keys of a thing. It stands in the group of each.
    """
    groups = defaultdict[Key, list[Thing]](list)
    for thing in things:
        for key in keys_of(thing):
            groups[key].append(thing)
    return dict(groups)
